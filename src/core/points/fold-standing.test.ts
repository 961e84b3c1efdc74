import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LotMove } from "../events/sale-completed.ts";
import { minor, points } from "../money/integers.ts";
import { basket, byPoints, facts, line, paidByCard, price, sell, standing } from "#tests/builders/sample-shop.ts";
import {
  addQualifying,
  applyMoves,
  applyPoints,
  availablePoints,
  balanceOf,
  drawFromLots,
  emptyStanding,
  expireLots,
  foldEntries,
  nextExpiry,
  pendingPoints,
  spendableLots,
  visitOf,
} from "./fold-standing.ts";
import type { Lot } from "./standing.ts";

const TODAY = "2026-11-22";
const lot = (remaining: number, expiresOn: string | null = null, availableFrom: string | null = null): Lot => ({
  availableFrom,
  expiresOn,
  remaining: points(remaining),
});
const move = (kind: LotMove["kind"], delta: number, key: Partial<Lot> | null = {}): LotMove => ({
  kind,
  lot: key === null ? null : { availableFrom: key.availableFrom ?? null, expiresOn: key.expiresOn ?? null },
  delta: points(delta),
  ruleId: "r",
});

describe("what can be spent", () => {
  const stands = standing({
    lots: [lot(10, "2026-11-21"), lot(20, "2026-11-22"), lot(30, "2027-01-31"), lot(40, null, "2026-12-01"), lot(50)],
  });

  it("is what has not expired, through its last day, and is available already", () => {
    expect(availablePoints(stands, TODAY)).toBe(100);
    expect(availablePoints(stands, "2026-11-23")).toBe(80);
    expect(availablePoints(stands, "2026-12-01")).toBe(120);
  });

  it("leaves out pending points, which have their own figure", () => {
    expect(pendingPoints(stands, TODAY)).toBe(40);
    expect(pendingPoints(stands, "2026-12-01")).toBe(0);
  });

  it("is less what is owed, and never below zero", () => {
    expect(availablePoints(standing({ lots: [lot(50)], deficit: points(20) }), TODAY)).toBe(30);
    expect(availablePoints(standing({ lots: [lot(50)], deficit: points(80) }), TODAY)).toBe(0);
  });

  it("names the next loss", () => {
    expect(nextExpiry(stands, TODAY)).toEqual({ points: 20, date: "2026-11-22" });
    expect(nextExpiry(stands, "2026-11-23")).toEqual({ points: 30, date: "2027-01-31" });
    expect(nextExpiry(standing({ lots: [lot(50)] }), TODAY)).toBeNull();
  });

  it("does not include what has run out, which is written off whole", () => {
    expect(expireLots(stands, TODAY)).toEqual([
      { ...move("expired", -10, { expiresOn: "2026-11-21" }), ruleId: "expiry" },
    ]);
    expect(expireLots(stands, "2026-11-21")).toEqual([]);
  });
});

describe("spending", () => {
  const stands = applyMoves(emptyStanding(), [
    move("earned", 50),
    move("earned", 40, { expiresOn: "2027-06-30", availableFrom: "2026-05-01" }),
    move("earned", 30, { expiresOn: "2027-06-30", availableFrom: "2026-01-01" }),
    move("earned", 20, { expiresOn: "2026-12-31" }),
  ]);

  it.each([
    [15, [["2026-12-31", -15]], 0],
    [
      45,
      [
        ["2026-12-31", -20],
        ["2027-06-30", -25],
      ],
      0,
    ],
    [
      100,
      [
        ["2026-12-31", -20],
        ["2027-06-30", -30],
        ["2027-06-30", -40],
        [null, -10],
      ],
      0,
    ],
    [
      150,
      [
        ["2026-12-31", -20],
        ["2027-06-30", -30],
        ["2027-06-30", -40],
        [null, -50],
      ],
      10,
    ],
  ])("%i draws on the soonest-expiring, then the older, then the undated", (wanted, drawn, missing) => {
    const result = drawFromLots(spendableLots(stands, TODAY), points(wanted), { kind: "redeemed", ruleId: "r" });
    expect(result.moves.map((one) => [one.lot?.expiresOn, one.delta])).toEqual(drawn);
    expect(result.missing).toBe(missing);
  });
});

