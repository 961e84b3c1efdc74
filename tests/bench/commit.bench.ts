/**
 * The commit of a sale against one bare transaction that writes the same bytes: ten lines, a member, points, a receipt job.
 * Twice: what the store does (`store.commit`), and the whole verb as a screen calls it, priced, decided and answered.
 * The bare transaction takes turns with the sale, so that whatever slows the disk slows both.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { assert } from "#core/assert.ts";
import { makeMemberNumber } from "#core/cards/member-number.ts";
import { openTill } from "#main/open-till.ts";
import type { OpenedTill } from "#main/open-till.ts";
import { bigShopSale, copyOfBigShop, eanOf, memberRefOf, OWNER_PIN } from "../builders/big-shop.ts";
import { bareTransaction } from "./commit-ratio.ts";
import { COUNTER_SIZE } from "./counter.ts";
import { argumentsOf, figuresOf, report, seededRandom } from "./figures.ts";

const { runs: runsText = "400" } = argumentsOf("runs");
const runs = Number(runsText);
const LINES = 10;
/** Behind the ids of the sales that the shop was built with. */
const FIRST_NEW = 10_000_000;

const shop = await copyOfBigShop(COUNTER_SIZE);
const opened = openTill(shop.dataDir, { holderName: "bench" });
assert(opened.ok, "the shop opens");
const { engine, port, close } = opened.value;
await signIn(opened.value);

// As many bytes as the sale leaves behind: its facts, and what the tables beside the journal keep of it.
const chance = seededRandom(5);
let nextSale = FIRST_NEW;
const wishOf = (n: number) => ({
  n,
  nowMs: Date.now(),
  size: COUNTER_SIZE,
  memberRef: memberRefOf(n % 2000),
  lineCount: LINES,
});
const BESIDE_THE_FACTS = 1500;
const bytes = JSON.stringify(bigShopSale(engine, wishOf(FIRST_NEW), chance).facts).length + BESIDE_THE_FACTS;
const bare = bareTransaction(join(shop.dataDir, "bare.db"), bytes);

const backToBack = await takeTurns(0);
/** As at a till, where the disk has rested between two sales. */
const afterRest = await takeTurns(25);

const headBefore = engine.store.head().seq;
const verbMs: number[] = [];
const bareMs: number[] = [];
for (let run = 0; run < runs / 2; run += 1) {
  const tender = await fillBasket(run);
  const startedMs = performance.now();
  await done("takeTender", tender);
  const betweenMs = performance.now();
  bare();
  verbMs.push(betweenMs - startedMs);
  bareMs.push(performance.now() - betweenMs);
}
const sold = engine.store.head().seq - headBefore;
await close();
shop.remove();
report({
  what: "sale commit (10 lines, member, points, receipt job) against one bare transaction of the same bytes, WAL and FULL",
  aim: "median ≤ 1.5 ×",
  bytes,
  backToBack,
  afterRest,
  wholeVerb: besideBare(verbMs, bareMs),
});
if (sold !== verbMs.length) process.exitCode = 1;

async function takeTurns(restMs: number) {
  const saleMs: number[] = [];
  const bareTurnMs: number[] = [];
  const warmUp = Math.ceil(runs / 10);
  for (let run = 0; run < warmUp + runs; run += 1) {
    nextSale += 1;
    const act = bigShopSale(engine, wishOf(nextSale), chance);
    if (restMs > 0) await pause(restMs);
    const startedMs = performance.now();
    engine.store.commit(act);
    const committedMs = performance.now();
    if (restMs > 0) await pause(restMs);
    const bareStartedMs = performance.now();
    bare();
    const endedMs = performance.now();
    if (run < warmUp) continue;
    saleMs.push(committedMs - startedMs);
    bareTurnMs.push(endedMs - bareStartedMs);
  }
  return besideBare(saleMs, bareTurnMs);
}

function besideBare(saleMs: readonly number[], bareTurnMs: readonly number[]) {
  const [sale, bareFigures] = [figuresOf(saleMs), figuresOf(bareTurnMs)];
  const medianRatio = Number((sale.medianMs / bareFigures.medianMs).toPrecision(4));
  return { ...sale, bare: bareFigures, medianRatio };
}

async function done(name: string, input: object): Promise<unknown> {
  const answer = await port.call(name, { commandId: randomUUID(), ...input });
  if (!answer.ok) throw new Error(`${name}: ${answer.failure.code}`);
  return answer.value;
}

async function signIn({ engine: { store: shopStore } }: OpenedTill): Promise<void> {
  const [owner] = shopStore.staff.list();
  assert(owner !== undefined, "the shop has an owner");
  await done("signIn", { staffId: owner.id, pin: OWNER_PIN });
}

/** Scans a member's card and ten goods; answers the tender that pays for them. */
async function fillBasket(run: number): Promise<object> {
  const settings = engine.store.findSettings();
  assert(settings !== null, "the shop is set up");
  await done("scan", { text: makeMemberNumber(settings, 1 + (run % 2000)), source: "virtual" });
  for (let line = 0; line < LINES; line += 1) {
    await done("scan", { text: eanOf((run * 977 + line * 31) % COUNTER_SIZE.products), source: "virtual" });
  }
  const { id: basketId, revision } = engine.openBasket.basket;
  return { basketId, revision, tender: { kind: "cash", handedMinor: 50_000 } };
}
