/**
 * A shop after a year against the same shop on its first day, in turn: 200,000 sales, one record with a tenth of them,
 * members with 5,000 entries. A scan and a commit as the screen calls them; the members sold to are the heavy ones.
 */
import { randomUUID } from "node:crypto";
import { assert } from "#core/assert.ts";
import { makeMemberNumber } from "#core/cards/member-number.ts";
import { openTill } from "#main/open-till.ts";
import { copyOfBigShop, eanOf, OWNER_PIN, YEAR } from "../builders/big-shop.ts";
import type { BigShopSize } from "../builders/big-shop.ts";
import { argumentsOf, figuresOf, report, seededRandom } from "./figures.ts";

const { sales: salesText = "150" } = argumentsOf("sales");
const sales = Number(salesText);
const WARM_UP = 15;
const LINES = 10;
const DAY_ONE: BigShopSize = { members: 2000, products: 100_000, sales: 0 };
/** The walk-in record and the members who come daily are the first six. */
const HEAVY_MEMBERS = 6;

interface Side {
  readonly cardMs: number[];
  readonly scanMs: number[];
  readonly commitMs: number[];
  sell(sale: number, counts: boolean): Promise<void>;
  close(): Promise<void>;
}

const old = await openSide(YEAR);
const fresh = await openSide(DAY_ONE);
const seeds = seededRandom(3);
for (let sale = 0; sale < WARM_UP + sales; sale += 1) {
  const seed = Math.floor(seeds() * YEAR.products);
  const [first, second] = sale % 2 === 0 ? [old, fresh] : [fresh, old];
  await first.sell(seed + sale, sale >= WARM_UP);
  await second.sell(seed + sale, sale >= WARM_UP);
}
await old.close();
await fresh.close();

const beside = (a: readonly number[], b: readonly number[]) => {
  const [year, dayOne] = [figuresOf(a), figuresOf(b)];
  const ratio = (over: number, under: number): number => Number((over / under).toPrecision(3));
  return {
    year,
    dayOne,
    medianRatio: ratio(year.medianMs, dayOne.medianMs),
    p99Ratio: ratio(year.p99Ms, dayOne.p99Ms),
  };
};
report({
  what: "a year-old shop against day one: 200,000 sales, 20,000 on one record, members with 5,000 entries",
  aim: "scan and commit p99 within 1.5 ×",
  memberCard: beside(old.cardMs, fresh.cardMs),
  scan: beside(old.scanMs, fresh.scanMs),
  commit: beside(old.commitMs, fresh.commitMs),
});

async function openSide(size: BigShopSize): Promise<Side> {
  const shop = await copyOfBigShop(size);
  const opened = openTill(shop.dataDir, { holderName: "bench" });
  assert(opened.ok, "the shop opens");
  const till = opened.value;
  const { engine, port } = till;
  const settings = engine.store.findSettings();
  const [owner] = engine.store.staff.list();
  assert(settings !== null && owner !== undefined, "the shop is set up");
  const done = async (name: string, input: object): Promise<void> => {
    const answer = await port.call(name, { commandId: randomUUID(), ...input });
    if (!answer.ok) throw new Error(`${name}: ${answer.failure.code}`);
  };
  await done("signIn", { staffId: owner.id, pin: OWNER_PIN });
  const side = { cardMs: [] as number[], scanMs: [] as number[], commitMs: [] as number[] };
  const timed = async (into: number[] | null, name: string, input: object): Promise<void> => {
    const startedMs = performance.now();
    await done(name, input);
    into?.push(performance.now() - startedMs);
  };
  return {
    ...side,
    async sell(sale, counts) {
      const card = makeMemberNumber(settings, 1 + (sale % HEAVY_MEMBERS));
      await timed(counts ? side.cardMs : null, "scan", { text: card, source: "virtual" });
      for (let line = 0; line < LINES; line += 1) {
        const text = eanOf((sale * 977 + line * 31) % YEAR.products);
        await timed(counts ? side.scanMs : null, "scan", { text, source: "virtual" });
      }
      const { id: basketId, revision } = engine.openBasket.basket;
      const tender = { kind: "cash", handedMinor: 50_000 };
      await timed(counts ? side.commitMs : null, "takeTender", { basketId, revision, tender });
    },
    async close() {
      await till.close();
      shop.remove();
    },
  };
}