describe("a sale that points pay", () => {
  const date = (month: number) => `2026-${String(month).padStart(2, "0")}-15`;
  const anyLot = fc.record({
    remaining: fc.integer({ min: 1, max: 400 }),
    expiresOn: fc.option(fc.integer({ min: 10, max: 12 }).map(date)),
    availableFrom: fc.option(fc.integer({ min: 10, max: 12 }).map(date)),
  });

  it("never takes more than is available, and is refused for one point more", () => {
    fc.assert(
      fc.property(fc.array(anyLot, { maxLength: 6 }), fc.nat(300), fc.nat(1500), (lots, deficit, wanted) => {
        const moves = lots.map(({ remaining, ...key }) => move("earned", remaining, key));
        const by = facts({ standing: { ...applyMoves(emptyStanding(), moves), deficit: points(deficit) } });
        const stands = by.member?.standing ?? emptyStanding();
        const available = availablePoints(stands, TODAY);
        const used = points(Math.min(wanted, available));
        const asked = (amount: number) => price(basket([line(1, 100_000)], { amountOffPoints: points(amount) }), by);
        expect(() => asked(available + 1)).toThrow("insufficientPoints");
        if (used === 0) return;
        const sale = sell(paidByCard(basket([line(1, 100_000)], { amountOffPoints: used }), by), by);
        const drawn = sale.body.points?.moves.filter((one) => one.kind === "redeemed") ?? [];
        expect(drawn.reduce((sum, one) => sum - one.delta, 0)).toBe(used);
        const after = applyMoves(stands, drawn);
        expect(after.lots.every((one) => one.remaining > 0)).toBe(true);
        expect(availablePoints(after, TODAY)).toBe(available - used);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the fold", () => {
  it("merges lots with the same dates and drops empty ones", () => {
    const folded = applyMoves(emptyStanding(), [
      move("earned", 5),
      move("earned", 7),
      move("earned", 3, { expiresOn: TODAY }),
      move("redeemed", -3, { expiresOn: TODAY }),
    ]);
    expect(folded.lots).toEqual([lot(12)]);
  });

  it("gathers qualifying rows that no window reaches into one", () => {
    const rows = [
      { date: "2023-01-01", amount: 5 },
      { date: "2024-10-21", amount: 7 },
      { date: "2024-10-22", amount: 11 },
    ];
    expect(addQualifying(rows, TODAY, 13)).toEqual([
      { date: "0001-01-01", amount: 12 },
      { date: "2024-10-22", amount: 11 },
      { date: TODAY, amount: 13 },
    ]);
  });

  it("remembers first and last visit, sales and spend in money", () => {
    const by = facts({ standing: standing({ lots: [lot(500)] }) });
    const sale = sell(paidByCard(basket([line(1, 2000)], { tenders: [byPoints(300)] }), by), by);
    const folded = applyPoints(by.member?.standing ?? emptyStanding(), sale.body.points, visitOf(sale, TODAY));
    expect(folded).toMatchObject({ saleCount: 1, firstVisit: TODAY, lastVisit: TODAY, lifetimeSpend: 1700 });
  });

  it("counts the visit of a member in a shop without a programme", () => {
    const visit = { kind: "sale" as const, businessDate: TODAY, netSpendMinor: minor(900) };
    expect(applyPoints(emptyStanding(), null, visit)).toMatchObject({ saleCount: 1, lifetimeSpend: 900, lots: [] });
  });

  const dates = fc.constantFrom(null, "2026-12-31", "2027-01-31");
  const anyMove = fc
    .record({ delta: fc.integer({ min: -500, max: 500 }), expiresOn: dates, availableFrom: dates, owed: fc.boolean() })
    .map(({ delta, owed, ...key }) => move(delta < 0 ? "redeemed" : "earned", delta, owed ? null : key));
  const anyEvent = fc.record({
    moves: fc.array(anyMove, { maxLength: 4 }),
    businessDate: fc.constantFrom("2021-02-03", "2024-06-01", "2025-12-31", TODAY),
    qualifyingDelta: fc.integer({ min: -900, max: 900 }),
    netSpendMinor: fc.integer({ min: -900, max: 900 }).map(minor),
  });

  it("comes to the same lots, deficit, rows, visits and spend in whatever order events arrive", () => {
    const permuted = fc
      .array(anyEvent, { minLength: 1, maxLength: 8 })
      .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })));
    const template = sell(paidByCard(basket([line(1, 100)]), facts()), facts()).body.points;
    const foldAll = (events: readonly (typeof anyEvent extends fc.Arbitrary<infer E> ? E : never)[]) =>
      events.reduce((stands, { moves, businessDate, qualifyingDelta, netSpendMinor }) => {
        const said = template === null ? null : { ...template, moves, qualifyingDelta, qualifyingDate: businessDate };
        return applyPoints(stands, said, { kind: "sale", businessDate, netSpendMinor });
      }, emptyStanding());
    fc.assert(
      fc.property(permuted, ([events, shuffled]) => {
        const one = foldAll(events);
        expect(foldAll(shuffled)).toEqual(one);
        expect(balanceOf(one)).toBe(events.flatMap((event) => event.moves).reduce((sum, each) => sum + each.delta, 0));
      }),
      { numRuns: 1000 },
    );
  });

  it("of a whole ledger at once is that of each entry after the other", () => {
    const template = sell(paidByCard(basket([line(1, 100)]), facts()), facts()).body.points;
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEvent, fc.boolean()), { maxLength: 12 }), (events) => {
        const entries = events.map(([{ moves, businessDate, qualifyingDelta, netSpendMinor }, isReturn]) => ({
          points: template === null ? null : { ...template, moves, qualifyingDelta, qualifyingDate: businessDate },
          visit: { kind: isReturn ? ("return" as const) : ("sale" as const), businessDate, netSpendMinor },
        }));
        const each = entries.reduce((stands, one) => applyPoints(stands, one.points, one.visit), emptyStanding());
        expect(foldEntries(emptyStanding(), entries)).toEqual(each);
      }),
      { numRuns: 1000 },
    );
  });
});
