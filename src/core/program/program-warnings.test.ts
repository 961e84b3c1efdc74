import { describe, expect, it } from "vitest";
import { basisPoints, minor, points } from "../money/integers.ts";
import { program, rule, tier } from "#tests/builders/sample-shop.ts";
import { whenSchema } from "./conditions.ts";
import { bonusSchema, multiplierSchema, priceListSchema, storedValueSchema } from "./program.ts";
import type { Program } from "./program.ts";
import { programWarnings } from "./program-warnings.ts";
import { couponSchema, promotionSchema } from "./promotion.ts";
import { rewardSchema } from "./reward.ts";
import { parseProgram } from "./validate-program.ts";

const name = (text: string) => ({ en: text, "zh-CN": text });
const promotion = (id: string, changes: object) => promotionSchema.parse({ id, name: name(id), ...changes });
const coupon = (id: string, changes: object) =>
  couponSchema.parse({ id, name: name(id), code: { kind: "multiUse", code: id.toUpperCase() }, ...changes });
const reward = (id: string, changes: object) =>
  rewardSchema.parse({ id, name: name(id), points: 100, action: { kind: "amountOff", amountMinor: 100 }, ...changes });
const percentOff = (rate: number, items: object = {}) => ({ action: { kind: "percentOff", items, rate } });
const tea = { onlyCategories: ["tea"] };
const milk = { onlyCategories: ["milk"] };

const warned = (document: Program, goods: Parameters<typeof programWarnings>[1] = null) =>
  programWarnings(document, goods).map(({ what, path }) => `${what} ${path}`);
const problems = (document: Program) => {
  const read = parseProgram(document);
  return read.ok ? [] : read.failure.map(({ what, path }) => `${what} ${path}`);
};

it("a programme as the set-up writes it is warned about nothing", () => {
  expect(warned(program({ redemption: { ...redemption, stepPoints: points(100) } }))).toEqual([]);
});

const redemption = {
  stepPoints: points(1),
  stepMinor: minor(1),
  minimumPoints: points(100),
  maximumPoints: null,
  basketShareMax: basisPoints(10_000),
};

describe("a rule that can never give anything is named", () => {
  const at = (when: object) => program({ promotions: [promotion("a", { ...percentOff(1000), when })] });

  it.each([
    [
      "that ended before the version begins",
      { through: "2025-12-31" },
      ["programNeverEnded promotions.0.when.through"],
    ],
    ["whose last day is the version's first", { through: "2026-01-01" }, []],
    [
      "that ends before it begins",
      { from: "2026-05-02", through: "2026-05-01" },
      ["programNeverDates promotions.0.when.through"],
    ],
    [
      "on a weekday that its days do not have",
      { from: "2026-12-22", through: "2026-12-24", weekdays: [1] },
      ["programNeverWeekday promotions.0.when.weekdays"],
    ],
    ["on a weekday that its days have", { from: "2026-12-22", through: "2026-12-24", weekdays: [1, 4] }, []],
    [
      "on a weekday within the days that are left of it",
      { from: "2025-12-29", through: "2026-01-03", weekdays: [1] },
      ["programNeverWeekday promotions.0.when.weekdays"],
    ],
    ["for a tier that is not there", { tiers: ["basic", "gold"] }, ["programTierMissing promotions.0.when.tiers.1"]],
  ])("one %s", (_, when, expected) => {
    expect(warned(at(when))).toEqual(expected);
  });

  it("one that leaves out all that it chooses", () => {
    const items = { onlyBrands: ["x"], exceptBrands: ["x", "y"] };
    expect(warned(program({ promotions: [promotion("a", percentOff(1000, items))] }))).toEqual([
      "programNeverMatches promotions.0.action.items",
    ]);
  });

  it("a redemption, a reward and a top-up bonus that nobody can reach", () => {
    const document = program({
      redemption: { ...redemption, stepPoints: points(100), maximumPoints: points(50) },
      earning: { caps: { perSale: null, perDay: null, perMember: points(500) } },
      rewards: [reward("big", { points: 501 }), reward("fits", { points: 500 })],
      storedValue: storedValueSchema.parse({
        balanceMaxMinor: 1000,
        topUpBonuses: [{ fromMinor: 1001, bonusMinor: 1 }],
      }),
    });
    expect(warned(document)).toEqual([
      "programNeverRedeemed redemption.maximumPoints",
      "programNeverAfforded rewards.0.points",
      "programNeverToppedUp storedValue.topUpBonuses.0.fromMinor",
    ]);
  });

  it("a multiplier of one and a price list without a tier", () => {
    const document = program({
      redemption: null,
      earning: { multipliers: [multiplierSchema.parse({ id: "x", name: name("x"), timesHundredths: 100 })] },
      priceLists: [priceListSchema.parse({ id: "gold", name: name("gold"), prices: [] })],
    });
    expect(warned(document)).toEqual([
      "programMultipliesByOne earning.multipliers.0.timesHundredths",
      "programPriceListUnused priceLists.0",
    ]);
  });
});

