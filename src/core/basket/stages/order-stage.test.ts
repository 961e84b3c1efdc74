import { describe, expect, it } from "vitest";
import { basisPoints, milli, minor } from "#core/money/integers.ts";
import type { Promotion } from "#core/program/promotion.ts";
import { offByLine, offByRule, promotion } from "#tests/builders/sample-rules.ts";
import { basket, facts, line, price, program, settings, standing, tier } from "#tests/builders/sample-shop.ts";
import type { FactsChanges, ProgramChanges } from "#tests/builders/sample-shop.ts";
import type { Basket, BasketLine } from "../basket.ts";

type Action = Parameters<typeof promotion>[1];

interface Case extends FactsChanges {
  readonly lines?: readonly BasketLine[];
  readonly on?: Partial<Basket>;
  readonly tiers?: ProgramChanges["tiers"];
}

function priced(
  promotions: readonly Promotion[],
  { lines = [line(1, 1000), line(2, 500)], on = {}, tiers = {}, ...by }: Case = {},
) {
  return price(basket(lines, on), facts({ program: program({ promotions: [...promotions], tiers }), ...by }));
}

const gold = { levels: [tier("gold", 0, { discount: basisPoints(500) })] };
const steps: Action = {
  kind: "spendSteps",
  steps: [
    { fromMinor: minor(5000), off: { kind: "percent", rate: 1000 } },
    { fromMinor: minor(2000), off: { kind: "amount", amountMinor: minor(200) } },
  ],
};

describe("an order promotion", () => {
  it.each<[string, Action, readonly number[]]>([
    ["a percentage, by value", { kind: "orderPercent", rate: 1000 }, [100, 50]],
    [
      "a percentage of what is selected",
      { kind: "orderPercent", rate: 1000, items: { onlyProducts: ["product-2"] } },
      [0, 50],
    ],
    ["an amount, by value", { kind: "orderAmount", amountMinor: minor(100) }, [67, 33]],
    ["an amount, at most what is left", { kind: "orderAmount", amountMinor: minor(9000) }, [1000, 500]],
  ])("gives %s", (_, action, offs) => {
    expect(offByLine(priced([promotion("p", action)]), "promotion:p")).toEqual(offs);
  });

  it.each([
    [1999, 0],
    [2000, 200],
    [4999, 200],
    [5000, 500],
    [5005, 501],
  ])("of spend-and-save on %i takes off %i", (goods, expected) => {
    expect(priced([promotion("p", steps)], { lines: [line(1, goods)] }).savedMinor).toBe(expected);
  });

  it("says which step was reached", () => {
    const sentenceOn = (goods: number) =>
      priced([promotion("p", steps)], { lines: [line(1, goods)] }).lines[0]?.adjustments[0]?.sentence;
    expect(sentenceOn(2500)).toMatchObject({
      key: "offerAmountFrom",
      values: { from: { money: 2000 }, amount: { money: 200 } },
    });
    expect(sentenceOn(5000)).toMatchObject({
      key: "offerPercentFrom",
      values: { from: { money: 5000 }, rate: { rate: 1000 } },
    });
  });

  it("is computed once for the order and rounded half-up", () => {
    const lines = [line(1, 390), line(2, 980)];
    expect(priced([promotion("p", { kind: "orderPercent", rate: 500 })], { lines }).savedMinor).toBe(69);
  });

  it("is bounded by its cap and never touches value that is sold", () => {
    const topUp = line(3, 5000, { sells: { kind: "topUp" }, taxRateId: "untaxed" });
    const lines = [line(1, 1000), line(2, 500), topUp];
    const half = promotion("p", { kind: "orderPercent", rate: 5000 }, { capMinor: minor(30) });
    expect(offByLine(priced([half], { lines }), "promotion:p")).toEqual([20, 10, 0]);
    const byHand = { kind: "percent" as const, rate: basisPoints(1000), reason: "x" };
    expect(offByRule(priced([], { lines, on: { discount: byHand } }))).toEqual({ "manual:basket": 150 });
    expect(offByRule(priced([], { lines, tiers: gold }))).toEqual({ "tier:gold": 75 });
    const needs = promotion("p", { kind: "orderPercent", rate: 5000 }, { minimumSpendMinor: minor(1501) });
    expect(offByRule(priced([needs], { lines }))).toEqual({});
  });

  it("gives every tax rate its exact part, whichever way prices are", () => {
    const lines = [line(1, 1000), line(2, 1000, { taxRateId: "zero" }), line(3, 1000, { taxRateId: "zero" })];
    for (const taxMode of ["inclusive", "exclusive"] as const) {
      const by = priced([promotion("p", { kind: "orderAmount", amountMinor: minor(100) })], {
        lines,
        settings: settings({ taxMode }),
      });
      expect(offByLine(by, "promotion:p")).toEqual([33, 34, 33]);
    }
  });
});

