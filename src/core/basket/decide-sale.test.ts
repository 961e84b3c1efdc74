import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { postingsOf } from "../events/postings.ts";
import { saleCompletedV2 } from "../events/sale-completed.ts";
import { basisPoints, milli, minor, points } from "../money/integers.ts";
import { availablePoints, balanceOf } from "../points/fold-standing.ts";
import {
  TODAY,
  basket,
  byPoints,
  card,
  cash,
  expectRefusal,
  facts,
  fold,
  line,
  paidByCard,
  program,
  sell,
  settings,
  standing,
  tier,
  uuid,
  withPoints,
} from "#tests/builders/sample-shop.ts";
import { decideSale } from "./decide-sale.ts";
import type { Basket } from "./basket.ts";

const ask = (sold: Basket, by = facts()) =>
  decideSale({ basket: sold, facts: by, saleId: uuid(7), receiptNumber: 41, origin: { kind: "till" }, newSerials: [] });

describe("a sale", () => {
  it("holds everything that a receipt, a return and a report need", () => {
    const override = { unitPriceMinor: minor(900), reason: "dented" };
    const sold = basket([line(1, 195, { quantityMilli: milli(2000) }), line(2, 980, { override })], {
      tenders: [cash(2000)],
    });
    const { body } = sell(sold, facts(), 41);
    expect(saleCompletedV2.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      receiptNumber: 41,
      currency: "GBP",
      program: { id: "regulars", version: 3 },
      lines: [
        { name: "Product 1", quantityMilli: 2000, taxRate: 2000, grossMinor: 390, netMinor: 390, overrideReason: null },
        { name: "Product 2", listPriceMinor: 980, grossMinor: 980, netMinor: 900, overrideReason: "dented" },
      ],
      totalMinor: 1290,
      changeMinor: 710,
      points: { before: 0, after: 12, earnedBaseMinor: 1290, qualifyingDelta: 1290, qualifyingDate: TODAY },
    });
  });

  it("of nothing is refused", () => {
    expect(expectRefusal(ask(basket([]))).code).toBe("basketEmpty");
  });

  it("that is not paid is refused with the figures", () => {
    expect(expectRefusal(ask(basket([line(1, 1290)], { tenders: [card(1000)] })))).toEqual({
      code: "tenderBelowTotal",
      values: { remaining: { money: 290 }, total: { money: 1290 }, paid: { money: 1000 } },
    });
  });

  it("without a member has no points, and without a programme neither", () => {
    const nobody = basket([line(1, 100)], { memberRef: null, tenders: [card(100)] });
    expect(sell(nobody, facts({ member: null })).body).toMatchObject({ memberRef: null, points: null });
    expect(sell(basket([line(1, 100)], { tenders: [card(100)] }), facts({ program: null })).body).toMatchObject({
      program: null,
      points: null,
    });
  });

  it("writes off what has expired, draws what pays, then earns: in this order", () => {
    const lots = [
      { availableFrom: null, expiresOn: "2026-11-21", remaining: points(40) },
      { availableFrom: null, expiresOn: "2026-12-31", remaining: points(100) },
      { availableFrom: null, expiresOn: null, remaining: points(500) },
    ];
    const by = facts({
      standing: standing({ lots }),
      program: program({
        earning: {
          expiry: { kind: "endOf", period: "year", months: 12 },
          availability: { kind: "afterDays", days: 14 },
        },
      }),
    });
    const sold = basket([line(1, 2000)], { amountOffPoints: points(60), tenders: [byPoints(90), card(1850)] });
    expect(sell(sold, by).body.points).toMatchObject({
      before: 640,
      after: 468,
      moves: [
        { kind: "expired", lot: { expiresOn: "2026-11-21" }, delta: -40, ruleId: "expiry" },
        { kind: "redeemed", lot: { expiresOn: "2026-12-31" }, delta: -60, ruleId: "reward:amountOff" },
        { kind: "redeemed", lot: { expiresOn: "2026-12-31" }, delta: -40, ruleId: "tender:points" },
        { kind: "redeemed", lot: { expiresOn: null }, delta: -50, ruleId: "tender:points" },
        { kind: "earned", lot: { availableFrom: "2026-12-06", expiresOn: "2027-12-31" }, delta: 18, ruleId: "spend" },
      ],
    });
  });

  it("raises the tier from the next sale on", () => {
    const levels = [tier("basic", 0), tier("silver", 5000, { discount: basisPoints(1000) })];
    const by = (stands = standing()) => facts({ standing: stands, program: program({ tiers: { levels } }) });
    const first = sell(paidByCard(basket([line(1, 6000)]), by()), by());
    expect(first.body).toMatchObject({
      totalMinor: 6000,
      points: { tierBefore: "basic", tierAfter: "silver", tierSinceAfter: TODAY },
    });
    const after = fold(standing(), first);
    const second = sell(paidByCard(basket([line(2, 1000)]), by(after)), by(after));
    expect(second.body).toMatchObject({ totalMinor: 900, points: { tierBefore: "silver", tierAfter: "silver" } });
  });

  it.each([
    ["netSpend", 1700],
    ["points", 17],
    ["visits", 1],
  ] as const)("counts %s toward the tier, without what points paid", (metric, delta) => {
    const by = facts({ standing: withPoints(300), program: program({ tiers: { metric } }) });
    expect(
      sell(basket([line(1, 2000)], { tenders: [byPoints(300), card(1700)] }), by).body.points?.qualifyingDelta,
    ).toBe(delta);
  });

  it("of another till keeps its prices and earns points on them", () => {
    const gold = program({ tiers: { levels: [tier("basic", 0, { discount: basisPoints(1000) })] } });
    const by = facts({ discounts: "final", program: gold });
    const tender = { id: uuid(3), kind: "imported" as const, amountMinor: minor(1250) };
    expect(sell(basket([line(1, 1250)], { tenders: [tender] }), by).body).toMatchObject({
      totalMinor: 1250,
      points: { after: 12 },
    });
  });
});

