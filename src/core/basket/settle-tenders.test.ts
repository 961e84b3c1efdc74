import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { basisPoints, minor, points } from "../money/integers.ts";
import {
  basket,
  byPoints,
  card,
  cash,
  expectRefusal,
  expectValue,
  facts,
  line,
  price,
  program,
  settings,
  withPoints,
} from "#tests/builders/sample-shop.ts";
import { quickCashAmounts, settleTenders } from "./settle-tenders.ts";
import type { Tender } from "./basket.ts";

const fiveCents = settings({ cashRounding: { stepMinor: minor(5), rounding: "halfUp" } });

const PAID = { rounding: 0, change: 0, remaining: 0, inCash: 0 };
const PAID_BY_ROUNDING = { ...PAID, rounding: -2 };

function settle(
  total: number,
  tenders: readonly Tender[],
  by = facts({ settings: fiveCents, standing: withPoints(2000) }),
) {
  return settleTenders(price(basket([line(1, total)]), by), tenders, by);
}

describe("paying", () => {
  it.each([
    ["nothing yet", 1572, [], {}, { rounding: 0, change: 0, remaining: 1572, inCash: 1570 }],
    ["notes", 1572, [cash(2000)], { cash: 1570 }, { rounding: -2, change: 430, remaining: 0, inCash: 0 }],
    ["the card", 1572, [card(1572)], { card: 1572 }, { rounding: 0, change: 0, remaining: 0, inCash: 0 }],
    ["a part in cash", 1572, [cash(1000)], { cash: 1000 }, { rounding: 0, change: 0, remaining: 572, inCash: 570 }],
    [
      "cash, then the card",
      1572,
      [cash(1000), card(572)],
      { cash: 1000, card: 572 },
      { rounding: 0, change: 0, remaining: 0, inCash: 0 },
    ],
    [
      "the card, then cash",
      1572,
      [card(1000), cash(570)],
      { card: 1000, cash: 570 },
      { rounding: -2, change: 0, remaining: 0, inCash: 0 },
    ],
    [
      "cash 80 and card 50 for 100",
      10_000,
      [cash(8000), card(5000)],
      { cash: 5000, card: 5000 },
      { rounding: 0, change: 3000, remaining: 0, inCash: 0 },
    ],
    [
      "two notes",
      1572,
      [cash(500, 1), cash(2000, 4)],
      { cash: 1570 },
      { rounding: -2, change: 930, remaining: 0, inCash: 0 },
    ],
    [
      "cash for what rounds to nothing",
      2,
      [cash(100)],
      { cash: 0 },
      { rounding: -2, change: 100, remaining: 0, inCash: 0 },
    ],
    [
      "points and cash",
      1572,
      [byPoints(1500), cash(100)],
      { points: 1500, cash: 70 },
      { rounding: -2, change: 30, remaining: 0, inCash: 0 },
    ],
    [
      "cash that rounding makes enough",
      1572,
      [cash(1570)],
      { cash: 1570 },
      { rounding: -2, change: 0, remaining: 0, inCash: 0 },
    ],
    [
      "coins that pay the exact total, though cash would be rounded up",
      1573,
      [cash(1573)],
      { cash: 1573 },
      { rounding: 0, change: 0, remaining: 0, inCash: 0 },
    ],
    [
      "coins between the exact total and the rounded one",
      1573,
      [cash(1000, 1), cash(574, 2)],
      { cash: 1573 },
      { rounding: 0, change: 1, remaining: 0, inCash: 0 },
    ],
    ["no coin at all for what rounds to nothing", 2, [cash(0)], { cash: 0 }, PAID_BY_ROUNDING],
    ["no coin at all for a basket that comes to nothing", 0, [cash(0)], { cash: 0 }, PAID],
  ] as const)("with %s", (_, total, tenders, amounts, { rounding, change, remaining, inCash }) => {
    const settled = expectValue(settle(total, tenders));
    const sums: Record<string, number> = {};
    for (const tender of settled.tenders) sums[tender.kind] = (sums[tender.kind] ?? 0) + tender.amountMinor;
    expect(sums).toEqual(amounts);
    expect(settled).toMatchObject({
      cashRoundingMinor: rounding,
      changeMinor: change,
      remainingMinor: remaining,
      remainingCashMinor: inCash,
    });
  });

  it.each([
    ["more on the card than is left", [card(1600)], { money: 1572 }],
    ["two cards that are too much together", [card(1000, 1), card(600, 2)], { money: 572 }],
    ["cash when nothing is left for it", [card(1572), cash(100)], { money: 0 }],
  ] as const)("refuses %s", (_, tenders, remaining) => {
    expect(expectRefusal(settle(1572, tenders))).toEqual({ code: "tenderAboveTotal", values: { remaining } });
  });

  it.each([
    ["up", 1571, 1575],
    ["down", 1574, 1570],
    ["halfUp", 1573, 1575],
  ] as const)("rounds cash %s", (rounding, total, paid) => {
    const by = facts({ settings: settings({ cashRounding: { stepMinor: minor(5), rounding } }) });
    expect(expectValue(settle(total, [cash(5000)], by)).tenders[0]?.amountMinor).toBe(paid);
  });

  it("refuses no coin at all while something is to pay", () => {
    expect(expectRefusal(settle(1572, [cash(0)])).code).toBe("tenderOutOfRange");
    expect(expectRefusal(settle(1572, [cash(1000, 1), cash(0, 2)])).code).toBe("tenderOutOfRange");
  });

  it("needs no tender for a basket that comes to nothing", () => {
    expect(expectValue(settle(0, [])).remainingMinor).toBe(0);
  });
});