describe("of several order discounts", () => {
  const percent = (changes = {}) => promotion("percent", { kind: "orderPercent", rate: 1000 }, changes);
  const amount = (value: number, changes = {}) =>
    promotion("amount", { kind: "orderAmount", amountMinor: minor(value) }, changes);

  it.each<[string, readonly Promotion[], Case, Readonly<Record<string, number>>]>([
    ["the largest is given alone", [percent(), amount(100)], {}, { "promotion:percent": 150 }],
    ["the tier is one of them", [amount(70)], { tiers: gold }, { "tier:gold": 75 }],
    ["a promotion beats the tier", [amount(80)], { tiers: gold }, { "promotion:amount": 80 }],
    ["a tie goes by priority", [percent(), amount(150, { priority: -1 })], {}, { "promotion:percent": 150 }],
    ["a tie of priority goes by id", [percent(), amount(150)], {}, { "promotion:amount": 150 }],
    ["priority does not make up for less", [percent(), amount(100, { priority: 9 })], {}, { "promotion:percent": 150 }],
    [
      "a joint one comes beside the best",
      [percent({ joint: true })],
      { tiers: gold },
      { "tier:gold": 75, "promotion:percent": 143 },
    ],
    [
      "joint ones come after each other",
      [percent({ joint: true }), amount(500, { joint: true })],
      {},
      { "promotion:amount": 500, "promotion:percent": 100 },
    ],
    [
      "joint ones go by priority first",
      [percent({ joint: true, priority: 1 }), amount(500, { joint: true })],
      {},
      { "promotion:percent": 150, "promotion:amount": 500 },
    ],
    [
      "joint ones never go below zero",
      [percent({ joint: true }), amount(9000, { joint: true })],
      {},
      { "promotion:amount": 1500 },
    ],
    [
      "one of a group",
      [percent({ joint: true, exclusiveGroup: "g" }), amount(500, { joint: true, exclusiveGroup: "g" })],
      {},
      { "promotion:amount": 500 },
    ],
    [
      "the best uses up its group",
      [percent({ joint: true, exclusiveGroup: "g" }), amount(100, { exclusiveGroup: "g" })],
      {},
      { "promotion:amount": 100 },
    ],
  ])("%s", (_, rules, given, expected) => {
    expect(offByRule(priced(rules, given))).toEqual(expected);
    expect(offByRule(priced(rules.toReversed(), given))).toEqual(expected);
  });

  it("one whose group was given on a line is no candidate", () => {
    const item = promotion("item", { kind: "percentOff", rate: 100 }, { exclusiveGroup: "g" });
    expect(offByRule(priced([item, percent({ exclusiveGroup: "g" })], { tiers: gold }))).toEqual({
      "promotion:item": 15,
      "tier:gold": 74,
    });
  });

  it("a step that the goods reached when the stage began stays reached", () => {
    const given = { lines: [line(1, 2000)], tiers: gold };
    expect(offByRule(priced([promotion("p", steps, { joint: true })], given))).toEqual({
      "tier:gold": 100,
      "promotion:p": 200,
    });
  });
});

describe("a tier that counts from this sale on", () => {
  const levels = [tier("basic", 0), tier("gold", 1500, { discount: basisPoints(1000), priceList: "gold" })];
  const priceLists = [
    { id: "gold", name: { en: "Gold", "zh-CN": "金卡" }, prices: [{ product: "product-1", unitPriceMinor: minor(1) }] },
  ];

  it.each([
    ["nextSale", 1500, 0],
    ["thisSale", 1500, 150],
    ["thisSale", 1499, 0],
  ] as const)("(%s) on goods of %i takes off %i, at the list prices of the tier before", (countsFrom, goods, saved) => {
    const by = program({ tiers: { levels, countsFrom }, priceLists });
    expect(price(basket([line(1, goods)]), facts({ program: by })).savedMinor).toBe(saved);
  });

  it("lets order promotions of the tier be given, and those on lines not yet", () => {
    const when = { tiers: ["gold"] };
    const rules = [
      promotion("item", { kind: "percentOff", rate: 1000 }, { when }),
      promotion("order", { kind: "orderPercent", rate: 2000 }, { when }),
    ];
    const tiers = { levels, countsFrom: "thisSale" as const };
    expect(offByRule(priced(rules, { tiers, standing: standing() }))).toEqual({ "promotion:order": 300 });
  });
});