describe("for any sale", () => {
  const prices = fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 6 });
  const uses = fc.record({
    has: fc.integer({ min: 0, max: 6000 }),
    off: fc.integer({ min: 0, max: 4000 }),
    tendered: fc.integer({ min: 0, max: 4000 }),
    handed: fc.integer({ min: 0, max: 60_000 }),
  });

  it("postings sum to zero, spending never passes what is available, and the fact is one that the journal takes", () => {
    fc.assert(
      fc.property(prices, uses, (each, { has, off, tendered, handed }) => {
        const rounding = { stepMinor: minor(10), rounding: "up" as const };
        const by = facts({
          standing: withPoints(has),
          settings: settings({ cashRounding: rounding, taxMode: "exclusive" }),
        });
        const tenders = [...(tendered > 0 ? [byPoints(tendered)] : []), ...(handed > 0 ? [cash(handed)] : [])];
        const amountOffPoints = off > 0 ? points(off) : null;
        const outcome = ask(
          basket(
            each.map((one, index) => line(index, one)),
            { amountOffPoints, tenders },
          ),
          by,
        );
        if (!outcome.ok) return;
        const { fact } = outcome.value;
        expect(saleCompletedV2.parse(fact.body)).toEqual(fact.body);
        const sums = { money: 0, points: 0 };
        for (const { unit, amount } of postingsOf(fact)) sums[unit] += amount;
        expect(sums).toEqual({ money: 0, points: 0 });
        const spent =
          fact.body.points?.moves.reduce((sum, move) => (move.kind === "redeemed" ? sum - move.delta : sum), 0) ?? 0;
        expect(spent).toBeLessThanOrEqual(availablePoints(withPoints(has), TODAY));
        expect(balanceOf(fold(withPoints(has), fact))).toBe(fact.body.points?.after);
      }),
      { numRuns: 300 },
    );
  });
});
