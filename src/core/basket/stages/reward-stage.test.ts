import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { priceBasket } from "../price-basket.ts";
import { NO_USE } from "../pricing-facts.ts";
import { basisPoints, milli, minor, points } from "#core/money/integers.ts";
import { couponSchema } from "#core/program/promotion.ts";
import { rewardSchema } from "#core/program/reward.ts";
import type { Reward } from "#core/program/reward.ts";
import { sayIn } from "#locales/say.ts";
import {
  basket,
  byPoints,
  expectRefusal,
  expectValue,
  facts,
  fold,
  line,
  MEMBER,
  paidByCard,
  price,
  program,
  sell,
  standing,
  tier,
  uuid,
  withPoints,
} from "#tests/builders/sample-shop.ts";
import type { FactsChanges, ProgramChanges } from "#tests/builders/sample-shop.ts";
import { availablePoints } from "#core/points/fold-standing.ts";
import { offeredRewards } from "../offered-rewards.ts";
import { settleTenders } from "../settle-tenders.ts";

type RewardGiven = Partial<Omit<z.input<typeof rewardSchema>, "id" | "name" | "action">>;
const reward = (id: string, action: z.input<typeof rewardSchema>["action"], given: RewardGiven = {}): Reward =>
  rewardSchema.parse({ id, name: { en: `Reward ${id}`, "zh-CN": `奖励 ${id}` }, points: 100, action, ...given });
const serial = couponSchema.parse({
  id: "next",
  name: { en: "Next time", "zh-CN": "下次" },
  code: { kind: "serial", validDays: 30 },
  bound: "member",
  action: { kind: "orderAmount", amountMinor: 500 },
});

const shop = (rewards: readonly Reward[], by: FactsChanges = {}, changes: ProgramChanges = {}) =>
  facts({
    program: program({ rewards: [...rewards], coupons: [serial], ...changes }),
    standing: withPoints(700),
    ...by,
  });
const chosen = (...ids: readonly string[]) => ids.map((rewardId, index) => ({ id: uuid(400 + index), rewardId }));
const tea = (number: number, price1: number, changes = {}) => line(number, price1, { category: "tea", ...changes });
const onTea = { onlyCategories: ["tea"] };
const goods = [tea(1, 400, { quantityMilli: milli(3000) }), line(2, 150)];

const five = reward("five", { kind: "amountOff", amountMinor: minor(500) });
const mug = reward("mug", { kind: "giftItem", product: "product-2" }, { points: 500 });

describe("a chosen reward gives", () => {
  it.each([
    ["an amount", { kind: "amountOff", amountMinor: 500 }, [444, 56]],
    ["an amount, at most what is left", { kind: "amountOff", amountMinor: 9900 }, [1200, 150]],
    ["a percentage of its goods", { kind: "percentOff", items: onTea, rate: 1000 }, [120, 0]],
    ["a percentage, at most its cap", { kind: "percentOff", rate: 5000, capMinor: 100 }, [89, 11]],
    ["a piece for nothing, the dearest", { kind: "freeItems" }, [400, 0]],
    ["two pieces for nothing", { kind: "freeItems", items: onTea, quantity: 2 }, [800, 0]],
    ["one piece at a price", { kind: "productAtPrice", items: onTea, unitPriceMinor: 100 }, [300, 0]],
    ["a gift", { kind: "giftItem", product: "product-2" }, [0, 150]],
    ["a coupon for the next time", { kind: "nextVisitCoupon", couponId: "next" }, [0, 0]],
  ] as const)("%s", (_, action, offs) => {
    const only = reward("r", action);
    const priced = price(basket(goods, { rewards: chosen("r") }), shop([only]));
    expect(priced.lines.map((one) => one.grossMinor - one.netMinor)).toEqual(offs);
    expect(priced.rewards).toMatchObject([{ state: "applied", points: 100, valueMinor: offs[0] + offs[1] }]);
  });

  it("what the one before it left", () => {
    const priced = price(basket([tea(1, 700)], { rewards: chosen("five", "five") }), shop([five]));
    expect(priced.rewards.map((one) => one.valueMinor)).toEqual([500, 200]);
    expect(priced.totalMinor).toBe(0);
  });

  it("nothing to value that is sold", () => {
    const top = line(2, 5000, { sells: { kind: "topUp" }, taxRateId: "untaxed" });
    const priced = price(basket([tea(1, 300), top], { rewards: chosen("five") }), shop([five]));
    expect(priced.lines.map((one) => one.netMinor)).toEqual([0, 5000]);
  });
});

