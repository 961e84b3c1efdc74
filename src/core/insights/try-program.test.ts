import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TrialShop } from "#tests/builders/trial-shop.ts";
import { byPoints, card, line, program, rule, tier, uuid } from "#tests/builders/sample-shop.ts";
import { basisPoints, milli, minor, points } from "../money/integers.ts";
import type { Program } from "../program/program.ts";
import type { TrialSide } from "./trial-result.ts";

const ANNA = uuid(101);
const BEN = uuid(102);
const refs = [ANNA, BEN, uuid(103), null];

const silver = (discount: number) => tier("silver", 5000, { discount: basisPoints(discount) });
const shopProgram = (): Program =>
  program({
    tiers: { levels: [tier("basic", 0), silver(500)] },
    earning: { expiry: { kind: "days", count: 20 }, rules: [rule({ perMinor: minor(100) })] },
    redemption: {
      stepPoints: points(10),
      stepMinor: minor(10),
      minimumPoints: points(10),
      maximumPoints: null,
      basketShareMax: basisPoints(5000),
    },
  });

/** One step of a random shop's life. */
const stepOf = fc.record({
  days: fc.integer({ min: 0, max: 5 }),
  who: fc.constantFrom(...refs),
  prices: fc.array(fc.integer({ min: 1, max: 6000 }), { minLength: 1, maxLength: 4 }),
  pieces: fc.integer({ min: 1, max: 4 }),
  weight: fc.integer({ min: 1, max: 3000 }),
  act: fc.constantFrom(
    "plain",
    "weighed",
    "override",
    "lineOff",
    "basketOff",
    "amountOff",
    "byPoints",
    "giveBack",
    "adjust",
    "merge",
  ),
  share: fc.integer({ min: 1, max: 100 }),
});
type Step = typeof stepOf extends fc.Arbitrary<infer T> ? T : never;

function live(shop: TrialShop, steps: readonly Step[]): number {
  let day = 0;
  steps.forEach((step, index) => {
    day += step.days;
    act(shop, step, day, index);
  });
  return day;
}

function act(shop: TrialShop, step: Step, day: number, index: number): void {
  const { who: memberRef, prices, pieces, weight, share } = step;
  if (step.act === "giveBack") {
    const sale = shop.sales[share % Math.max(1, shop.sales.length)];
    const sold = sale?.body.lines[0];
    if (sale === undefined || sold === undefined) return;
    const quantityMilli = sold.soldBy === "piece" ? 1000 : Math.ceil(sold.quantityMilli / 2);
    shop.giveBack(day, sale, [{ lineId: sold.lineId, quantityMilli }]);
    return;
  }
  if (step.act === "adjust" || step.act === "merge") {
    if (memberRef === null) return;
    if (step.act === "adjust") shop.adjust(day, memberRef, share - 40);
    else if (share > 70) shop.merge(day, memberRef, ANNA);
    return;
  }
  const lines = prices.map((price, at) => line(index * 10 + at, price, { quantityMilli: milli(pieces * 1000) }));
  const [first] = lines;
  if (first === undefined) return;
  const reason = "a reason";
  if (step.act === "weighed") {
    lines[0] = { ...first, soldBy: "weight", quantityMilli: milli(weight) };
  } else if (step.act === "override") {
    const override = { unitPriceMinor: minor(Math.ceil((first.listPriceMinor * share) / 90)), reason };
    lines[0] = { ...first, soldBy: "weight", quantityMilli: milli(weight), override };
  } else if (step.act === "lineOff") {
    lines[0] = { ...first, discount: { kind: "percent", rate: basisPoints(share * 100), reason } };
  }
  const discount = step.act === "basketOff" ? { kind: "amount" as const, amountMinor: minor(share), reason } : null;
  const amountOffPoints = step.act === "amountOff" ? points(10 * Math.ceil(share / 10)) : null;
  const wished = { memberRef, lines, discount, amountOffPoints };
  if (step.act !== "byPoints") return void shop.sell(day, wished);
  const used = 10 * Math.ceil(share / 20);
  const total = lines.reduce((sum, one) => sum + (one.listPriceMinor * one.quantityMilli) / 1000, 0);
  shop.sell(day, { ...wished, tenders: [byPoints(used), ...(total > used ? [card(total - used)] : [])] });
}

