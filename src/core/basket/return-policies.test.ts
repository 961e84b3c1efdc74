import { describe, expect, it } from "vitest";
import { saleReturnedV2 } from "../events/sale-returned.ts";
import { postingsOf } from "../events/postings.ts";
import { basisPoints, minor, points } from "../money/integers.ts";
import { balanceOf } from "../points/fold-standing.ts";
import type { MemberStanding } from "../points/standing.ts";
import { returnRulesSchema, storedValueSchema } from "../program/program.ts";
import type { Program, ReturnRules } from "../program/program.ts";
import { rewardSchema } from "../program/reward.ts";
import { balancesAfter } from "../value/value-account.ts";
import { UNTAXED } from "./basket.ts";
import type { BasketLine, Tender } from "./basket.ts";
import { cashRefund } from "./cash-refund.ts";
import { decideReturn } from "./decide-return.ts";
import { NOTHING_SHARED } from "./pricing-facts.ts";
import type { PricingFacts, SharedFacts } from "./pricing-facts.ts";
import {
  MEMBER,
  askReturn,
  basket,
  byPoints,
  card,
  cash,
  expectRefusal,
  expectValue,
  facts,
  fold,
  giveBack,
  line,
  paidByCard,
  program,
  rule,
  sell,
  settings,
  standing,
  tier,
  uuid,
  withPoints,
} from "#tests/builders/sample-shop.ts";
import type { FactsChanges, Return, Sale } from "#tests/builders/sample-shop.ts";

const CARD = uuid(77);
const withRules = (rules: Partial<ReturnRules>, changes: Parameters<typeof program>[0] = {}): Program =>
  program({ ...changes, returns: returnRulesSchema.parse(rules) });
const holding = (amountMinor: number, used: readonly string[] = []): SharedFacts => ({
  ...NOTHING_SHARED,
  giftCards: new Map([[CARD, minor(amountMinor)]]),
  usedSerials: new Set(used),
});
const refundsOf = ({ body }: Return) => body.refunds.map(({ kind, amountMinor }) => [kind, amountMinor]);