describe("a reward waits and costs nothing", () => {
  const used = (uses: Partial<typeof NO_USE>) => new Map([["reward:r", { ...NO_USE, ...uses }]]);
  const free = { kind: "freeItems" as const, items: { onlyCategories: ["coffee"] } };
  const amount = { kind: "amountOff", amountMinor: 500 } as const;
  it.each([
    ["without its goods", reward("r", free), {}, "rewardWaitsForItem"],
    ["on another day", reward("r", amount, { when: { weekdays: [1] } }), {}, "rewardWaitsNotNow"],
    ["for another tier", reward("r", amount, { when: { tiers: ["gold"] } }), {}, "rewardWaitsNotNow"],
    ["below its minimum", reward("r", amount, { minimumSpendMinor: 1351 }), {}, "rewardWaitsForMinimum"],
    [
      "when it was had",
      reward("r", amount, { limits: { perMember: 1 } }),
      { used: used({ uses: 1 }) },
      "rewardWaitsLimit",
    ],
    [
      "when it was had this year",
      reward("r", amount, { points: 0, limits: { perMemberYear: 1 } }),
      { used: used({ uses: 3, usesThisYear: 1 }) },
      "rewardWaitsLimit",
    ],
    [
      "at a price above what is left",
      reward("r", { kind: "productAtPrice", unitPriceMinor: 400 }),
      {},
      "rewardWaitsNothingLeft",
    ],
    ["for a coupon that is none", reward("r", { kind: "nextVisitCoupon", couponId: "gone" }), {}, "rewardWaitsNotNow"],
  ])("%s", (_, only, by, key) => {
    const priced = price(basket(goods, { rewards: chosen("r") }), shop([only], by));
    expect(priced.rewards).toMatchObject([{ state: "waiting", points: 0, valueMinor: 0, sentence: { key } }]);
    expect([priced.totalMinor, priced.uses]).toEqual([1350, []]);
  });

  it("when the programme has it no more", () => {
    const priced = price(basket(goods, { rewards: chosen("gone") }), shop([]));
    expect(priced.rewards).toMatchObject([{ state: "waiting", sentence: { key: "rewardWaitsUnknown" } }]);
  });

  it("when a present without limits is taken twice in a sale", () => {
    const present = reward("r", amount, { points: 0 });
    const priced = price(basket(goods, { rewards: chosen("r", "r") }), shop([present]));
    expect(priced.rewards.map((one) => one.state)).toEqual(["applied", "waiting"]);
  });

  it("and says why in both languages", () => {
    const only = reward("r", amount, { minimumSpendMinor: 2000 });
    const [outcome] = price(basket(goods, { rewards: chosen("r") }), shop([only])).rewards;
    if (outcome === undefined) throw new Error("a chosen reward has an outcome");
    expect(sayIn("GBP")("en", "why", outcome.sentence)).toBe("Reward r: 6.50 more is needed");
    expect(sayIn("GBP")("zh-CN", "why", outcome.sentence)).toBe("奖励 r：还差 6.50");
  });
});

