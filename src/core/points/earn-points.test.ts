import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settleTenders } from "../basket/settle-tenders.ts";
import { basisPoints, minor, points } from "../money/integers.ts";
import {
  basket,
  byPoints,
  expectValue,
  facts,
  fold,
  line,
  paidByCard,
  price,
  program,
  rule,
  sell,
  settings,
  standing,
  tier,
  withPoints,
} from "#tests/builders/sample-shop.ts";
import type { FactsChanges, ProgramChanges } from "#tests/builders/sample-shop.ts";
import { earnPoints } from "./earn-points.ts";

function earn(lines: Parameters<typeof basket>[0], changes: ProgramChanges = {}, by: FactsChanges = {}) {
  return price(basket(lines), facts({ program: program(changes), ...by })).earning;
}
const remainder = (numerator: number, denominator: number) => ({ numerator, denominator });

describe("a sale earns", () => {
  it.each([
    ["1 per 10.00 on 21.90", [rule({ perMinor: minor(1000) })], 2190, 2, remainder(19, 100)],
    ["1 per 50.00 on 30.00", [rule({ perMinor: minor(5000) })], 3000, 0, remainder(3, 5)],
    ["3 per 2.00 on 5.00", [rule({ points: points(3), perMinor: minor(200) })], 500, 7, remainder(1, 2)],
    [
      "two rules, summed before they are rounded",
      [rule({ id: "a", perMinor: minor(100) }), rule({ id: "b", perMinor: minor(300) })],
      250,
      3,
      remainder(1, 3),
    ],
    ["nothing without a rule", [], 5000, 0, remainder(0, 1)],
  ])("%s", (_, rules, amount, earned, carried) => {
    expect(earn([line(1, amount)], { earning: { rules } })).toMatchObject({ points: earned, remainderAfter: carried });
  });

  it("a whole point of 30 today and 20 tomorrow under a 50 rule", () => {
    const changes = { earning: { rules: [rule({ perMinor: minor(5000) })] } };
    const today = earn([line(1, 3000)], changes);
    const tomorrow = earn([line(1, 2000)], changes, {
      standing: standing({ remainder: today?.remainderAfter ?? remainder(0, 1) }),
    });
    expect(tomorrow).toMatchObject({ points: 1, remainderAfter: remainder(0, 1) });
  });

  it("without the carried fraction where the programme does not carry", () => {
    const changes = { earning: { rules: [rule({ perMinor: minor(5000) })], carryRemainder: false } };
    const by = { standing: standing({ remainder: remainder(3, 5) }) };
    expect(earn([line(1, 3000)], changes, by)).toMatchObject({ points: 0, remainderAfter: remainder(3, 5) });
  });

  it("only on the categories of its rules, and only from their minimum on", () => {
    const rules = [
      rule({ id: "books", onlyCategories: ["books"], minimumSpendMinor: minor(1000) }),
      rule({ id: "rest", exceptCategories: ["books", "postage"] }),
    ];
    const lines = [line(1, 900, { category: "books" }), line(2, 500), line(3, 400, { category: "postage" })];
    expect(earn(lines, { earning: { rules } })).toMatchObject({
      baseMinor: 500,
      points: 5,
      rules: [{ ruleId: "rest", points: 5 }],
    });
    const more = [...lines, line(4, 100, { category: "books" })];
    expect(earn(more, { earning: { rules } })).toMatchObject({ baseMinor: 1500, points: 15 });
  });

  it("times the tier's multiplier, and says so", () => {
    const levels = [tier("basic", 0), tier("gold", 5000, { earnMultiplierHundredths: 150 })];
    const by = { standing: standing({ tierId: "gold", tierSince: "2026-11-01" }) };
    const earned = earn([line(1, 1000)], { tiers: { levels } }, by);
    expect(earned).toMatchObject({
      points: 15,
      rules: [
        {
          sentence: {
            key: "earnedPerMoneyMultiplied",
            values: { multipliers: { multipliers: [{ timesHundredths: 150 }] } },
          },
        },
      ],
    });
  });

  it("on what is paid without tax, where the programme says so", () => {
    for (const taxMode of ["inclusive", "exclusive"] as const) {
      const by = { settings: settings({ taxMode }) };
      const goods = taxMode === "inclusive" ? 12_000 : 10_000;
      expect(earn([line(1, goods)], { earning: { base: "withoutTax" } }, by)?.points).toBe(100);
      expect(earn([line(1, goods)], { earning: { base: "withTax" } }, by)?.points).toBe(120);
    }
  });

  it("never more than a ledger can hold", () => {
    const rules = [rule({ points: points(999_999_999), perMinor: minor(1) })];
    expect(earn([line(1, 99_999_999)], { earning: { rules } })?.points).toBe(999_999_999);
    expect(earn([line(1, 99_999_999)], { earning: { rules } }, { standing: withPoints(999_999_000) })?.points).toBe(
      999,
    );
  });

  it("nothing without a member or a programme", () => {
    expect(price(basket([line(1, 100)], { memberRef: null }), facts({ member: null })).earning).toBeNull();
    expect(price(basket([line(1, 100)]), facts({ program: null })).earning).toBeNull();
  });
});