describe("points that were spent before their goods came back", () => {
  // 10 points a pound, a point is worth a penny: 50.00 earn 500, and 450 of them are spent elsewhere.
  const tenfold = { earning: { rules: [rule({ points: points(10) })] } };
  const bought = (tenders: readonly Tender[], by: PricingFacts): Sale =>
    sell(paidByCard(basket([line(1, 5000)], { tenders: [...tenders] }), by), by);
  const returned = (original: Program, tenders: readonly Tender[], left = 50): Return => {
    const sale = bought(tenders, facts({ program: original }));
    // Today another programme is in force; the one of the sale decides.
    const today = facts({ program: withRules({ shortfall: "absorb" }, { version: 9 }), standing: withPoints(left) });
    return expectValue(decideReturn({ ...askReturn(sale, { 1: 1000 }, today), originalProgram: original })).fact;
  };

  it.each([
    ["negative", [cash(5000)], [["cash", -5000]], { points: 450, deductedMinor: 0 }, -450],
    ["deduct", [cash(5000)], [["cash", -4550]], { points: 450, deductedMinor: 450 }, 0],
    ["deduct", [cash(300), card(4700)], [["card", -4550]], { points: 450, deductedMinor: 450 }, 0],
    ["absorb", [cash(5000)], [["cash", -5000]], { points: 450, deductedMinor: 0 }, 0],
  ] as const)("%s, paid by %o: %o comes back", (shortfall, tenders, refunds, settled, balance) => {
    const fact = returned(withRules({ shortfall }, tenfold), tenders);
    expect(refundsOf(fact)).toEqual(refunds);
    expect(fact.body.shortfall).toEqual({ policy: shortfall, ...settled });
    expect(balanceOf(fold(withPoints(50), fact))).toBe(balance);
    expect(saleReturnedV2.parse(fact.body)).toEqual(fact.body);
  });

  it("are kept back as an account of their own, never as sales", () => {
    const fact = returned(withRules({ shortfall: "deduct" }, tenfold), [cash(5000)]);
    expect(postingsOf(fact).filter(({ unit }) => unit === "money")).toEqual([
      { unit: "money", account: "tender:cash", amount: -4550 },
      { unit: "money", account: "sales", amount: 4167 },
      { unit: "money", account: "tax:standard", amount: 833 },
      { unit: "money", account: "shortfall", amount: -450 },
    ]);
  });

  it("are owed as far as the refund does not cover them", () => {
    const dear = withRules({ shortfall: "deduct" }, { ...tenfold, redemption: { ...rate, stepMinor: minor(50) } });
    const fact = returned(dear, [cash(5000)]);
    expect(refundsOf(fact)).toEqual([]);
    expect(fact.body.shortfall).toEqual({ policy: "deduct", points: 450, deductedMinor: 5000 });
    expect(fold(withPoints(50), fact)).toMatchObject({ lots: [], deficit: 350 });
  });

  it("are owed where points buy nothing by the amount", () => {
    const fact = returned(withRules({ shortfall: "deduct" }, { ...tenfold, redemption: null }), [cash(5000)]);
    expect(refundsOf(fact)).toEqual([["cash", -5000]]);
    expect(fold(withPoints(50), fact)).toMatchObject({ deficit: 450 });
  });

  it("are worth half-up what the programme says, and cash is rounded afterwards", () => {
    const thirds = withRules({ shortfall: "deduct" }, { ...tenfold, redemption: { ...rate, stepPoints: points(4) } });
    const by = facts({ program: thirds, settings: fiveCents });
    const sale = bought([cash(5000)], by);
    const today = facts({ program: thirds, settings: fiveCents, standing: withPoints(490) });
    const fact = giveBack(sale, { 1: 1000 }, today);
    // 10 points at 4 for a penny are 2.5: three pence; 49.97 are 49.95 in cash.
    expect(fact.body).toMatchObject({
      shortfall: { points: 10, deductedMinor: 3 },
      refunds: [{ kind: "cash", amountMinor: -4995 }],
      cashRoundingMinor: 2,
    });
  });

  it("are nothing to settle when they are there", () => {
    expect(returned(withRules({ shortfall: "deduct" }, tenfold), [cash(5000)], 500).body.shortfall).toBeNull();
  });
});

const rate = {
  stepPoints: points(1),
  stepMinor: minor(1),
  minimumPoints: points(1),
  maximumPoints: null,
  basketShareMax: basisPoints(10_000),
};
const fiveCents = settings({ cashRounding: { stepMinor: minor(5), rounding: "halfUp" } });

it.each([
  [0, "2026-12-01"],
  [3, "2026-12-04"],
  [30, "2026-12-31"],
])("spent points are good for at least the %i days of grace of their sale's programme", (graceDays, expiresOn) => {
  const lots = [{ availableFrom: null, expiresOn: "2026-11-25", remaining: points(50) }];
  const original = withRules({ graceDays }, { earning: { rules: [] } });
  const by = facts({ program: original, standing: standing({ lots }) });
  const sale = sell(paidByCard(basket([line(1, 80)], { amountOffPoints: points(50) }), by), by);
  const after = fold(standing({ lots }), sale);
  const today = facts({ program: program(), standing: after, businessDate: "2026-12-01" });
  const { fact } = expectValue(decideReturn({ ...askReturn(sale, { 1: 1000 }, today), originalProgram: original }));
  expect(fact.body.points?.moves).toMatchObject([{ kind: "reinstated", lot: { expiresOn }, delta: 50 }]);
});

