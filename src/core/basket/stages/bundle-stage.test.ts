import { describe, expect, it } from "vitest";
import { basisPoints, milli, minor } from "#core/money/integers.ts";
import type { Promotion } from "#core/program/promotion.ts";
import { offByLine, offByRule, promotion } from "#tests/builders/sample-rules.ts";
import { basket, facts, line, price, program } from "#tests/builders/sample-shop.ts";
import type { BasketLine } from "../basket.ts";

const pieces = (count: number, priceMinor: number, number = 1, changes: Partial<BasketLine> = {}): BasketLine =>
  line(number, priceMinor, { quantityMilli: milli(count * 1000), ...changes });

const priced = (lines: readonly BasketLine[], ...promotions: readonly Promotion[]) =>
  price(basket(lines), facts({ program: program({ promotions: [...promotions] }) }));

type Action = Parameters<typeof promotion>[1];

/** What a promotion `p` takes off, by line. */
const off = (lines: readonly BasketLine[], action: Action, changes = {}) =>
  offByLine(priced(lines, promotion("p", action, changes)), "promotion:p");

describe("buy n take m", () => {
  it.each([
    [2, 1, [0, 0, 1, 1, 1, 2, 2, 2, 3, 3]],
    [1, 1, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5]],
    [3, 2, [0, 0, 0, 0, 2, 2, 2, 2, 2, 4]],
    [1, 2, [0, 0, 2, 2, 2, 4, 4, 4, 6, 6]],
  ])("buy %i take %i gives for 1 to 10 pieces %o free", (buy, take, free) => {
    const freeOf = (count: number) => (off([pieces(count, 200)], { kind: "buyNTakeM", buy, take })[0] ?? 0) / 200;
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(freeOf)).toEqual(free);
  });

  it("says so like a shop, with its own name", () => {
    const [adjustment] = priced([pieces(3, 200)], promotion("p", { kind: "buyNTakeM", buy: 2, take: 1 })).lines[0]
      ?.adjustments ?? [null];
    expect(adjustment).toEqual({
      stage: "bundle",
      ruleId: "promotion:p",
      ruleVersion: 3,
      amountMinor: -200,
      sentence: {
        key: "offerBuyTake",
        values: { offer: { name: { en: "Offer p", "zh-CN": "优惠 p" } }, buy: 2, take: 1 },
      },
    });
  });

  it("may make the pieces cheaper only, half-up a piece", () => {
    const half = { kind: "buyNTakeM", buy: 1, take: 1, rate: basisPoints(5000) } as const;
    expect(off([pieces(4, 99)], half)).toEqual([100]);
  });

  it("counts each product by itself, also when it lies on several lines", () => {
    const action = { kind: "buyNTakeM", buy: 2, take: 1 } as const;
    expect(off([pieces(2, 200, 1), pieces(2, 300, 2)], action)).toEqual([0, 0]);
    const one = { productId: "oat" };
    expect(off([pieces(2, 200, 1, one), pieces(1, 300, 2), pieces(1, 200, 3, one)], action)).toEqual([0, 0, 200]);
  });

  it("leaves the dearest pieces at their price", () => {
    const override = { unitPriceMinor: minor(150), reason: "dented" };
    const one = { productId: "oat" };
    const lines = [pieces(1, 200, 1, { ...one, override }), pieces(2, 200, 2, one)];
    expect(off(lines, { kind: "buyNTakeM", buy: 2, take: 1 })).toEqual([150, 0]);
  });
});

describe("the cheapest free", () => {
  const of3 = { kind: "cheapestFree", of: 3, free: 1 } as const;
  const prices = (...values: readonly number[]) => values.map((value, at) => line(at + 1, value));

  it.each([
    [
      [500, 400],
      [0, 0],
    ],
    [
      [500, 400, 100],
      [0, 0, 100],
    ],
    [
      [100, 500, 300, 400, 100, 200],
      [0, 0, 300, 0, 100, 0],
    ],
    [
      [200, 200, 200],
      [0, 0, 200],
    ],
    [
      [500, 0, 400],
      [0, 0, 0],
    ],
  ])("of pieces at %o, 3 at a time, takes off %o", (values, offs) => {
    expect(off(prices(...values), of3)).toEqual(offs);
  });

  it("gives for 1 to 10 equal pieces, 2 of every 5 free", () => {
    const freeOf = (count: number) =>
      (off([pieces(count, 100)], { kind: "cheapestFree", of: 5, free: 2 })[0] ?? 0) / 100;
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(freeOf)).toEqual([0, 0, 0, 0, 2, 2, 2, 2, 2, 4]);
  });

  it("counts only what is selected", () => {
    const lines = [pieces(2, 500, 1, { category: "tea" }), pieces(1, 100, 2)];
    expect(off(lines, { ...of3, items: { onlyCategories: ["tea"] } })).toEqual([0, 0]);
  });
});

