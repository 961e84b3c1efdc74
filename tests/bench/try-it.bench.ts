/**
 * A trial over 100,000 sales beside a till that sells: how long it takes, how often it says how far it is, how soon it can
 * be cancelled, and what it does to a scan on its way to the screen (see scan-to-paint.bench.ts), against the same till
 * idle before and after it. A trial that ends before enough was scanned is started again.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { CallInput } from "#contract/calls.ts";
import type { Program } from "#core/program/program.ts";
import { programSchema } from "#core/program/program.ts";
import { assert } from "#core/assert.ts";
import { copyOfBigShop, eanOf, OWNER_PIN, productOf } from "../builders/big-shop.ts";
import type { BigShopSize } from "../builders/big-shop.ts";
import { atCounter, newCommand } from "./counter.ts";
import type { Counter } from "./counter.ts";
import { argumentsOf, figuresOf, report, seededRandom } from "./figures.ts";

const { scans: scansText = "200", sales: salesText = "100000" } = argumentsOf("scans", "sales");
const scans = Number(scansText);
const SIZE: BigShopSize = { members: 20_000, products: 100_000, sales: Number(salesText) };
const WARM_UP = 30;
const LINES_MAX = 15;
const PERIOD = { from: "2025-11-22", through: "2026-11-21" };

const chance = seededRandom(7);
let scanned = 0;
let inBasket = 0;

const makeShop = async () => ({ ...(await copyOfBigShop(SIZE)), pin: OWNER_PIN });
await atCounter(async (counter) => {
  const program = await draftOf(counter);
  await scanFor(counter, WARM_UP);
  const idleBefore = await scanFor(counter, scans / 2);

  const whole = await tryWhole(counter, program);
  const during: number[] = [];
  while (during.length < scans) {
    await counter.call("startTrial", { ...newCommand(), program, ...PERIOD });
    while (during.length < scans && (await counter.call("getTrial", {})).state === "running") {
      during.push(...(await scanFor(counter, 1)));
    }
  }
  const cancelMs = await timeCancel(counter, program);
  const idleAfter = await scanFor(counter, scans / 2);

  const [idle, busy] = [figuresOf([...idleBefore, ...idleAfter]), figuresOf(during)];
  report({
    what: `a trial over ${SIZE.sales} sales beside a till that sells`,
    aim: "trial ≤ 60 s with progress; scan to paint p99 during it ≤ 2 × idle; cancel ≤ 200 ms",
    trial: whole,
    cancelMs,
    scanToPaint: {
      idle,
      during: busy,
      medianRatio: ratio(busy.medianMs, idle.medianMs),
      p99Ratio: ratio(busy.p99Ms, idle.p99Ms),
    },
  });
}, makeShop);

function ratio(over: number, under: number): number {
  return Number((over / under).toPrecision(3));
}

/** The programme of the shop with better tiers, three promotions and twice the points. */
async function draftOf({ call }: Counter): Promise<CallInput<"startTrial">["program"]> {
  const [newest] = await call("listPrograms", {});
  assert(newest !== undefined, "the shop has a programme");
  const current = await call("getProgram", { id: newest.id, version: newest.version });
  const name = { en: "Trial", "zh-CN": "试算" };
  const document: Program = programSchema.parse({
    ...current,
    earning: { ...current.earning, rules: current.earning.rules.map((rule) => ({ ...rule, points: rule.points * 2 })) },
    promotions: [
      {
        id: "three-for-two",
        name,
        action: { kind: "cheapestFree", items: { onlyCategories: ["category-1"] }, of: 3, free: 1 },
      },
      {
        id: "happy-hour",
        name,
        when: { hours: [{ from: "15:00", until: "17:00" }] },
        action: { kind: "percentOff", rate: 1000 },
      },
      {
        id: "spend",
        name,
        action: { kind: "spendSteps", steps: [{ fromMinor: 5000, off: { kind: "percent", rate: 500 } }] },
      },
    ],
  });
  return { kind: "document", document };
}

/** One trial with nothing beside it but questions how far it is. */
async function tryWhole({ call }: Counter, program: CallInput<"startTrial">["program"]) {
  const startedAtMs = performance.now();
  await call("startTrial", { ...newCommand(), program, ...PERIOD });
  const seen = new Set<number>();
  for (;;) {
    const view = await call("getTrial", {});
    if (view.state === "running") seen.add(view.done);
    else {
      assert(view.state === "finished", `the trial ended as ${view.state}`);
      const seconds = Number(((performance.now() - startedAtMs) / 1000).toPrecision(3));
      const { sales, members, refused } = view.result;
      return { seconds, progressSeen: seen.size, sales, members, refused: refused.count };
    }
    await pause(100);
  }
}

async function timeCancel({ call }: Counter, program: CallInput<"startTrial">["program"]): Promise<number> {
  if ((await call("getTrial", {})).state === "running") await call("cancelTrial", newCommand());
  await call("startTrial", { ...newCommand(), program, ...PERIOD });
  await pause(1500);
  const startedAtMs = performance.now();
  const { state } = await call("cancelTrial", newCommand());
  assert(state === "cancelled", `a cancelled trial is ${state}`);
  return Math.round(performance.now() - startedAtMs);
}

/** Scans so many products; answers how long each was on its way to the screen. */
async function scanFor(counter: Counter, count: number): Promise<number[]> {
  const durations: number[] = [];
  while (durations.length < count) {
    const n = (scanned * 7919 + 11) % SIZE.products;
    scanned += 1;
    const watching = await counter.watch("section li", productOf(n).name);
    await pause(60 + chance() * 60);
    const sentAtMs = counter.nowMs();
    counter.line.send(`${eanOf(n)}\r\n`);
    durations.push((await watching.seen()).paintedAtMs - sentAtMs);
    inBasket += 1;
    if (inBasket < LINES_MAX) continue;
    await counter.call("voidBasket", { ...newCommand(), reason: "bench" });
    inBasket = 0;
    await pause(100);
  }
  return durations;
}