describe("value that paid", () => {
  const tenderOf = (kind: "giftCard" | "storedValue", amountMinor: number): Tender =>
    kind === "giftCard"
      ? { id: uuid(810_001), kind, cardRef: CARD, amountMinor: minor(amountMinor) }
      : { id: uuid(810_002), kind, amountMinor: minor(amountMinor) };
  const by = facts({ shared: holding(5000), storedValueMinor: 3000 });
  const sale = sell(
    basket([line(1, 6000), line(2, 4000)], {
      tenders: [card(2000), tenderOf("giftCard", 5000), tenderOf("storedValue", 1000), cash(2000)],
    }),
    by,
  );

  it("comes back to where it came from, before cards and cash", () => {
    const today = facts({ shared: holding(0), storedValueMinor: 2000 });
    const first = giveBack(sale, { 1: 1000 }, today);
    expect(refundsOf(first)).toEqual([
      ["giftCard", -5000],
      ["storedValue", -1000],
    ]);
    expect(first.body.value).toEqual([
      {
        account: { kind: "giftCard", cardRef: CARD },
        kind: "refunded",
        deltaMinor: 5000,
        beforeMinor: 0,
        lineId: null,
      },
      {
        account: { kind: "storedValue", memberRef: MEMBER },
        kind: "refunded",
        deltaMinor: 1000,
        beforeMinor: 2000,
        lineId: null,
      },
    ]);
    const second = giveBack(sale, { 2: 1000 }, facts(), [first]);
    expect(refundsOf(second)).toEqual([
      ["card", -2000],
      ["cash", -2000],
    ]);
  });

  it("is paid out in cash when its member is gone", () => {
    const fact = giveBack(sale, { 1: 1000, 2: 1000 }, facts({ member: null, shared: holding(0) }));
    expect(refundsOf(fact)).toEqual([
      ["card", -2000],
      ["giftCard", -5000],
      ["cash", -1000],
      ["cash", -2000],
    ]);
    expect(postingsOf(fact).find(({ account }) => account === "liability:storedValue")).toBeUndefined();
  });
});

describe("value that was sold", () => {
  const shop = program({
    storedValue: storedValueSchema.parse({
      topUps: true,
      giftCards: true,
      topUpBonuses: [{ fromMinor: 5000, bonusMinor: 500 }],
    }),
  });
  const value = (number: number, amountMinor: number, sells: BasketLine["sells"]): BasketLine =>
    line(number, amountMinor, { sells, taxRateId: UNTAXED, category: "value" });
  const by = facts({ program: shop, standing: withPoints(1000) });
  const sale = sell(
    paidByCard(
      basket([line(1, 1000), value(2, 2500, { kind: "giftCard", cardRef: CARD }), value(3, 5000, { kind: "topUp" })], {
        tenders: [byPoints(1000)],
      }),
      by,
    ),
    by,
  );
  const today = (onCard: number, held: number) =>
    facts({ program: shop, standing: withPoints(0), shared: holding(onCard), storedValueMinor: held });

  it("comes back while it is there, a top-up with its bonus, and points go with the goods alone", () => {
    const fact = giveBack(sale, { 2: 1000, 3: 1000 }, today(2500, 5500));
    expect(refundsOf(fact)).toEqual([["card", -7500]]);
    expect(fact.body.value.map(({ kind, deltaMinor }) => [kind, deltaMinor])).toEqual([
      ["refunded", -2500],
      ["refunded", -5000],
      ["bonus", -500],
    ]);
    const goods = giveBack(sale, { 1: 1000 }, today(2500, 5500));
    expect(goods.body.refunds).toMatchObject([{ kind: "points", amountMinor: -1000, points: -1000 }]);
    expect(goods.body.value).toEqual([]);
  });

  it.each([
    ["a gift card", { 2: 1000 }, today(2499, 5500)],
    ["a top-up", { 3: 1000 }, today(2500, 4999)],
    ["a top-up whose bonus was spent", { 3: 1000 }, today(2500, 5499)],
  ])("%s that was used does not", (_, lines, on) => {
    expect(expectRefusal(decideReturn(askReturn(sale, lines, on))).code).toBe("returnOfUsedValue");
  });

  it("does not come back without its receipt", () => {
    const goods = {
      kind: "unlinked" as const,
      basket: basket([value(2, 2500, { kind: "giftCard", cardRef: CARD })]),
      refund: { id: uuid(5), kind: "cash" as const },
    };
    expect(expectRefusal(decideReturn({ ...askReturn(sale, {}, by), goods })).code).toBe("refundNotPossible");
  });
});