describe("member prices", () => {
  const lists = (unitPriceMinor: number, product = "product-1") => [
    {
      id: "club",
      name: { en: "Club prices", "zh-CN": "会员价" },
      prices: [{ product, unitPriceMinor: minor(unitPriceMinor) }],
    },
  ];
  const club = (priceLists: ReturnType<typeof lists>, lines: readonly BasketLine[], by: FactsChanges = {}) =>
    price(
      basket(lines, by.member === null ? { memberRef: null } : {}),
      facts({ program: program({ priceLists, tiers: { levels: [tier("club", 0, { priceList: "club" })] } }), ...by }),
    );

  it("stand beside the list price, with their list's name", () => {
    const [sold] = club(lists(170), [line(1, 195, { quantityMilli: milli(2000) })]).lines;
    expect(sold).toMatchObject({ grossMinor: 390, netMinor: 340 });
    expect(sold?.adjustments).toEqual([
      {
        stage: "price",
        ruleId: "prices:club",
        ruleVersion: 3,
        amountMinor: -50,
        sentence: {
          key: "memberPrice",
          values: {
            prices: { name: { en: "Club prices", "zh-CN": "会员价" } },
            list: { money: 195 },
            price: { money: 170 },
          },
        },
      },
    ]);
  });

  const override = { unitPriceMinor: minor(190), reason: "dented" };
  it.each<[string, ReturnType<typeof lists>, BasketLine, FactsChanges, number]>([
    ["by the product's id", lists(170), line(1, 195), {}, 170],
    ["by its code", lists(170, "4006381333931"), line(1, 195, { code: "4006381333931" }), {}, 170],
    ["by weight, half-up", lists(999), line(1, 1290, { quantityMilli: milli(250), soldBy: "weight" }), {}, 250],
    ["not when they are higher", lists(200), line(1, 195), {}, 195],
    ["not for other products", lists(170), line(2, 195), {}, 195],
    ["not against a price by hand", lists(170), line(1, 195, { override }), {}, 190],
    ["not for nobody", lists(170), line(1, 195), { member: null }, 195],
    ["not where prices are final", lists(170), line(1, 195), { discounts: "final" }, 195],
    [
      "not for value that is sold",
      lists(170),
      line(1, 195, { sells: { kind: "topUp" }, taxRateId: "untaxed" }),
      {},
      195,
    ],
  ])("count %s", (_, priceLists, sold, by, expected) => {
    expect(club(priceLists, [sold], by).goodsMinor).toBe(expected);
  });

  it("count the lower one of a product that is listed twice", () => {
    const [list] = lists(180);
    const twice = [
      { ...list, prices: [...(list?.prices ?? []), { product: "oat", unitPriceMinor: minor(170) }] },
    ] as ReturnType<typeof lists>;
    expect(club(twice, [line(1, 195, { code: "oat" })]).goodsMinor).toBe(170);
  });

  it("are what a bundle counts with", () => {
    const buy = promotion("p", { kind: "buyNTakeM", buy: 1, take: 1 });
    const by = program({
      priceLists: lists(170),
      promotions: [buy],
      tiers: { levels: [tier("club", 0, { priceList: "club" })] },
    });
    const given = price(basket([line(1, 195, { quantityMilli: milli(2000) })]), facts({ program: by }));
    expect(offByRule(given)).toEqual({ "prices:club": 50, "promotion:p": 170 });
  });
});

describe("value that is sold", () => {
  it("has a row of its own without tax, in either tax mode", () => {
    const giftCard = line(2, 2000, {
      sells: { kind: "giftCard", cardRef: "0192f0c1-3333-7000-8000-000000000001" },
      taxRateId: "untaxed",
    });
    for (const taxMode of ["inclusive", "exclusive"] as const) {
      const by = priced([], { lines: [line(1, 1200), giftCard], settings: settings({ taxMode }) });
      expect(by.taxTable.at(-1)).toEqual({ taxRateId: "untaxed", rate: 0, netMinor: 2000, taxMinor: 0 });
      expect(by.totalMinor).toBe(taxMode === "inclusive" ? 3200 : 3440);
    }
  });
});