describe("goods that the shop does not have", () => {
  const goods = {
    hasProduct: (product: string) => product === "p1",
    hasCategory: (category: string) => category === "tea",
    hasBrand: () => false,
  };
  const document = program({
    redemption: null,
    promotions: [
      promotion(
        "a",
        percentOff(1000, { onlyProducts: ["p1", "p2"], onlyCategories: ["tea", "milk"], onlyBrands: ["b"] }),
      ),
    ],
    rewards: [reward("gift", { action: { kind: "giftItem", product: "p3" } })],
  });

  it("are named one by one", () => {
    expect(warned(document, goods)).toEqual([
      "programProductUnknown promotions.0.action.items.onlyProducts.1",
      "programCategoryUnknown promotions.0.action.items.onlyCategories.1",
      "programBrandUnknown promotions.0.action.items.onlyBrands.0",
      "programProductUnknown rewards.0.action.product",
    ]);
  });

  it("are not judged by who does not know them", () => {
    expect(warned(document)).toEqual([]);
  });
});

describe("two promotions", () => {
  const pair = (a: object, b: object) =>
    warned(program({ redemption: null, promotions: [promotion("a", a), promotion("b", b)] }));
  const both = ["programBothGiven promotions.1"];
  const nFor = (items: object) => ({ action: { kind: "nForPrice", items, quantity: 3, priceMinor: 500 } });
  const order = (rate: number) => ({ action: { kind: "orderPercent", rate } });

  it.each([
    ["on the same goods are both given", percentOff(1000, tea), percentOff(500, tea), both],
    ["on all goods and some of them are both given", percentOff(1000), percentOff(500, tea), both],
    ["on different goods are not", percentOff(1000, milk), percentOff(500, tea), []],
    [
      "of which one leaves out the other's goods are not",
      percentOff(1000, { exceptCategories: ["tea"] }),
      percentOff(500, tea),
      [],
    ],
    [
      "of one group are not",
      { ...percentOff(1000), exclusiveGroup: "g" },
      { ...percentOff(500), exclusiveGroup: "g" },
      [],
    ],
    [
      "of two groups are both given",
      { ...percentOff(1000), exclusiveGroup: "g" },
      { ...percentOff(500), exclusiveGroup: "h" },
      both,
    ],
    [
      "one after the other are not",
      { ...percentOff(1000), when: { through: "2026-06-30" } },
      { ...percentOff(500), when: { from: "2026-07-01" } },
      [],
    ],
    [
      "that share a day are both given",
      { ...percentOff(1000), when: { through: "2026-07-01" } },
      { ...percentOff(500), when: { from: "2026-07-01" } },
      both,
    ],
    [
      "on different weekdays are not",
      { ...percentOff(1000), when: { weekdays: [1] } },
      { ...percentOff(500), when: { weekdays: [2] } },
      [],
    ],
    [
      "before and from 16:00 are not",
      { ...percentOff(1000), when: { hours: [{ from: "08:00", until: "16:00" }] } },
      { ...percentOff(500), when: { hours: [{ from: "16:00", until: "18:00" }] } },
      [],
    ],
    [
      "over midnight and at one o'clock are both given",
      { ...percentOff(1000), when: { hours: [{ from: "22:00", until: "02:00" }] } },
      { ...percentOff(500), when: { hours: [{ from: "01:00", until: "03:00" }] } },
      both,
    ],
    ["of two stages are not said", nFor(tea), percentOff(500, tea), []],
    ["that bundle the same goods compete", nFor(tea), nFor(tea), ["programBundlesCompete promotions.1"]],
    ["on the order are not, because the best alone is given", order(1000), order(500), []],
    ["on the order are, when one is joint", order(1000), { ...order(500), joint: true }, both],
  ])("%s", (_, a, b, expected) => {
    expect(pair(a, b)).toEqual(expected);
  });
});

