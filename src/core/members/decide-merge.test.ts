import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standingSchema } from "../events/standing-schema.ts";
import { membersMergedV1, mergeUndoneV1 } from "../events/points-events.ts";
import { minor, points } from "../money/integers.ts";
import { fraction, addFractions } from "../money/fraction.ts";
import { fractionOf } from "../points/carried-fraction.ts";
import { applyMerged, applyMergeUndone } from "../points/fold-merge.ts";
import { addQualifying, applyMoves, availablePoints, balanceOf, emptyStanding } from "../points/fold-standing.ts";
import type { MemberStanding } from "../points/standing.ts";
import {
  TODAY,
  basket,
  expectRefusal,
  expectValue,
  facts,
  fold,
  line,
  paidByCard,
  program,
  rule,
  sell,
  standing,
  tier,
  uuid,
  withPoints,
} from "#tests/builders/sample-shop.ts";
import { decideMerge, decideUndoMerge } from "./decide-merge.ts";

const KEPT = uuid(11);
const MERGED = uuid(12);
const tiers = { levels: [tier("basic", 0), tier("silver", 3000), tier("gold", 9000)] };
const shop = program({ tiers, earning: { rules: [rule({ perMinor: minor(700) })] } });

const mergeOf = (kept: MemberStanding, merged: MemberStanding) =>
  expectValue(
    decideMerge({
      mergeId: uuid(1),
      kept: { ref: KEPT, standing: kept },
      merged: { ref: MERGED, standing: merged },
      reason: "two cards of one person",
      program: shop,
      businessDate: TODAY,
    }),
  ).fact.body;

const undoOf = (merge: ReturnType<typeof mergeOf>, kept: MemberStanding) =>
  expectValue(
    decideUndoMerge({
      merge,
      isUndone: false,
      standing: kept,
      isMergedFurther: false,
      reason: "two people after all",
      businessDate: TODAY,
    }),
  ).fact.body;

describe("two members as one", () => {
  it("have the sum of their points, what they owe, what they spent, and their visits", () => {
    const lot = { availableFrom: null, expiresOn: "2027-01-31" };
    const a = standing({
      lots: [{ ...lot, remaining: points(30) }],
      saleCount: 2,
      lifetimeSpend: minor(500),
      firstVisit: "2026-03-01",
      lastVisit: "2026-04-01",
    });
    const b = standing({
      lots: [
        { ...lot, remaining: points(12) },
        { availableFrom: null, expiresOn: null, remaining: points(5) },
      ],
      deficit: points(7),
      saleCount: 1,
      lifetimeSpend: minor(200),
      firstVisit: "2026-02-01",
      lastVisit: "2026-02-01",
    });
    expect(applyMerged({ kept: a, merged: b }, mergeOf(a, b)).kept).toMatchObject({
      lots: [
        { ...lot, remaining: 42 },
        { availableFrom: null, expiresOn: null, remaining: 5 },
      ],
      deficit: 7,
      saleCount: 3,
      lifetimeSpend: 700,
      firstVisit: "2026-02-01",
      lastVisit: "2026-04-01",
    });
  });

  it("make a whole point of two fractions, and carry the rest on", () => {
    const a = standing({ remainder: { numerator: 2, denominator: 3 } });
    const b = standing({ remainder: { numerator: 1, denominator: 2 } });
    const { kept } = applyMerged({ kept: a, merged: b }, mergeOf(a, b));
    expect(kept).toMatchObject({
      lots: [{ expiresOn: null, remaining: 1 }],
      remainder: { numerator: 1, denominator: 6 },
    });
  });

  it.each([
    ["the higher tier", ["basic", "2026-01-01"], ["silver", "2026-06-01"], ["silver", "2026-06-01"]],
    ["the higher tier, whoever is kept", ["silver", "2026-06-01"], ["basic", "2026-01-01"], ["silver", "2026-06-01"]],
    [
      "of two equal tiers the one held longer",
      ["silver", "2026-06-01"],
      ["silver", "2026-02-01"],
      ["silver", "2026-02-01"],
    ],
  ])("have %s", (_, [tierA, sinceA], [tierB, sinceB], expected) => {
    const a = standing({ tierId: tierA ?? null, tierSince: sinceA ?? null, lastVisit: "2026-06-01" });
    const b = standing({ tierId: tierB ?? null, tierSince: sinceB ?? null, lastVisit: "2026-06-01" });
    const { kept } = applyMerged({ kept: a, merged: b }, mergeOf(a, b));
    expect([kept.tierId, kept.tierSince]).toEqual(expected);
  });

  it("do not keep a tier whose judgement the one of them missed", () => {
    const longAgo = standing({ tierId: "gold", tierSince: "2023-01-01", lastVisit: "2023-02-01" });
    const { kept } = applyMerged({ kept: longAgo, merged: standing() }, mergeOf(longAgo, standing()));
    expect(kept.tierId).toBe("basic");
  });

  it("leave nothing with the reference that was merged", () => {
    const b = standing({ ...withPoints(12), deficit: points(3), saleCount: 4, lastVisit: TODAY, firstVisit: TODAY });
    expect(applyMerged({ kept: standing(), merged: b }, mergeOf(standing(), b)).merged).toEqual(emptyStanding());
  });
});

