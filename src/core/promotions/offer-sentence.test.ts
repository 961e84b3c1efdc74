import { describe, expect, it } from "vitest";
import { sayIn } from "#locales/say.ts";
import { basisPoints, milli, minor } from "../money/integers.ts";
import { coupon, promotion, shown, shownSerial } from "#tests/builders/sample-rules.ts";
import { basket, facts, line, price, program, tier, uuid } from "#tests/builders/sample-shop.ts";

const say = sayIn("GBP");
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

type Action = Parameters<typeof promotion>[1] | Parameters<typeof coupon>[1];

const both = (sentence: Parameters<typeof say>[2] | undefined): readonly string[] => {
  if (sentence === undefined) return [];
  return [plain(say("en", "why", sentence)), plain(say("zh-CN", "why", sentence))];
};

/** What a rule says about 12 pieces at 10.00, as a coupon, which may do nearly all that a promotion may. */
function saidOf(action: Action): readonly string[] {
  const name = { en: "Oat week", "zh-CN": "燕麦周" };
  const rules =
    action.kind === "freeItems"
      ? { coupons: [coupon("c", action, { name })] }
      : { promotions: [promotion("p", action, { name })] };
  const sold = basket([line(1, 1000, { quantityMilli: milli(12_000) })], {
    coupons: "coupons" in rules ? [shown("c")] : [],
  });
  return both(price(sold, facts({ program: program(rules) })).lines[0]?.adjustments[0]?.sentence);
}

describe("what a rule gives is said like a shop says it, with the rule's name", () => {
  it.each<[Action, string, string]>([
    [{ kind: "buyNTakeM", buy: 2, take: 1 }, "Oat week: buy 2, get 1 free", "燕麦周：买 2 送 1"],
    [
      { kind: "buyNTakeM", buy: 1, take: 1, rate: basisPoints(5000) },
      "Oat week: buy 1, get 1 at 50 % off",
      "燕麦周：买 1 件，另 1 件减 50%",
    ],
    [
      { kind: "cheapestFree", of: 3, free: 1 },
      "Oat week: of every 3, the cheapest 1 free",
      "燕麦周：每 3 件中最低价的 1 件免费",
    ],
    [{ kind: "nForPrice", quantity: 3, priceMinor: 2500 }, "Oat week: 3 for 25.00", "燕麦周：3 件 25.00"],
    [
      { kind: "mixAndMatch", quantity: 3, offer: { kind: "price", priceMinor: 2500 } },
      "Oat week: any 3 for 25.00",
      "燕麦周：任选 3 件 25.00",
    ],
    [
      { kind: "mixAndMatch", quantity: 3, offer: { kind: "percent", rate: 1000 } },
      "Oat week: any 3, 10 % off",
      "燕麦周：任选 3 件减 10%",
    ],
    [
      { kind: "bundlePrice", parts: [{ quantity: 1 }, { quantity: 1 }], priceMinor: 1500 },
      "Oat week: together for 15.00",
      "燕麦周：组合价 15.00",
    ],
    [{ kind: "percentOff", rate: 2000 }, "Oat week: 20 % off", "燕麦周：减 20%"],
    [{ kind: "amountOff", amountMinor: 50 }, "Oat week: 0.50 off each", "燕麦周：每件减 0.50"],
    [{ kind: "amountOff", amountMinor: 50, perUnit: false }, "Oat week: 0.50 off", "燕麦周：减 0.50"],
    [{ kind: "fixedPrice", unitPriceMinor: 900 }, "Oat week: 9.00 each", "燕麦周：每件 9.00"],
    [{ kind: "freeItems", quantity: 2 }, "Oat week: 2 free", "燕麦周：2 件免费"],
    [{ kind: "orderPercent", rate: 1000 }, "Oat week: 10 % off", "燕麦周：减 10%"],
    [{ kind: "orderAmount", amountMinor: 500 }, "Oat week: 5.00 off", "燕麦周：减 5.00"],
    [
      { kind: "spendSteps", steps: [{ fromMinor: 5000, off: { kind: "percent", rate: 1000 } }] },
      "Oat week: 10 % off from 50.00 on",
      "燕麦周：满 50.00 减 10%",
    ],
    [
      { kind: "spendSteps", steps: [{ fromMinor: 5000, off: { kind: "amount", amountMinor: 500 } }] },
      "Oat week: 5.00 off from 50.00 on",
      "燕麦周：满 50.00 减 5.00",
    ],
  ])("%o", (action, english, chinese) => {
    expect(saidOf(action)).toEqual([english, chinese]);
  });

  it("and so is a member's price", () => {
    const priceLists = [
      {
        id: "club",
        name: { en: "Club prices", "zh-CN": "会员价" },
        prices: [{ product: "product-1", unitPriceMinor: minor(170) }],
      },
    ];
    const by = facts({ program: program({ priceLists, tiers: { levels: [tier("club", 0, { priceList: "club" })] } }) });
    expect(both(price(basket([line(1, 195)]), by).lines[0]?.adjustments[0]?.sentence)).toEqual([
      "Club prices: 1.70 instead of 1.95",
      "会员价：1.70，原价 1.95",
    ]);
  });
});

describe("why a coupon waits is said with what to do or what to know", () => {
  const five = { kind: "orderAmount", amountMinor: 500 } as const;
  it.each<[ReturnType<typeof coupon>, ReturnType<typeof shown>, string, string]>([
    [coupon("c", five, { minimumSpendMinor: 1500 }), shown("c"), "Offer c: 5.00 more is needed", "优惠 c：还差 5.00"],
    [
      coupon("c", five),
      shownSerial("c", 1, { expiresOn: "2026-11-01" }),
      "Offer c: this coupon was good until 1 Nov 2026",
      "优惠 c：此券有效期到 2026年11月1日，已过期",
    ],
    [
      coupon("c", five),
      shownSerial("c", 1, { memberRef: uuid(4) }),
      "Offer c: this coupon belongs to another member",
      "优惠 c：此券属于另一位会员",
    ],
    [coupon("c", five), shown("gone"), "Coupon gone is not in today's programme", "当前会员计划中没有优惠券 gone"],
  ])("%o", (rule, at, english, chinese) => {
    const by = facts({ program: program({ coupons: [rule] }) });
    expect(both(price(basket([line(1, 1000)], { coupons: [at] }), by).coupons[0]?.sentence)).toEqual([
      english,
      chinese,
    ]);
  });
});