describe("serial coupons of a sale", () => {
  const reward = rewardSchema.parse({
    id: "next",
    name: { en: "Next time", "zh-CN": "下次" },
    points: 100,
    action: { kind: "nextVisitCoupon", couponId: "five" },
  });
  const shop = program({ rewards: [reward], earning: { rules: [] } });
  const by = facts({ program: shop, standing: withPoints(100) });
  const plain = sell(paidByCard(basket([line(1, 500), line(2, 500)]), by), by);
  const ofSale = plain.body.points;
  if (ofSale === null) throw new Error("a member buys");
  const drawn = { kind: "redeemed" as const, lot: { availableFrom: null, expiresOn: null }, delta: points(-100) };
  // As a sale is that used the coupon OLD, and for 100 points issued NEW.
  const sale: Sale = {
    ...plain,
    body: {
      ...plain.body,
      uses: [{ ruleId: "coupon:ten", serial: "OLD", points: points(0) }],
      issuedCoupons: [{ couponId: "five", serial: "NEW", expiresOn: "2027-01-31", memberRef: MEMBER }],
      points: { ...ofSale, after: points(0), moves: [{ ...drawn, ruleId: "reward:next" }] },
    },
  };
  const back = (lines: Readonly<Record<number, number>>, used: readonly string[], earlier: readonly Return[] = []) =>
    giveBack(sale, lines, facts({ program: shop, shared: holding(0, used) }), earlier).body;

  it("stay as they are while a part of the sale stays", () => {
    expect(back({ 1: 1000 }, [])).toMatchObject({ reinstatedSerials: [], voidedSerials: [], points: { moves: [] } });
  });

  it("are good again, or void and their points back, with the last of the goods", () => {
    const first = giveBack(sale, { 1: 1000 }, facts({ program: shop }));
    expect(back({ 2: 1000 }, [], [first])).toMatchObject({
      reinstatedSerials: ["OLD"],
      voidedSerials: ["NEW"],
      points: { moves: [{ kind: "reinstated", delta: 100 }], after: 100 },
    });
  });

  it("keep the points of one that was used since", () => {
    expect(back({ 1: 1000, 2: 1000 }, ["NEW"])).toMatchObject({
      reinstatedSerials: ["OLD"],
      voidedSerials: [],
      points: { moves: [] },
    });
  });
});

it("a return gives back tier, points and value together, as its fact says", () => {
  const levels = [tier("basic", 0), tier("silver", 4000)];
  const by: FactsChanges = { program: program({ tiers: { levels } }), shared: holding(1000) };
  const start: MemberStanding = withPoints(200);
  const giftCard: Tender = { id: uuid(810_001), kind: "giftCard", cardRef: CARD, amountMinor: minor(1000) };
  const today = facts({ ...by, standing: start });
  const sale = sell(basket([line(1, 5100)], { amountOffPoints: points(100), tenders: [giftCard, cash(4000)] }), today);
  const after = fold(start, sale);
  expect(after.tierId).toBe("silver");
  const { body } = giveBack(sale, { 1: 1000 }, facts({ ...by, standing: after, shared: holding(0) }));
  expect(body.points).toMatchObject({ after: 200, tierBefore: "silver", tierAfter: "basic" });
  expect(balancesAfter(body.value)).toEqual([
    { account: { kind: "giftCard", cardRef: CARD }, beforeMinor: 0, afterMinor: 1000 },
  ]);
  expect(cashRefund(body)).toBe(4000);
});