describe("a merge that is undone", () => {
  it("takes points of the other that were spent from the kept member's own, the soonest to expire first", () => {
    const a = standing({ lots: [{ availableFrom: null, expiresOn: null, remaining: points(100) }] });
    const b = standing({ lots: [{ availableFrom: null, expiresOn: "2026-12-01", remaining: points(80) }] });
    const merge = mergeOf(a, b);
    const two = applyMerged({ kept: a, merged: b }, merge);
    const by = facts({ program: shop, standing: two.kept });
    const spent = fold(two.kept, sell(paidByCard(basket([line(1, 60)], { amountOffPoints: points(60) }), by), by));
    const after = applyMergeUndone({ ...two, kept: spent }, undoOf(merge, spent));
    expect(after.merged).toEqual(b);
    expect(after.kept.lots).toEqual([{ availableFrom: null, expiresOn: null, remaining: 40 }]);
  });

  it("leaves what the kept member cannot give as owed", () => {
    const b = withPoints(80);
    const merge = mergeOf(standing(), b);
    const two = applyMerged({ kept: standing(), merged: b }, merge);
    const by = facts({ program: shop, standing: two.kept });
    const spent = fold(two.kept, sell(paidByCard(basket([line(1, 60)], { amountOffPoints: points(60) }), by), by));
    expect(applyMergeUndone({ ...two, kept: spent }, undoOf(merge, spent)).kept).toMatchObject({
      lots: [],
      deficit: 60,
    });
  });

  it("gives points back that repaid a debt of the other", () => {
    const owing = standing({ deficit: points(50) });
    const merge = mergeOf(standing(), owing);
    const two = applyMerged({ kept: standing(), merged: owing }, merge);
    const by = facts({ program: shop, standing: two.kept });
    const earned = fold(two.kept, sell(paidByCard(basket([line(1, 21_000)]), by), by));
    const after = applyMergeUndone({ ...two, kept: earned }, undoOf(merge, earned));
    expect(after.merged).toEqual(owing);
    expect(after.kept).toMatchObject({ lots: [{ remaining: 30 }], deficit: 0 });
  });

  it.each([
    ["mergeNotFound", { merge: null }],
    ["mergeUndoneAlready", { isUndone: true }],
    ["mergeGoneFurther", { isMergedFurther: true }],
  ])("is refused as %s", (code, changes) => {
    const request = {
      merge: mergeOf(standing(), withPoints(1)),
      isUndone: false,
      standing: withPoints(1),
      isMergedFurther: false,
      reason: "no",
      businessDate: TODAY,
    };
    expect(expectRefusal(decideUndoMerge({ ...request, ...changes })).code).toBe(code);
  });
});

it("a member is not merged with themselves", () => {
  const self = { ref: KEPT, standing: standing() };
  const request = { mergeId: uuid(1), kept: self, merged: self, reason: "no", program: shop, businessDate: TODAY };
  expect(expectRefusal(decideMerge(request)).code).toBe("mergeWithSelf");
});