describe("what would give the shop away", () => {
  it.each([
    ["100 % off", percentOff(10_000), ["programGivesEverything promotions.0.action.rate"]],
    ["100 % off with a cap is not said", { ...percentOff(10_000), capMinor: 500 }, []],
    [
      "all of a group for nothing",
      { action: { kind: "cheapestFree", of: 2, free: 2 } },
      ["programGivesEverything promotions.0.action.free"],
    ],
    [
      "three for nothing",
      { action: { kind: "nForPrice", quantity: 3, priceMinor: 0 } },
      ["programGivesEverything promotions.0.action.priceMinor"],
    ],
    [
      "an amount that the minimum only just reaches",
      { action: { kind: "orderAmount", amountMinor: 500 }, minimumSpendMinor: 500 },
      ["programAmountReachesMinimum promotions.0.action.amountMinor"],
    ],
    [
      "an amount below the minimum is not said",
      { action: { kind: "orderAmount", amountMinor: 500 }, minimumSpendMinor: 501 },
      [],
    ],
    [
      "a step that is given back whole",
      {
        action: {
          kind: "spendSteps",
          steps: [
            { fromMinor: 500, off: { kind: "amount", amountMinor: 500 } },
            { fromMinor: 900, off: { kind: "percent", rate: 10_000 } },
          ],
        },
      },
      [
        "programAmountReachesMinimum promotions.0.action.steps.0.off.amountMinor",
        "programGivesEverything promotions.0.action.steps.1.off.rate",
      ],
    ],
  ])("%s", (_, changes, expected) => {
    expect(warned(program({ redemption: null, promotions: [promotion("a", changes)] }))).toEqual(expected);
  });

  it("shares that add up to everything, counting one order discount and the coupons that combine", () => {
    const half = { action: { kind: "orderPercent", rate: 5000 } };
    const stacked = (coupons: Program["coupons"]) =>
      program({
        redemption: null,
        promotions: [promotion("a", percentOff(2000)), promotion("b", half), promotion("c", half)],
        coupons,
      });
    expect(warned(stacked([]))).toEqual([]);
    expect(warned(stacked([coupon("k30", percentOff(3000))]))).toEqual([
      "programStackReachesAll promotions.0.action.rate",
    ]);
    const apart = [coupon("k20", { ...percentOff(2000), combines: "alone" }), coupon("k10", percentOff(1000))];
    expect(warned(stacked(apart))).toEqual([]);
  });

  it("a tier discount beside a promotion on the goods", () => {
    const levels = [tier("basic", 0), tier("gold", 1, { discount: basisPoints(4000) })];
    const document = program({ redemption: null, tiers: { levels }, promotions: [promotion("a", percentOff(6000))] });
    expect(warned(document)).toEqual(["programStackReachesAll promotions.0.action.rate"]);
  });

  it("points that are worth what was paid for them, with the best tier and campaign", () => {
    const worth = (stepMinor: number, times: number, stacking: "highest" | "multiply") =>
      warned(
        program({
          redemption: { ...redemption, stepPoints: points(100), stepMinor: minor(stepMinor) },
          tiers: { levels: [tier("basic", 0), tier("gold", 1, { earnMultiplierHundredths: 200 })] },
          earning: {
            stacking,
            multipliers: [multiplierSchema.parse({ id: "x", name: name("x"), timesHundredths: times })],
          },
        }),
      );
    expect(worth(4999, 150, "highest")).toEqual([]);
    expect(worth(5000, 150, "highest")).toEqual(["programPaysBackAll earning.rules.0.points"]);
    expect(worth(3334, 150, "multiply")).toEqual(["programPaysBackAll earning.rules.0.points"]);
  });
});

describe("what has to be mended before a programme can be published", () => {
  it("is a price list, a coupon or a way of counting that is not there", () => {
    const document = program({
      tiers: { metric: "points", countsFrom: "thisSale", levels: [tier("basic", 0, { priceList: "gold" })] },
      coupons: [coupon("tea", percentOff(1000))],
      rewards: [
        reward("next", { action: { kind: "nextVisitCoupon", couponId: "tea" } }),
        reward("none", { action: { kind: "nextVisitCoupon", couponId: "nowhere" } }),
      ],
    });
    expect(problems(document)).toEqual([
      "programPointsInThisSale tiers.countsFrom",
      "programPriceListMissing tiers.levels.0.priceList",
      "programCouponMissing rewards.0.action.couponId",
      "programCouponMissing rewards.1.action.couponId",
    ]);
  });

  it("is a name or a code that two rules share", () => {
    const document = program({
      earning: {
        bonuses: [bonusSchema.parse({ id: "c", name: name("c"), on: "welcome", points: 5 })],
        rules: [rule(), rule()],
      },
      promotions: [promotion("a", percentOff(1000))],
      coupons: [
        coupon("a", { ...percentOff(1000, tea), code: { kind: "multiUse", code: "TEA" } }),
        coupon("b", { ...percentOff(1000, tea), code: { kind: "multiUse", code: "TEA" } }),
      ],
      rewards: [reward("c", {})],
    });
    expect(problems(document)).toEqual([
      "programDuplicateId earning.rules.1.id",
      "programDuplicateId coupons.0.id",
      "programDuplicateId earning.bonuses.0.id",
      "programDuplicateCode coupons.1.code.code",
    ]);
  });

  it("is a group of which more are free than it has", () => {
    expect(
      problems(program({ promotions: [promotion("a", { action: { kind: "cheapestFree", of: 2, free: 3 } })] })),
    ).toEqual(["programOutOfRange promotions.0.action.free"]);
  });
});

it("a programme that is doubtful everywhere is not listed for ever", () => {
  const promotions = Array.from({ length: 40 }, (_, index) =>
    promotion(`p${index}`, { ...percentOff(1000), when: whenSchema.parse({}) }),
  );
  expect(programWarnings(program({ promotions }), null)).toHaveLength(100);
});