describe("parts paid with points", () => {
  const by = facts({ standing: withPoints(5000) });

  it("as a tender earn nothing, in proportion over all lines", () => {
    const only = facts({
      standing: withPoints(5000),
      program: program({ earning: { rules: [rule({ onlyCategories: ["food"] })] } }),
    });
    const priced = price(basket([line(1, 3000), line(2, 1000, { category: "books" })]), only);
    const settled = expectValue(settleTenders(priced, [byPoints(2000)], only));
    expect(earnPoints(priced, settled, only)).toMatchObject({ baseMinor: 1500, points: 15 });
  });

  it("as an amount off earn nothing", () => {
    expect(price(basket([line(1, 4000)], { amountOffPoints: points(1500) }), by).earning).toMatchObject({
      baseMinor: 2500,
      points: 25,
    });
  });

  it("altogether leave nothing to earn on", () => {
    const sale = sell(basket([line(1, 2000)], { tenders: [byPoints(2000)] }), by);
    expect(sale.body.points).toMatchObject({ before: 5000, after: 3000, earnedBaseMinor: 0, earned: [] });
  });
});

describe("over many sales", () => {
  it("a member has what one sale of the same sum would have earned, to the fraction", () => {
    const ruled = program({ earning: { rules: [rule({ points: points(2), perMinor: minor(700) })] } });
    const amounts = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, (each) => {
        let stands = standing();
        for (const amount of each) {
          const by = facts({ program: ruled, standing: stands });
          stands = fold(stands, sell(paidByCard(basket([line(1, amount)]), by), by));
        }
        const sum = each.reduce((total, amount) => total + amount, 0);
        const once = earn([line(1, sum)], { earning: { rules: [rule({ points: points(2), perMinor: minor(700) })] } });
        expect(stands.lots.reduce((total, lot) => total + lot.remaining, 0)).toBe(once?.points);
        expect(stands.remainder).toEqual(once?.remainderAfter);
      }),
    );
  });

  it("the shares of the rules sum to the points of the sale", () => {
    const rules = [
      rule({ id: "a", perMinor: minor(30) }),
      rule({ id: "b", perMinor: minor(70) }),
      rule({ id: "c", perMinor: minor(110) }),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 6 }), (amount, carried) => {
        const earned = earn(
          [line(1, amount)],
          { earning: { rules } },
          { standing: standing({ remainder: remainder(carried, 7) }) },
        );
        expect(earned?.rules.reduce((sum, row) => sum + row.points, 0)).toBe(earned?.points);
        expect(earned?.rules.every((row) => row.points >= 0)).toBe(true);
      }),
    );
  });

  it("a carried fraction of rules that do not fit together stays a stored number", () => {
    const rules = [9_999_991, 9_999_973, 9_999_971].map((per) => rule({ id: `p${per}`, perMinor: minor(per) }));
    const { numerator, denominator } =
      earn([line(1, 12_345)], { earning: { rules } })?.remainderAfter ?? remainder(0, 1);
    expect(denominator).toBeLessThanOrEqual(1_000_000_000_000);
    expect(numerator / denominator).toBeCloseTo(12_345 / 9_999_991 + 12_345 / 9_999_973 + 12_345 / 9_999_971, 9);
  });
});

describe("tiers that give a discount as well", () => {
  it("earn on what is paid after it", () => {
    const levels = [tier("basic", 0, { discount: basisPoints(1000) })];
    expect(earn([line(1, 1000)], { tiers: { levels } })).toMatchObject({ baseMinor: 900, points: 9 });
  });
});
