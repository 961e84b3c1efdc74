import { describe, expect, it } from "vitest";
import { basisPoints, milli, minor } from "#core/money/integers.ts";
import type { Promotion } from "#core/program/promotion.ts";
import { offByLine, offByRule, promotion } from "#tests/builders/sample-rules.ts";
import { basket, facts, line, price, program, settings } from "#tests/builders/sample-shop.ts";
import type { FactsChanges } from "#tests/builders/sample-shop.ts";
import type { BasketLine } from "../basket.ts";

type Action = Parameters<typeof promotion>[1];

const pieces = (count: number, priceMinor: number, number = 1, changes: Partial<BasketLine> = {}): BasketLine =>
  line(number, priceMinor, { quantityMilli: milli(count * 1000), ...changes });

const weighed = (grams: number, priceMinor: number, number = 1): BasketLine =>
  line(number, priceMinor, { quantityMilli: milli(grams), soldBy: "weight" });

const priced = (lines: readonly BasketLine[], promotions: readonly Promotion[], by: FactsChanges = {}) =>
  price(
    basket(lines, by.member === null ? { memberRef: null } : {}),
    facts({ program: program({ promotions: [...promotions] }), ...by }),
  );

const off = (lines: readonly BasketLine[], action: Action, changes = {}, by: FactsChanges = {}) =>
  offByLine(priced(lines, [promotion("p", action, changes)], by), "promotion:p");

describe("a discount on single lines", () => {
  it.each<[string, Action, BasketLine, number]>([
    ["a percentage", { kind: "percentOff", rate: 1000 }, pieces(2, 195), 39],
    ["a percentage, half-up", { kind: "percentOff", rate: 1000 }, pieces(1, 5), 1],
    ["a percentage below half", { kind: "percentOff", rate: 1000 }, pieces(1, 4), 0],
    ["all of it", { kind: "percentOff", rate: 10_000 }, pieces(3, 333), 999],
    ["an amount each", { kind: "amountOff", amountMinor: minor(50) }, pieces(3, 200), 150],
    ["an amount a line", { kind: "amountOff", amountMinor: minor(50), perUnit: false }, pieces(3, 200), 50],
    ["an amount a kilogram, half-up", { kind: "amountOff", amountMinor: minor(50) }, weighed(250, 1290), 13],
    ["an amount, never more than what is left", { kind: "amountOff", amountMinor: minor(50) }, pieces(3, 30), 90],
    ["a price", { kind: "fixedPrice", unitPriceMinor: minor(150) }, pieces(3, 200), 150],
    ["a price a kilogram, half-up", { kind: "fixedPrice", unitPriceMinor: minor(999) }, weighed(250, 1290), 73],
    ["a price of nothing", { kind: "fixedPrice", unitPriceMinor: minor(0) }, pieces(3, 200), 600],
    ["a price that is higher", { kind: "fixedPrice", unitPriceMinor: minor(250) }, pieces(3, 200), 0],
  ])("gives %s", (_, action, sold, expected) => {
    expect(off([sold], action)).toEqual([expected]);
  });

  it("touches what is selected, by product, code, category and brand", () => {
    const lines = [
      pieces(1, 1000, 1, { category: "tea", brand: "leaf" }),
      pieces(1, 1000, 2, { category: "tea" }),
      pieces(1, 1000, 3, { productId: null, code: "4006381333931" }),
    ];
    const by = (items: object) => off(lines, { kind: "percentOff", rate: 1000, items });
    expect(by({ onlyCategories: ["tea"] })).toEqual([100, 100, 0]);
    expect(by({ onlyCategories: ["tea"], onlyBrands: ["leaf"] })).toEqual([100, 0, 0]);
    expect(by({ onlyProducts: ["4006381333931", "product-2"] })).toEqual([0, 100, 100]);
    expect(by({ exceptCategories: ["tea"] })).toEqual([0, 0, 100]);
    expect(by({})).toEqual([100, 100, 100]);
  });

  it("is taken from a price that was changed by hand, and from what a bundle left", () => {
    const override = { unitPriceMinor: minor(150), reason: "dented" };
    expect(off([pieces(2, 200, 1, { override })], { kind: "percentOff", rate: 1000 })).toEqual([30]);
    const rules = [
      promotion("b", { kind: "buyNTakeM", buy: 1, take: 1 }),
      promotion("p", { kind: "percentOff", rate: 1000 }),
    ];
    expect(offByRule(priced([pieces(2, 200)], rules))).toEqual({ "promotion:b": 200, "promotion:p": 20 });
  });

  it("leaves value that is sold as it is, also by hand", () => {
    const discount = { kind: "percent" as const, rate: basisPoints(1000), reason: "x" };
    const topUp = pieces(1, 5000, 1, { sells: { kind: "topUp" }, taxRateId: "untaxed", discount });
    expect(off([topUp, pieces(1, 1000, 2)], { kind: "percentOff", rate: 1000 })).toEqual([0, 100]);
    expect(priced([topUp], [])).toMatchObject({ goodsMinor: 5000, savedMinor: 0, totalMinor: 5000 });
  });

  it("comes before the cashier's own discount", () => {
    const discount = { kind: "percent" as const, rate: basisPoints(1000), reason: "x" };
    const by = priced([pieces(1, 1000, 1, { discount })], [promotion("p", { kind: "percentOff", rate: 1000 })]);
    expect(by.lines[0]?.adjustments.map(({ ruleId, amountMinor }) => [ruleId, amountMinor])).toEqual([
      ["promotion:p", -100],
      ["manual:line", -90],
    ]);
  });
});

