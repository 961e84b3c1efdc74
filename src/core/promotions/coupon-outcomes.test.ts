import { describe, expect, it } from "vitest";
import type { Basket, BasketLine } from "../basket/basket.ts";
import { NOTHING_SHARED } from "../basket/pricing-facts.ts";
import { basisPoints, minor } from "../money/integers.ts";
import type { Coupon, Promotion } from "../program/promotion.ts";
import { coupon, offByLine, offByRule, promotion, shown, shownSerial } from "#tests/builders/sample-rules.ts";
import { basket, facts, line, price, program, tier, uuid } from "#tests/builders/sample-shop.ts";
import type { FactsChanges } from "#tests/builders/sample-shop.ts";

interface Case {
  readonly coupons?: readonly Coupon[];
  readonly promotions?: readonly Promotion[];
  readonly lines?: readonly BasketLine[];
  readonly on?: Partial<Basket>;
  readonly by?: FactsChanges;
}

function priced({ coupons = [], promotions = [], lines = [line(1, 1000)], on = {}, by = {} }: Case) {
  const rules = program({ coupons: [...coupons], promotions: [...promotions] });
  return price(
    basket(lines, { coupons: coupons.map(({ id }, at) => shown(id, {}, at + 1)), ...on }),
    facts({ program: rules, ...by }),
  );
}

const states = (given: Case) => priced(given).coupons.map(({ state, sentence }) => `${state}: ${sentence.key}`);
const name = (id: string) => ({ name: { en: `Offer ${id}`, "zh-CN": `优惠 ${id}` } });
const five = { kind: "orderAmount", amountMinor: minor(500) } as const;
const tenPercent = { kind: "percentOff", rate: 1000 } as const;