describe("the points of rewards", () => {
  it("are refused when they are not all there, and said to be held", () => {
    const dear = reward("dear", { kind: "amountOff", amountMinor: minor(100) }, { points: 500 });
    const both = basket(goods, { rewards: chosen("mug", "dear") });
    expect(expectRefusal(priceBasket(both, shop([mug, dear])))).toMatchObject({
      code: "insufficientPoints",
      values: { asked: { points: 500 }, available: { points: 200 }, held: { points: 500 } },
    });
  });

  it("are held beside an amount off and a tender", () => {
    const by = shop([mug]);
    const withMug = basket(goods, { rewards: chosen("mug"), amountOffPoints: points(150) });
    const priced = price(withMug, by);
    expect(priced.amountOff).toEqual({ points: 150, valueMinor: 150 });
    expect(expectRefusal(settleTenders(priced, [byPoints(51)], by)).code).toBe("insufficientPoints");
    expect(expectValue(settleTenders(priced, [byPoints(50)], by)).pointsTendered).toBe(50);
    const tooMany = { ...withMug, amountOffPoints: points(201) };
    expect(expectRefusal(priceBasket(tooMany, by)).code).toBe("insufficientPoints");
  });

  it("do not count against the most that may be used at the rate", () => {
    const redemption = {
      stepPoints: points(1),
      stepMinor: minor(1),
      minimumPoints: points(1),
      maximumPoints: points(150),
      basketShareMax: basisPoints(10_000),
    };
    const by = shop([mug], {}, { redemption });
    const sold = basket(goods, { rewards: chosen("mug"), amountOffPoints: points(100) });
    const priced = price(sold, by);
    expect(expectValue(settleTenders(priced, [byPoints(50)], by)).pointsTendered).toBe(50);
    expect(expectRefusal(settleTenders(priced, [byPoints(51)], by))).toMatchObject({
      code: "pointsAboveLimit",
      values: { max: { money: 50 } },
    });
    expect(expectRefusal(priceBasket({ ...sold, amountOffPoints: points(151) }, by)).code).toBe("pointsAboveLimit");
  });

  it("leave with the sale, by reward, and are earned on no more", () => {
    const by = shop([five, mug]);
    const sale = sell(paidByCard(basket(goods, { rewards: chosen("five", "mug") }), by), by);
    const moves = sale.body.points?.moves.filter((one) => one.kind === "redeemed");
    expect(moves).toMatchObject([
      { ruleId: "reward:five", delta: -100 },
      { ruleId: "reward:mug", delta: -500 },
    ]);
    expect(sale.body.points).toMatchObject({ before: 700, earnedBaseMinor: sale.body.totalMinor });
  });

  it("all leave with a reward that clears the balance", () => {
    const clearing = reward("all", { kind: "amountOff", amountMinor: minor(300) }, { points: 500, clearBalance: true });
    const by = shop([five, clearing]);
    const sale = sell(paidByCard(basket(goods, { rewards: chosen("five", "all") }), by), by);
    expect(sale.body.points?.moves.filter((one) => one.kind === "redeemed").map((one) => one.delta)).toEqual([
      -100, -600,
    ]);
    const left = fold(by.member?.standing ?? standing(), sale);
    expect(availablePoints(left, "2026-11-22")).toBe(
      sale.body.points?.earned.reduce((sum, row) => sum + row.points, 0),
    );
  });

  it("are counted for limits, a use each", () => {
    const twice = reward("r", { kind: "amountOff", amountMinor: minor(100) }, { limits: { perMember: 2 } });
    const use = { ruleId: "reward:r", serial: null, points: 0 };
    const priced = price(basket(goods, { rewards: chosen("r", "r", "r") }), shop([twice]));
    expect(priced.rewards.map((one) => one.state)).toEqual(["applied", "applied", "waiting"]);
    expect(priced.uses).toEqual([use, use]);
  });
});