describe("n for a price", () => {
  it.each([
    [200, 500, [0, 0, 100, 100, 100, 200, 200, 200, 300, 300]],
    [150, 500, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    [167, 500, [0, 0, 1, 1, 1, 2, 2, 2, 3, 3]],
  ])("pieces at %i, 3 for %i, take off %o for 1 to 10", (value, priceMinor, offs) => {
    const offOf = (count: number) =>
      off([pieces(count, value)], { kind: "nForPrice", quantity: 3, priceMinor: minor(priceMinor) })[0];
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(offOf)).toEqual(offs);
  });

  it("spreads what a group saves by value when one product has two prices", () => {
    const one = { productId: "oat" };
    const lines = [pieces(2, 200, 1, one), pieces(1, 180, 2, one)];
    expect(off(lines, { kind: "nForPrice", quantity: 3, priceMinor: minor(500) })).toEqual([55, 25]);
  });

  it("counts a product without an id by its code, and a department line by itself", () => {
    const code = { productId: null, code: "4006381333931" };
    const action = { kind: "nForPrice", quantity: 2, priceMinor: minor(300) } as const;
    expect(off([pieces(1, 200, 1, code), pieces(1, 200, 2, code)], action)).toEqual([50, 50]);
    const department = { productId: null, code: "", departmentId: "bakery" };
    expect(off([pieces(1, 200, 1, department), pieces(1, 200, 2, department)], action)).toEqual([0, 0]);
  });
});

describe("mix and match", () => {
  const any3: Action = { kind: "mixAndMatch", quantity: 3, offer: { kind: "price", priceMinor: 500 } };
  const percent: Action = { kind: "mixAndMatch", quantity: 3, offer: { kind: "percent", rate: 1000 } };

  it.each([
    ["for a price", any3, [300, 200, 100], [50, 33, 17]],
    ["for a price, when it helps", any3, [300, 100, 100], [0, 0, 0]],
    ["for a price, when there are enough", any3, [300, 200], [0, 0]],
    ["for a percentage, half-up a group", percent, [105, 105, 105], [11, 11, 10]],
  ])("of any three %s: %o at %o take off %o", (_, action, values, offs) => {
    const lines = values.map((value, at) => line(at + 1, value));
    expect(off(lines, action)).toEqual(offs);
  });

  it("fills groups dearest first and forms those that help", () => {
    const lines = [pieces(2, 100, 1), pieces(4, 300, 2)];
    expect(off(lines, any3)).toEqual([0, 400]);
  });
});

describe("a bundle price", () => {
  const lunch: Action = {
    kind: "bundlePrice",
    parts: [
      { items: { onlyCategories: ["sandwich"] }, quantity: 1 },
      { items: { onlyCategories: ["drink"] }, quantity: 1 },
    ],
    priceMinor: minor(500),
  };
  const sandwich = (count: number, value: number, number: number) =>
    pieces(count, value, number, { category: "sandwich" });
  const drink = (count: number, value: number, number: number) => pieces(count, value, number, { category: "drink" });

  it.each([
    ["makes a set", [sandwich(1, 400, 1), drink(1, 200, 2)], [67, 33]],
    ["takes the dearer drink", [sandwich(1, 400, 1), drink(1, 150, 2), drink(1, 200, 3)], [67, 0, 33]],
    ["makes sets until a part is short", [sandwich(2, 400, 1), drink(1, 200, 2), drink(1, 150, 3)], [67 + 36, 33, 14]],
    ["makes many equal sets at once", [sandwich(30, 400, 1), drink(31, 200, 2)], [2010, 990]],
    ["makes no set that would not help", [sandwich(1, 300, 1), drink(1, 150, 2)], [0, 0]],
    ["needs every part", [sandwich(3, 400, 1)], [0]],
    [
      "does not take what is weighed",
      [sandwich(1, 400, 1), drink(1, 900, 2)].map((one) => ({ ...one, soldBy: "weight" as const })),
      [0, 0],
    ],
  ])("%s", (_, lines, offs) => {
    expect(off(lines, lunch)).toEqual(offs);
  });

  it("gives a piece to one part only", () => {
    const any: Action = {
      kind: "bundlePrice",
      parts: [{ quantity: 1 }, { quantity: 1 }],
      priceMinor: minor(300),
    };
    expect(off([pieces(1, 400)], any)).toEqual([0]);
    expect(off([pieces(3, 400)], any)).toEqual([500]);
  });
});