describe("a coupon on the basket", () => {
  it("is given in its stage, with what it takes off and why", () => {
    const by = priced({ coupons: [coupon("item", tenPercent), coupon("order", five)] });
    expect(by.coupons).toEqual([
      {
        id: uuid(500_001),
        couponId: "item",
        state: "applied",
        amountMinor: 100,
        sentence: { key: "offerPercent", values: { offer: name("item"), rate: { rate: 1000 } } },
      },
      {
        id: uuid(500_002),
        couponId: "order",
        state: "applied",
        amountMinor: 500,
        sentence: { key: "offerAmount", values: { offer: name("order"), amount: { money: 500 } } },
      },
    ]);
    expect(by.lines[0]?.adjustments.map(({ stage, ruleId }) => [stage, ruleId])).toEqual([
      ["item", "coupon:item"],
      ["order", "coupon:order"],
    ]);
    expect(by.totalMinor).toBe(400);
  });

  it("waits for the minimum spend, and says how much is missing", () => {
    const [outcome] = priced({ coupons: [coupon("c", five, { minimumSpendMinor: minor(1500) })] }).coupons;
    expect(outcome).toMatchObject({
      state: "waiting",
      amountMinor: 0,
      sentence: { key: "couponWaitsForMinimum", values: { offer: name("c"), missing: { money: 500 } } },
    });
  });

  it("of spend-and-save waits for its first step", () => {
    const steps = {
      kind: "spendSteps",
      steps: [
        { fromMinor: 3000, off: { kind: "amount", amountMinor: 500 } },
        { fromMinor: 1200, off: { kind: "amount", amountMinor: 100 } },
      ],
    } as const;
    const [outcome] = priced({ coupons: [coupon("c", { ...steps, steps: [...steps.steps] })] }).coupons;
    expect(outcome?.sentence).toEqual({
      key: "couponWaitsForMinimum",
      values: { offer: name("c"), missing: { money: 200 } },
    });
  });

  it.each<[string, string, Case]>([
    [
      "nothing that it fits",
      "couponWaitsForItem",
      { coupons: [coupon("c", { ...tenPercent, items: { onlyCategories: ["tea"] } })] },
    ],
    ["goods that cost nothing", "couponWaitsNothingLeft", { coupons: [coupon("c", tenPercent)], lines: [line(1, 0)] }],
    [
      "a price that is lower already",
      "couponWaitsNothingLeft",
      { coupons: [coupon("c", { kind: "fixedPrice", unitPriceMinor: minor(1200) })] },
    ],
    [
      "another hour",
      "couponWaitsNotNow",
      { coupons: [coupon("c", five, { when: { hours: [{ from: "16:00", until: "18:00" }] } })] },
    ],
    [
      "nobody known",
      "couponWaitsNeedsMember",
      { coupons: [coupon("c", five, { when: { membersOnly: true } })], on: { memberRef: null }, by: { member: null } },
    ],
    [
      "another member",
      "couponWaitsOtherMember",
      { coupons: [coupon("c", five)], on: { coupons: [shownSerial("c", 1, { memberRef: uuid(3) })] } },
    ],
    [
      "its day past",
      "couponWaitsExpired",
      { coupons: [coupon("c", five)], on: { coupons: [shownSerial("c", 1, { expiresOn: "2026-11-01" })] } },
    ],
    [
      "its serial used",
      "couponWaitsUsed",
      {
        coupons: [coupon("c", five)],
        on: { coupons: [shownSerial("c")] },
        by: { shared: { ...NOTHING_SHARED, usedSerials: new Set(["S1"]) } },
      },
    ],
    [
      "its limit reached",
      "couponWaitsLimit",
      {
        coupons: [coupon("c", five, { limits: { total: 3 } })],
        by: { shared: { ...NOTHING_SHARED, usedInAll: new Map([["coupon:c", 3]]) } },
      },
    ],
    ["a programme without it", "couponWaitsUnknown", { on: { coupons: [shown("gone")] } }],
    ["prices that are final", "couponWaitsNotNow", { coupons: [coupon("c", five)], by: { discounts: "final" } }],
  ])("waits with %s, and the basket has its price: %s", (_, key, given) => {
    expect(states(given)).toEqual([`waiting: ${key}`]);
    expect(priced(given).uses).toEqual([]);
    expect(priced(given).savedMinor).toBe(0);
  });

  it("waits behind a better order discount, and names it", () => {
    const better = promotion("p", { kind: "orderPercent", rate: 6000 });
    const [outcome] = priced({ coupons: [coupon("c", five)], promotions: [better] }).coupons;
    expect(outcome).toMatchObject({
      state: "waiting",
      sentence: { key: "couponWaitsBehind", values: { offer: name("c"), better: name("p") } },
    });
  });

  it("waits behind the cashier's own discount and behind the tier's", () => {
    const discount = { kind: "amount" as const, amountMinor: minor(600), reason: "regular" };
    expect(states({ coupons: [coupon("c", five)], on: { coupons: [shown("c")], discount } })).toEqual([
      "waiting: couponWaitsBehindHand",
    ]);
    const tiers = { levels: [tier("gold", 0, { discount: basisPoints(6000) })] };
    const withTier = program({ coupons: [coupon("c", five)], tiers });
    const [outcome] = price(basket([line(1, 1000)], { coupons: [shown("c")] }), facts({ program: withTier })).coupons;
    expect(outcome?.sentence).toMatchObject({ key: "couponWaitsBehind", values: { better: { name: { en: "gold" } } } });
  });

  it("waits behind a rule of its exclusive group, whatever the stage", () => {
    const first = promotion("p", tenPercent, { exclusiveGroup: "autumn" });
    const given = { coupons: [coupon("c", five, { exclusiveGroup: "autumn" })], promotions: [first] };
    expect(states(given)).toEqual(["waiting: couponWaitsBehind"]);
    expect(priced(given).totalMinor).toBe(900);
  });

  it("is joint when it says so, on what the best discount left", () => {
    const given = {
      coupons: [coupon("c", { kind: "orderPercent", rate: 1000 }, { joint: true })],
      promotions: [promotion("p", five)],
    };
    expect(offByRule(priced(given))).toEqual({ "promotion:p": 500, "coupon:c": 50 });
  });

  it("that goes alone is given before any that works after it, and never beside one", () => {
    const [alone, any] = [coupon("alone", five, { combines: "alone" }), coupon("any", five, { joint: true })];
    expect(states({ coupons: [any, alone] })).toEqual(["waiting: couponWaitsAlone", "applied: offerAmount"]);
    const item = coupon("item", tenPercent);
    expect(states({ coupons: [alone, item] })).toEqual(["waiting: couponWaitsAlone", "applied: offerPercent"]);
  });

  it("of which two serials are shown is given twice, or as often as its limit lets it", () => {
    const two = { on: { coupons: [shownSerial("c", 2), shownSerial("c", 1)] }, lines: [line(1, 2000)] };
    const twice = priced({ coupons: [coupon("c", tenPercent)], ...two });
    expect(offByLine(twice, "coupon:c")).toEqual([380]);
    expect(twice.uses).toEqual([
      { ruleId: "coupon:c", serial: "S1", points: 0 },
      { ruleId: "coupon:c", serial: "S2", points: 0 },
    ]);
    const once = { coupons: [coupon("c", tenPercent, { limits: { perMember: 1 } })], ...two };
    expect(states(once)).toEqual(["waiting: couponWaitsLimit", "applied: offerPercent"]);
  });
});

describe("the uses that a sale notes", () => {
  it("are those of rules with limits, once each, and of every serial that was given", () => {
    const by = priced({
      coupons: [coupon("plain", tenPercent), coupon("limited", tenPercent, { limits: { total: 10 } })],
      promotions: [
        promotion("free", tenPercent),
        promotion("bound", tenPercent, { limits: { perSale: 2 } }),
        promotion("daily", tenPercent, { limits: { perMemberDay: 1 } }),
      ],
      lines: [line(1, 1000), line(2, 2000)],
    });
    expect(by.uses.map(({ ruleId, serial }) => [ruleId, serial])).toEqual([
      ["coupon:limited", null],
      ["promotion:daily", null],
    ]);
  });
});