describe("points as a tender", () => {
  const half = program({
    redemption: {
      stepPoints: points(100),
      stepMinor: minor(100),
      minimumPoints: points(200),
      maximumPoints: null,
      basketShareMax: basisPoints(5000),
    },
  });
  const by = (has: number) => facts({ program: half, standing: withPoints(has) });

  it.each([
    ["half a step", [byPoints(250)], 2000, "pointsNotInSteps"],
    ["less than the minimum", [byPoints(100)], 2000, "pointsBelowMinimum"],
    ["more than the programme's share of the basket", [byPoints(800)], 2000, "pointsAboveLimit"],
    ["more than the share in two tenders", [byPoints(500, 1), byPoints(300, 2)], 2000, "pointsAboveLimit"],
    ["more than there are", [byPoints(500)], 400, "insufficientPoints"],
    ["more than there are in two tenders", [byPoints(300, 1), byPoints(200, 2)], 400, "insufficientPoints"],
    ["more than the card leaves", [card(1400), byPoints(300)], 2000, "pointsAboveLimit"],
  ] as const)("refuses %s", (_, tenders, has, code) => {
    expect(expectRefusal(settle(1572, tenders, by(has))).code).toBe(code);
  });

  it("counts what the same basket takes as an amount off", () => {
    const facing = by(1000);
    const priced = price(basket([line(1, 2000)], { amountOffPoints: points(600) }), facing);
    expect(expectValue(settleTenders(priced, [byPoints(400)], facing)).remainingMinor).toBe(1000);
    expect(expectRefusal(settleTenders(priced, [byPoints(500)], facing)).values).toMatchObject({
      available: { points: 400 },
      held: { points: 600 },
    });
    expect(expectRefusal(settleTenders(priced, [byPoints(500)], by(5000))).values).toEqual({ max: { money: 400 } });
  });
});

describe("for any tenders", () => {
  const anyTenders = fc
    .array(fc.tuple(fc.constantFrom(cash, card, byPoints), fc.integer({ min: 1, max: 3000 })), { maxLength: 5 })
    .map((made) => made.map(([make, amount], index) => make(amount, index)));
  /** A total, and cash within a few pence of it, where rounding decides. */
  const aboutEnough = fc
    .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: -6, max: 6 }))
    .map(([total, more]): [number, readonly Tender[]] => [total, [cash(Math.max(0, total + more))]]);

  it("what tenders pay is the total with its rounding, less what remains; handed is paid and change", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.tuple(fc.integer({ min: 0, max: 5000 }), anyTenders), aboutEnough),
        ([total, tenders]) => {
          const outcome = settle(total, tenders);
          if (!outcome.ok) return;
          const { value } = outcome;
          const paid = value.tenders.reduce((sum, tender) => sum + tender.amountMinor, 0);
          expect(paid).toBe(total + value.cashRoundingMinor - value.remainingMinor);
          expect(value.remainingMinor).toBeGreaterThanOrEqual(0);
          expect(Math.abs(value.cashRoundingMinor)).toBeLessThan(5);
          for (const tender of value.tenders) expect(tender.handedMinor).toBe(tender.amountMinor + tender.changeMinor);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("the order of card, points and cash changes no figure", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), anyTenders, (total, tenders) => {
        const one = settle(total, tenders);
        const other = settle(total, tenders.toReversed());
        expect(other.ok).toBe(one.ok);
        if (!one.ok || !other.ok) return;
        expect({ ...other.value, tenders: [] }).toEqual({ ...one.value, tenders: [] });
      }),
    );
  });
});

describe("quick amounts", () => {
  it.each([
    [1350, "GBP", [1350, 1400, 1500, 2000, 5000]],
    [85, "GBP", [85, 100, 200, 500, 1000, 2000]],
    [2000, "GBP", [2000, 5000]],
    [1230, "JPY", [1230, 1300, 1500, 2000, 5000, 10_000]],
    [0, "GBP", []],
  ] as const)("for %i in %s are %o", (remaining, currency, expected) => {
    expect(quickCashAmounts(minor(remaining), currency)).toEqual(expected);
  });
});