describe("several bundles", () => {
  const threeFor5 = { kind: "nForPrice", quantity: 3, priceMinor: minor(500) } as const;
  const buy2 = { kind: "buyNTakeM", buy: 2, take: 1 } as const;

  it("use a piece once; the one that gives more works first", () => {
    const both = [promotion("for5", threeFor5), promotion("buy2", buy2)];
    expect(offByRule(priced([pieces(3, 200)], ...both))).toEqual({ "promotion:buy2": 200 });
    expect(offByRule(priced([pieces(7, 200)], ...both))).toEqual({ "promotion:buy2": 400 });
  });

  it("work by priority before benefit, and leave what they do not use", () => {
    const first = promotion("for5", threeFor5, { priority: 1, limits: { perSale: 1 } });
    expect(offByRule(priced([pieces(6, 200)], first, promotion("buy2", buy2)))).toEqual({
      "promotion:for5": 100,
      "promotion:buy2": 200,
    });
  });

  it("with the same benefit go by id", () => {
    expect(offByRule(priced([pieces(3, 200)], promotion("b", buy2), promotion("a", buy2)))).toEqual({
      "promotion:a": 200,
    });
  });

  it("of one exclusive group are given once in a basket", () => {
    const inGroup = { exclusiveGroup: "milk" };
    const rules = [
      promotion("for5", threeFor5, { ...inGroup, limits: { perSale: 1 } }),
      promotion("buy2", buy2, inGroup),
    ];
    expect(offByRule(priced([pieces(6, 200)], ...rules))).toEqual({ "promotion:buy2": 400 });
  });

  it("are ranked with their caps", () => {
    const rules = [promotion("for5", threeFor5), promotion("buy2", buy2, { capMinor: minor(90) })];
    expect(offByRule(priced([pieces(3, 200)], ...rules))).toEqual({ "promotion:for5": 100 });
  });
});

describe("what bounds a bundle", () => {
  const one = { productId: "oat" };

  it("is its cap, split by line share", () => {
    const lines = [pieces(3, 200, 1), pieces(3, 100, 2)];
    expect(off(lines, { kind: "buyNTakeM", buy: 2, take: 1 }, { capMinor: minor(100) })).toEqual([67, 33]);
  });

  it("is the number of groups in a sale, the better ones first", () => {
    const lines = [pieces(3, 100, 1), pieces(6, 200, 2)];
    const action = { kind: "buyNTakeM", buy: 2, take: 1 } as const;
    expect(off(lines, action, { limits: { perSale: 1 } })).toEqual([0, 200]);
    expect(off(lines, action, { limits: { perSale: 3 } })).toEqual([100, 400]);
  });

  it("is the minimum spend of what is selected", () => {
    const tea: Action = { items: { onlyCategories: ["tea"] }, kind: "buyNTakeM", buy: 1, take: 1 };
    const lines = [pieces(2, 200, 1, { category: "tea" }), pieces(1, 5000, 2)];
    expect(off(lines, tea, { minimumSpendMinor: minor(401) })).toEqual([0, 0]);
    expect(off(lines, tea, { minimumSpendMinor: minor(400) })).toEqual([200, 0]);
  });

  it("is whole pieces of goods: nothing weighed, no value that is sold", () => {
    const action = { kind: "buyNTakeM", buy: 1, take: 1 } as const;
    expect(off([pieces(2, 200, 1, { soldBy: "weight" })], action)).toEqual([0]);
    const cards = { sells: { kind: "topUp" as const }, taxRateId: "untaxed" };
    expect(off([pieces(2, 200, 1, { ...one, ...cards })], action)).toEqual([0]);
  });

  it("is quick for as many pieces as a line may hold", () => {
    const lines = Array.from({ length: 500 }, (_, at) => pieces(99_999, 100 + at, at + 1));
    const [first] = off(lines, { kind: "cheapestFree", of: 3, free: 1 });
    expect(first).toBe(33_333 * 100);
  });
});
