/**
 * The commit of a sale against bare transactions that write the same bytes: ten lines, a member, points, a receipt job.
 * What the store does (`store.commit`), and the whole verb as a screen calls it, priced, decided and answered. The bare
 * ones (one row of all the bytes; the same rows, table by table) take turns with the sale, so that whatever slows the disk
 * slows all.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { assert } from "#core/assert.ts";
import { makeMemberNumber } from "#core/cards/member-number.ts";
import { openTill } from "#main/open-till.ts";
import { bigShopSale, copyOfBigShop, eanOf, memberRefOf, OWNER_PIN } from "../builders/big-shop.ts";
import { bareRow, bareRows } from "./bare-transactions.ts";
import { COUNTER_SIZE } from "./counter.ts";
import { argumentsOf, figuresOf, report, seededRandom } from "./figures.ts";
import type { Figures } from "./figures.ts";

const runs = Number(argumentsOf("runs").runs ?? 400);
const LINES = 10;
/** Behind the ids of the sales that the shop was built with. */
const FIRST_NEW = 10_000_000;
/** What the tables beside the journal keep of a sale: ids, answer, summary, postings, standing, job. */
const BESIDE_THE_FACTS = 1000;
/** As at a till, where the disk has rested between two sales. */
const REST_MS = 25;

const shop = await copyOfBigShop(COUNTER_SIZE);
const opened = openTill(shop.dataDir, { holderName: "bench" });
assert(opened.ok, "the shop opens");
const till = opened.value;
const { engine, port } = till;
const settings = engine.store.findSettings();
const [owner] = engine.store.staff.list();
assert(settings !== null && owner !== undefined, "the shop is set up");
await done("signIn", { staffId: owner.id, pin: OWNER_PIN });

const chance = seededRandom(5);
const actOf = (n: number) => {
  const memberRef = memberRefOf(n % COUNTER_SIZE.members);
  return bigShopSale(engine, { n, nowMs: Date.now(), size: COUNTER_SIZE, memberRef, lineCount: LINES }, chance);
};
const factBytes = JSON.stringify(actOf(FIRST_NEW).facts).length;
const bares = {
  oneRow: bareRow(join(shop.dataDir, "bare-row.db"), factBytes + BESIDE_THE_FACTS),
  sameRows: bareRows(join(shop.dataDir, "bare-rows.db"), factBytes),
};

/** A sale, one bare row, the same bare rows, a sale …, each timed. */
class Turns {
  readonly #durationsMs = { sale: [] as number[], oneRow: [] as number[], sameRows: [] as number[] };

  take(which: "sale" | keyof typeof bares, startedMs: number): void {
    this.#durationsMs[which].push(performance.now() - startedMs);
  }

  async takeBares(restMs: number): Promise<void> {
    for (const which of ["oneRow", "sameRows"] as const) {
      await pause(restMs);
      const startedMs = performance.now();
      bares[which]();
      this.take(which, startedMs);
    }
  }

  figures() {
    const warm = (durations: readonly number[]): Figures =>
      figuresOf(durations.slice(Math.ceil(durations.length / 10)));
    const { sale, oneRow, sameRows } = this.#durationsMs;
    const found = { sale: warm(sale), oneRow: warm(oneRow), sameRows: warm(sameRows) };
    const ratio = (bare: Figures): number => Number((found.sale.medianMs / bare.medianMs).toPrecision(4));
    return { ...found, medianRatioToOneRow: ratio(found.oneRow), medianRatioToSameRows: ratio(found.sameRows) };
  }
}

let nextSale = FIRST_NEW;
const headBefore = engine.store.head().seq;
const backToBack = await takeTurns(0);
const afterRest = await takeTurns(REST_MS);
const wholeVerb = await takeTenders();
const sold = engine.store.head().seq - headBefore;
await till.close();
shop.remove();
report({
  what: "sale commit (10 lines, member, points, receipt job) against a bare transaction of the same bytes, WAL and FULL",
  aim: "median ≤ 1.5 ×",
  bytes: factBytes + BESIDE_THE_FACTS,
  backToBack,
  afterRest,
  wholeVerb,
});
if (sold !== runs * 3) process.exitCode = 1;

async function takeTurns(restMs: number) {
  const turns = new Turns();
  for (let run = 0; run < runs; run += 1) {
    nextSale += 1;
    const act = actOf(nextSale);
    await pause(restMs);
    const startedMs = performance.now();
    engine.store.commit(act);
    turns.take("sale", startedMs);
    await turns.takeBares(restMs);
  }
  return turns.figures();
}

async function takeTenders() {
  const turns = new Turns();
  for (let run = 0; run < runs; run += 1) {
    const tender = await fillBasket(run);
    const startedMs = performance.now();
    await done("takeTender", tender);
    turns.take("sale", startedMs);
    await turns.takeBares(0);
  }
  return turns.figures();
}

async function done(name: string, input: object): Promise<void> {
  const answer = await port.call(name, { commandId: randomUUID(), ...input });
  if (!answer.ok) throw new Error(`${name}: ${answer.failure.code}`);
}

/** Scans a member's card and ten goods; answers the tender that pays for them. */
async function fillBasket(run: number): Promise<object> {
  assert(settings !== null, "the shop is set up");
  await done("scan", { text: makeMemberNumber(settings, 1 + (run % COUNTER_SIZE.members)), source: "virtual" });
  for (let line = 0; line < LINES; line += 1) {
    await done("scan", { text: eanOf((run * 977 + line * 31) % COUNTER_SIZE.products), source: "virtual" });
  }
  const { id: basketId, revision } = engine.openBasket.basket;
  return { basketId, revision, tender: { kind: "cash", handedMinor: 50_000 } };
}