describe("whatever two members have", () => {
  const dates = fc.constantFrom("2022-05-01", "2024-11-22", "2025-03-01", "2026-01-15", "2026-11-20", TODAY);
  const lot = fc.record({
    availableFrom: fc.constantFrom(null, "2026-12-24"),
    expiresOn: fc.constantFrom(null, "2026-10-01", "2026-11-30", "2027-06-30"),
    delta: fc.integer({ min: 1, max: 500 }),
  });
  const member = fc
    .record({
      lots: fc.array(lot, { maxLength: 5 }),
      deficit: fc.integer({ min: 0, max: 100 }),
      part: fc.integer({ min: 0, max: 6 }),
      tierId: fc.constantFrom(null, "basic", "silver", "gold", "gone"),
      since: dates,
      rows: fc.array(fc.record({ date: dates, amount: fc.integer({ min: -500, max: 4000 }) }), { maxLength: 5 }),
      sales: fc.integer({ min: 0, max: 5 }),
      visits: fc.tuple(dates, dates),
    })
    .map(({ lots, deficit, part, tierId, since, rows, sales, visits }): MemberStanding => {
      const { numerator, denominator } = fraction(BigInt(part), 7n);
      const moves = lots.map(({ delta, ...key }) => ({
        kind: "earned" as const,
        lot: key,
        delta: points(delta),
        ruleId: "spend",
      }));
      const [first, last] = visits.toSorted();
      return {
        ...applyMoves(standing({ deficit: points(deficit) }), moves),
        remainder: { numerator: Number(numerator), denominator: Number(denominator) },
        tierId,
        tierSince: tierId === null ? null : since,
        qualifying: rows.reduce<MemberStanding["qualifying"]>(
          (sum, { date, amount }) => addQualifying(sum, date, amount),
          [],
        ),
        saleCount: sales,
        firstVisit: sales === 0 ? null : (first ?? null),
        lastVisit: sales === 0 ? null : (last ?? null),
        lifetimeSpend: minor(sales * 1234),
      };
    });

  it("merging and undoing changes nothing, and both facts are ones that the journal takes", () => {
    fc.assert(
      fc.property(member, member, (kept, merged) => {
        const merge = mergeOf(kept, merged);
        const two = applyMerged({ kept, merged }, merge);
        expect(balanceOf(two.kept) + two.kept.remainder.numerator / two.kept.remainder.denominator).toBeCloseTo(
          [kept, merged].reduce(
            (sum, one) => sum + balanceOf(one) + one.remainder.numerator / one.remainder.denominator,
            0,
          ),
        );
        const undo = undoOf(merge, two.kept);
        expect(applyMergeUndone(two, undo)).toEqual({ kept, merged });
        expect(membersMergedV1.parse(merge)).toEqual(merge);
        expect(mergeUndoneV1.parse(undo)).toEqual(undo);
        expect(standingSchema.parse(two.kept)).toEqual(two.kept);
      }),
      { numRuns: 1000 },
    );
  });

  it("what the kept member did in between stays theirs, and the other gets back exactly what they had", () => {
    const deed = fc.record({ amount: fc.integer({ min: 100, max: 9000 }), off: fc.integer({ min: 0, max: 600 }) });
    fc.assert(
      fc.property(member, member, fc.array(deed, { maxLength: 4 }), (kept, merged, deeds) => {
        const merge = mergeOf(kept, merged);
        const two = applyMerged({ kept, merged }, merge);
        let now = two.kept;
        let alone = kept;
        for (const [index, { amount, off }] of deeds.entries()) {
          const by = facts({ program: shop, standing: now });
          const isAffordable = off > 0 && off <= amount && off <= availablePoints(now, TODAY);
          const paid = basket([line(1, amount)], { amountOffPoints: isAffordable ? points(off) : null });
          const sale = sell(paidByCard(paid, by), by, index);
          now = fold(now, sale);
          alone = fold(alone, sale);
        }
        const after = applyMergeUndone({ ...two, kept: now }, undoOf(merge, now));
        expect(after.merged).toEqual(merged);
        const worth = (of: MemberStanding) => {
          const { numerator, denominator } = addFractions(
            fractionOf(of.remainder),
            fraction(BigInt(balanceOf(of)), 1n),
          );
          return `${numerator}/${denominator}`;
        };
        // The last sale says the carried fraction of the two; without the other's it is what the kept member has alone.
        const shared = addFractions(
          fractionOf(now.remainder),
          fraction(BigInt(balanceOf(now) - balanceOf(merged)), 1n),
        );
        const theirs = addFractions(
          shared,
          fraction(-BigInt(merged.remainder.numerator), BigInt(merged.remainder.denominator)),
        );
        expect(worth(after.kept)).toBe(`${theirs.numerator}/${theirs.denominator}`);
        expect(after.kept.deficit).toBeGreaterThanOrEqual(0);
        expect(after.kept.lots.every(({ remaining }) => remaining > 0)).toBe(true);
        expect(after.kept).toMatchObject({
          saleCount: alone.saleCount,
          lifetimeSpend: alone.lifetimeSpend,
          lastVisit: alone.lastVisit,
        });
        const total = (of: MemberStanding) => of.qualifying.reduce((sum, row) => sum + row.amount, 0);
        expect(total(after.kept)).toBe(total(alone));
      }),
      { numRuns: 1000 },
    );
  });
});