describe("a coupon for the next time", () => {
  const next = reward("coupon", { kind: "nextVisitCoupon", couponId: "next" });
  it("is issued with the sale, dated and bound as the programme says", () => {
    const by = shop([next]);
    const sale = sell(paidByCard(basket(goods, { rewards: chosen("coupon", "coupon") }), by), by);
    expect(sale.body.issuedCoupons).toEqual([
      { couponId: "next", serial: "SERIAL-1", expiresOn: "2026-12-22", memberRef: MEMBER },
      { couponId: "next", serial: "SERIAL-2", expiresOn: "2026-12-22", memberRef: MEMBER },
    ]);
  });

  it("without a last day goes to whoever shows it", () => {
    const bearer = couponSchema.parse({ ...serial, code: { kind: "serial" }, bound: "bearer" });
    const by = shop([next], {}, { coupons: [bearer] });
    const sale = sell(paidByCard(basket(goods, { rewards: chosen("coupon") }), by), by);
    expect(sale.body.issuedCoupons).toMatchObject([{ expiresOn: null, memberRef: null }]);
  });
});

describe("rewards that are offered", () => {
  const offers = (rewards: readonly Reward[], by: FactsChanges = {}, changes = {}) =>
    offeredRewards(basket(goods, changes), shop(rewards, by)).map((one) => [
      one.reward.id,
      one.state,
      one.missingPoints,
      one.valueMinor,
    ]);
  const small = reward("small", { kind: "amountOff", amountMinor: minor(200) });
  const cheap = reward("cheap", { kind: "amountOff", amountMinor: minor(200) }, { points: 50 });
  const dear = reward("dear", { kind: "amountOff", amountMinor: minor(900) }, { points: 880 });
  const coffee = reward("coffee", { kind: "freeItems", items: { onlyCategories: ["coffee"] } });
  const cup = reward("cup", { kind: "giftItem", product: "cup" });

  it("stand best first: value, then fewer points, then those that lack something", () => {
    expect(offers([dear, coffee, cup, small, cheap, five])).toEqual([
      ["five", "now", 0, 500],
      ["cheap", "now", 0, 200],
      ["small", "now", 0, 200],
      ["cup", "now", 0, 0],
      ["coffee", "needsItem", 0, 0],
      ["dear", "needsMore", 180, 900],
    ]);
  });

  it("are what can be had beside what was chosen", () => {
    expect(offers([five, mug], {}, { rewards: chosen("mug") })).toEqual([["five", "now", 0, 500]]);
    expect(offers([mug], {}, { amountOffPoints: points(300) })).toEqual([["mug", "needsMore", 100, 150]]);
  });

  it("leave out what is not for today or was had", () => {
    const monday = reward("monday", { kind: "amountOff", amountMinor: minor(1) }, { when: { weekdays: [1] } });
    const once = reward("once", { kind: "amountOff", amountMinor: minor(1) }, { limits: { perMember: 1 } });
    const used = new Map([["reward:once", { ...NO_USE, uses: 1 }]]);
    expect(offers([monday, once], { used })).toEqual([]);
  });

  it("say what needs more spent", () => {
    const spender = reward("spend", { kind: "amountOff", amountMinor: minor(1) }, { minimumSpendMinor: 5000 });
    expect(offers([spender])).toEqual([["spend", "needsMore", 0, 0]]);
  });

  it("are none without a member", () => {
    expect(offeredRewards(basket(goods, { memberRef: null }), shop([five], { member: null }))).toEqual([]);
  });

  it("are for the tier that this sale reaches, where a tier counts in it", () => {
    const forGold = reward("gold", { kind: "amountOff", amountMinor: minor(100) }, { when: { tiers: ["gold"] } });
    const tiers = { levels: [tier("basic", 0), tier("gold", 1350)], countsFrom: "thisSale" as const };
    expect(offeredRewards(basket(goods), shop([forGold], {}, { tiers }))).toMatchObject([{ state: "now" }]);
    expect(offeredRewards(basket([tea(1, 1349)]), shop([forGold], {}, { tiers }))).toEqual([]);
  });
});