/** What one side's points must add up to. */
function expectBalanced({ points: flow, outstandingBefore, outstandingAfter }: TrialSide): void {
  const { issued, redeemed, expired, takenBack, givenBack, adjusted } = flow;
  expect(outstandingAfter.points).toBe(
    outstandingBefore.points + issued - redeemed - expired - takenBack + givenBack + adjusted,
  );
}

describe("a trial of the programme that was in force", () => {
  it("makes no difference at all, whatever the shop did", () => {
    fc.assert(
      fc.property(fc.array(stepOf, { maxLength: 25 }), fc.integer({ min: 0, max: 40 }), (steps, from) => {
        const shop = new TrialShop(shopProgram());
        const last = live(shop, steps);
        const { actual, draft, gaining, losing, refused } = shop.try(shopProgram(), from, Math.max(from, last));
        expect(refused).toEqual({ count: 0, reasons: [], receiptNumbers: [] });
        expect(draft).toEqual(actual);
        expect([gaining, losing]).toEqual([[], []]);
        expectBalanced(actual);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a trial of another programme", () => {
  it("keeps its points balanced on both sides", () => {
    const draft = program({
      tiers: { levels: [tier("basic", 0), tier("gold", 3000, { discount: basisPoints(1000) })] },
      earning: { expiry: { kind: "days", count: 5 }, rules: [rule({ points: points(3), perMinor: minor(100) })] },
    });
    fc.assert(
      fc.property(fc.array(stepOf, { maxLength: 25 }), fc.integer({ min: 0, max: 40 }), (steps, from) => {
        const shop = new TrialShop(shopProgram());
        const last = live(shop, steps);
        const result = shop.try(draft, from, Math.max(from, last));
        expectBalanced(result.actual);
        expectBalanced(result.draft);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the random shop of these tests", () => {
  it("does everything that it is there for", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(stepOf, { minLength: 25, maxLength: 40 }), (steps) => {
        const shop = new TrialShop(shopProgram());
        live(shop, steps);
        for (const { fact } of shop.entries) {
          seen.add(fact.type);
          if (fact.type !== "SaleCompleted" && fact.type !== "SaleReturned") continue;
          for (const { ruleId } of fact.body.lines.flatMap((one) => one.adjustments)) seen.add(ruleId);
          for (const { kind, ruleId } of fact.body.points?.moves ?? []) seen.add(`${kind} ${ruleId}`);
        }
      }),
      { numRuns: 60 },
    );
    const wanted = [
      "SaleReturned",
      "PointsAdjusted",
      "MembersMerged",
      "tier:silver",
      "manual:line",
      "manual:basket",
      "override",
      "reward:amountOff",
    ];
    const moves = ["expired expiry", "redeemed reward:amountOff", "redeemed tender:points", "reversed return"];
    expect([...seen]).toEqual(expect.arrayContaining([...wanted, ...moves]));
  });
});

describe("small cases", () => {
  const oneSale = (lines: ReturnType<typeof line>[], memberRef: string | null = ANNA) => ({ memberRef, lines });
  const tiers = (discount: number) => ({ levels: [tier("basic", 0, { discount: basisPoints(discount) })] });

  it("gives what a better tier would have given", () => {
    const shop = new TrialShop(program());
    shop.sell(1, oneSale([line(1, 10_000)]));
    shop.sell(2, oneSale([line(2, 5000)], BEN));
    shop.sell(3, oneSale([line(3, 7000)], null));
    const { actual, draft, sales, members, gaining, losing } = shop.try(program({ tiers: tiers(1000) }), 0, 9);
    expect([sales, members]).toEqual([3, 2]);
    expect([actual.salesMinor, draft.salesMinor]).toEqual([22_000, 20_500]);
    expect([actual.discountMinor, draft.discountMinor, draft.discounts.tier]).toEqual([0, 1500, 1500]);
    // A point per pound, on what is paid.
    expect([actual.points.issued, draft.points.issued]).toEqual([150, 135]);
    expect([actual.outstandingAfter, draft.outstandingAfter]).toEqual([
      { points: 150, worthMinor: 150 },
      { points: 135, worthMinor: 135 },
    ]);
    expect(gaining).toEqual([
      { memberRef: ANNA, valueMinor: 990, discountMinor: 1000, points: -10 },
      { memberRef: BEN, valueMinor: 495, discountMinor: 500, points: -5 },
    ]);
    expect(losing).toEqual([]);
  });

  it("names those who lose, and begins where they stood", () => {
    const shop = new TrialShop(program({ tiers: { levels: [tier("basic", 0), silver(1000)] } }));
    shop.sell(0, oneSale([line(1, 10_000)]));
    shop.sell(5, oneSale([line(2, 10_000)]));
    const without = program({ tiers: { levels: [tier("basic", 0)] } });
    const { actual, draft, losing } = shop.try(without, 5, 5);
    expect([actual.discountMinor, draft.discountMinor]).toEqual([1000, 0]);
    expect(actual.outstandingBefore).toEqual({ points: 100, worthMinor: 100 });
    expect(losing).toEqual([{ memberRef: ANNA, valueMinor: -990, discountMinor: -1000, points: 10 }]);
    expect(actual.tiers.map(({ tierId, before, after }) => [tierId, before, after])).toEqual([
      ["basic", 0, 0],
      ["silver", 1, 1],
    ]);
    expect(draft.tiers.map(({ tierId, before, after }) => [tierId, before, after])).toEqual([["basic", 1, 1]]);
  });

  it("lets a member's standing evolve under the draft: the tier that it gives lowers the next sale", () => {
    const shop = new TrialShop(program());
    shop.sell(1, oneSale([line(1, 6000)]));
    shop.sell(2, oneSale([line(2, 10_000)]));
    const { draft } = shop.try(program({ tiers: { levels: [tier("basic", 0), silver(500)] } }), 0, 9);
    expect(draft.discounts.tier).toBe(500);
    expect(draft.tiers.map(({ after }) => after)).toEqual([0, 1]);
  });

  it("spends points again up to what the draft has given, and lets the card pay the rest", () => {
    const shop = new TrialShop(program({ earning: { rules: [rule({ points: points(10) })] } }));
    shop.sell(1, oneSale([line(1, 10_000)]));
    shop.sell(2, { ...oneSale([line(2, 5000)]), tenders: [byPoints(1000), card(4000)] });
    shop.sell(3, { ...oneSale([line(3, 5000)]), amountOffPoints: points(300) });
    // A tenth of the points: 100, then 49 of the second sale.
    const { actual, draft, refused } = shop.try(program(), 0, 9);
    expect(refused.count).toBe(0);
    expect([actual.tenderedMinor, draft.tenderedMinor]).toEqual([1000, 100]);
    expect([actual.points.redeemed, draft.points.redeemed]).toEqual([1300, 149]);
    expect([actual.discounts.reward, draft.discounts.reward]).toEqual([300, 49]);
  });

  it("takes back in proportion what the draft has given", () => {
    const shop = new TrialShop(program());
    const sale = shop.sell(1, oneSale([line(1, 5000), line(2, 5000)]));
    if (sale === null) throw new Error("the sale is done");
    shop.giveBack(2, sale, [{ lineId: uuid(2), quantityMilli: 1000 }]);
    const draft = program({ earning: { rules: [rule({ points: points(3) })] }, tiers: tiers(1000) });
    const result = shop.try(draft, 0, 9);
    expect([result.sales, result.returns]).toEqual([1, 1]);
    expect([result.actual.points.takenBack, result.draft.points.takenBack]).toEqual([50, 135]);
    expect([result.actual.discountMinor, result.draft.discountMinor]).toEqual([0, 500]);
    expect([result.actual.salesMinor, result.draft.salesMinor]).toEqual([5000, 4500]);
  });

  it("knows a sale from before the period that is brought back in it", () => {
    const shop = new TrialShop(program());
    const sale = shop.sell(1, oneSale([line(1, 5000)]));
    if (sale === null) throw new Error("the sale is done");
    shop.giveBack(5, sale, [{ lineId: uuid(1), quantityMilli: 1000 }]);
    const result = shop.try(program({ earning: { rules: [rule({ points: points(3) })] } }), 5, 9);
    expect([result.actual.points.takenBack, result.draft.points.takenBack]).toEqual([50, 50]);
    expect(result.gaining).toEqual([]);
  });

  it("counts points that ran out unseen, on both sides by their own rule", () => {
    const shop = new TrialShop(program({ earning: { expiry: { kind: "days", count: 3 } } }));
    shop.sell(0, oneSale([line(1, 1000)]));
    shop.sell(2, oneSale([line(2, 2000)], BEN));
    const result = shop.try(program(), 1, 9);
    expect([result.actual.points.expired, result.draft.points.expired]).toEqual([30, 10]);
    expect(result.draft.outstandingAfter.points).toBe(20);
  });

  it("leaves what the draft would refuse as it was, and says which receipt", () => {
    const shop = new TrialShop(program());
    shop.sell(1, { lines: [line(1, 99_999_999, { quantityMilli: milli(99_000_000) })], memberRef: ANNA });
    const noTax = shop.try(program(), 0, 9);
    expect(noTax.refused.count).toBe(0);
    const other = new TrialShop(program());
    other.entries.push(...shop.entries.slice(2).map((entry) => strippedOfItsSale(entry)));
    const { refused, sales, actual, draft } = other.try(program(), 0, 9);
    expect(sales).toBe(1);
    expect(refused).toEqual({
      count: 1,
      reasons: [{ code: "totalOutOfRange", count: 1 }],
      receiptNumbers: [1],
    });
    expect(draft).toEqual(actual);
  });

  /** A sale of a till that allowed more than this program does: its list prices pass the limit. */
  function strippedOfItsSale(entry: (typeof TrialShop.prototype.entries)[number]) {
    if (entry.fact.type !== "SaleCompleted") throw new Error("a sale");
    const [sold] = entry.fact.body.lines;
    if (sold === undefined) throw new Error("a line");
    const lines = [sold, { ...sold, lineId: uuid(77) }, { ...sold, lineId: uuid(78) }];
    return { ...entry, fact: { ...entry.fact, body: { ...entry.fact.body, lines } } };
  }

  it("says when the draft measures tiers in something else", () => {
    const shop = new TrialShop(program());
    expect(shop.try(program({ tiers: { metric: "visits" } }), 0, 1).notes).toEqual(["metricChanged"]);
    expect(shop.try(program(), 0, 1).notes).toEqual([]);
    const none = new TrialShop(program({ effectiveFrom: "2027-01-01" }));
    expect(none.try(program(), 0, 1).notes).toEqual(["noProgramBefore"]);
  });

  it("lists at most twenty who gain, the largest first", () => {
    const shop = new TrialShop(program());
    for (let member = 1; member <= 30; member += 1) {
      shop.sell(1, oneSale([line(member, member * 1000)], uuid(1000 + member)));
    }
    const { gaining, members } = shop.try(program({ tiers: tiers(5000) }), 0, 9);
    expect(members).toBe(30);
    expect(gaining.map(({ memberRef }) => memberRef)).toEqual(
      Array.from({ length: 20 }, (_, index) => uuid(1030 - index)),
    );
  });
});