describe("several discounts on a line", () => {
  const percent = (changes = {}) => promotion("percent", { kind: "percentOff", rate: 1000 }, changes);
  const amount = (value = 300, changes = {}) =>
    promotion("amount", { kind: "amountOff", amountMinor: minor(value) }, changes);
  const given = (...promotions: readonly Promotion[]) =>
    priced([pieces(1, 1000)], promotions).lines[0]?.adjustments.map(({ ruleId, amountMinor }) => [
      ruleId,
      -amountMinor,
    ]);

  it.each<[string, readonly Promotion[], readonly (readonly [string, number])[]]>([
    [
      "the larger benefit first",
      [percent(), amount()],
      [
        ["promotion:amount", 300],
        ["promotion:percent", 70],
      ],
    ],
    [
      "priority before benefit",
      [percent({ priority: 1 }), amount()],
      [
        ["promotion:percent", 100],
        ["promotion:amount", 300],
      ],
    ],
    [
      "by id when equal",
      [percent(), amount(100)],
      [
        ["promotion:amount", 100],
        ["promotion:percent", 90],
      ],
    ],
    ["never below zero", [percent(), amount(1200)], [["promotion:amount", 1000]]],
    [
      "one of a group",
      [percent({ exclusiveGroup: "g" }), amount(300, { exclusiveGroup: "g" })],
      [["promotion:amount", 300]],
    ],
    [
      "one of a group by priority, although it gives less",
      [percent({ exclusiveGroup: "g", priority: 1 }), amount(300, { exclusiveGroup: "g" })],
      [["promotion:percent", 100]],
    ],
    [
      "one of each group",
      [percent({ exclusiveGroup: "g" }), amount(300, { exclusiveGroup: "h" })],
      [
        ["promotion:amount", 300],
        ["promotion:percent", 70],
      ],
    ],
  ])("work %s", (_, rules, expected) => {
    expect(given(...rules)).toEqual(expected);
    expect(given(...rules.toReversed())).toEqual(expected);
  });

  it("of one group: the next is given when nothing is left for the first", () => {
    const tea = { onlyCategories: ["tea"] };
    const rules = [
      promotion("all", { kind: "amountOff", amountMinor: minor(1000), items: tea }, { priority: 2 }),
      promotion("first", { kind: "percentOff", rate: 1000, items: tea }, { exclusiveGroup: "g", priority: 1 }),
      promotion("next", { kind: "percentOff", rate: 500 }, { exclusiveGroup: "g" }),
    ];
    const lines = [pieces(1, 1000, 1, { category: "tea" }), pieces(1, 2000, 2)];
    expect(offByRule(priced(lines, rules))).toEqual({ "promotion:all": 1000, "promotion:next": 100 });
  });
});

describe("what bounds a discount on lines", () => {
  it("is its cap, split by line share, to the last unit", () => {
    const lines = [pieces(1, 1000, 1), pieces(1, 1000, 2), pieces(1, 1000, 3)];
    expect(off(lines, { kind: "percentOff", rate: 1000 }, { capMinor: minor(100) })).toEqual([34, 33, 33]);
    expect(off(lines, { kind: "percentOff", rate: 1000 }, { capMinor: minor(300) })).toEqual([100, 100, 100]);
  });

  it.each([
    [1, [0, 50]],
    [2, [20, 50]],
    [4, [60, 50]],
    [9, [60, 50]],
  ])("is %i pieces a sale, the dearest first", (perSale, offs) => {
    const lines = [pieces(3, 200, 1), pieces(1, 500, 2)];
    expect(off(lines, { kind: "percentOff", rate: 1000 }, { limits: { perSale } })).toEqual(offs);
  });

  it("counts pieces for amounts and prices alike, and what is weighed as one", () => {
    const lines = [pieces(3, 200, 1), weighed(1500, 300, 2)];
    const limits = { perSale: 2 };
    expect(off(lines, { kind: "amountOff", amountMinor: minor(50) }, { limits })).toEqual([50, 75]);
    expect(off(lines, { kind: "fixedPrice", unitPriceMinor: minor(150) }, { limits })).toEqual([50, 225]);
  });

  it("rounds a part of a line half-up: one of three pieces for 1.00 is 0.33", () => {
    const rules = [
      promotion("first", { kind: "amountOff", amountMinor: minor(2), perUnit: false }, { priority: 1 }),
      promotion("p", { kind: "percentOff", rate: 10_000 }, { limits: { perSale: 1 } }),
    ];
    expect(offByRule(priced([pieces(3, 34)], rules))).toEqual({ "promotion:first": 2, "promotion:p": 33 });
  });

  it("compares what pieces are worth exactly, however large a line is", () => {
    const lines = [pieces(40_000, 99_999_998, 1), pieces(39_999, 99_999_999, 2)];
    expect(off(lines, { kind: "percentOff", rate: 10_000 }, { limits: { perSale: 1 } })).toEqual([0, 99_999_999]);
  });

  it("is the minimum spend of what is selected when the stage begins", () => {
    const tea: Action = { kind: "percentOff", rate: 1000, items: { onlyCategories: ["tea"] } };
    const lines = [pieces(1, 1000, 1, { category: "tea" }), pieces(1, 9000, 2)];
    expect(off(lines, tea, { minimumSpendMinor: minor(1001) })).toEqual([0, 0]);
    expect(off(lines, tea, { minimumSpendMinor: minor(1000) })).toEqual([100, 0]);
    const rules = [
      promotion("first", tea, { priority: 1 }),
      promotion("then", tea, { minimumSpendMinor: minor(1000) }),
    ];
    expect(offByRule(priced(lines, rules))).toEqual({ "promotion:first": 100, "promotion:then": 90 });
  });

  it("is the hour, the weekday and the date of a happy hour", () => {
    const happy = { when: { hours: [{ from: "16:00", until: "18:00" }], weekdays: [7] } };
    const at = (minuteOfDay: number, businessDate = "2026-11-22") =>
      off([pieces(1, 1000)], { kind: "percentOff", rate: 2000 }, happy, { minuteOfDay, businessDate })[0];
    expect([959, 960, 1079, 1080].map((minute) => at(minute))).toEqual([0, 200, 200, 0]);
    expect(at(960, "2026-11-23")).toBe(0);
  });

  it("is the member, the tier and the birthday", () => {
    const give = (when: object, by: FactsChanges) =>
      off([pieces(1, 1000)], { kind: "percentOff", rate: 2000 }, { when }, by)[0];
    expect(give({ membersOnly: true }, {})).toBe(200);
    expect(give({ membersOnly: true }, { member: null })).toBe(0);
    expect(give({ tiers: ["basic"] }, {})).toBe(200);
    expect(give({ tiers: ["gold"] }, {})).toBe(0);
    expect(give({ birthMonth: true }, { birthMonth: 11 })).toBe(200);
    expect(give({ birthMonth: true }, { birthMonth: 10 })).toBe(0);
  });

  it("is how often the member and everybody used it", () => {
    const use = { uses: 1, usesToday: 1, usesThisYear: 1, points: 0, pointsToday: 0 };
    const used = new Map([["promotion:p", use]]);
    const give = (limits: object, by: FactsChanges) =>
      off([pieces(1, 1000)], { kind: "percentOff", rate: 2000 }, { limits }, by)[0];
    expect(give({ perMember: 1 }, {})).toBe(200);
    expect(give({ perMember: 1 }, { used })).toBe(0);
    expect(give({ perMember: 1 }, { member: null })).toBe(0);
    expect(give({ perMemberDay: 1 }, { used: new Map([["promotion:p", { ...use, usesToday: 0 }]]) })).toBe(200);
    expect(give({ perMemberYear: 1 }, { used })).toBe(0);
    const shared = { usedInAll: new Map([["promotion:p", 5]]), usedSerials: new Set<string>(), giftCards: new Map() };
    expect(give({ total: 5 }, { shared })).toBe(0);
    expect(give({ total: 6 }, { shared, member: null })).toBe(200);
  });
});

describe("the tax of discounted lines", () => {
  it.each(["inclusive", "exclusive"] as const)("follows each line's own rate with %s prices", (taxMode) => {
    const lines = [
      pieces(1, 1000, 1),
      pieces(1, 1000, 2, { taxRateId: "reduced" }),
      pieces(1, 1000, 3, { taxRateId: "zero" }),
    ];
    const by = priced(lines, [promotion("p", { kind: "percentOff", rate: 1000 })], { settings: settings({ taxMode }) });
    const added = taxMode === "exclusive";
    expect(by.taxTable.map(({ taxRateId, netMinor, taxMinor }) => [taxRateId, netMinor, taxMinor])).toEqual([
      ["standard", added ? 900 : 750, added ? 180 : 150],
      ["zero", 900, 0],
      ["reduced", added ? 900 : 857, added ? 45 : 43],
    ]);
    expect(by.totalMinor).toBe(added ? 2925 : 2700);
  });
});
