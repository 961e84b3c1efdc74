import { describe, expect, it } from "vitest";
import { NO_USE } from "../basket/pricing-facts.ts";
import { LIMITS } from "../codec/fields.ts";
import { pointsAdjustedV1 } from "../events/points-events.ts";
import { postingsOf } from "../events/postings.ts";
import { points } from "../money/integers.ts";
import type { Bonus } from "../program/program.ts";
import {
  MEMBER,
  TODAY,
  expectRefusal,
  expectValue,
  program,
  standing,
  uuid,
  withPoints,
} from "#tests/builders/sample-shop.ts";
import { bonusesOn, decideAdjustment } from "./decide-adjustment.ts";
import type { AdjustmentRequest } from "./decide-adjustment.ts";
import { applyAdjusted, balanceOf } from "./fold-standing.ts";
import type { MemberStanding } from "./standing.ts";

const bonus = (id: string, on: Bonus["on"], amount: number): Bonus => ({
  id,
  name: { en: id, "zh-CN": id },
  on,
  points: points(amount),
});
const shop = program({
  earning: {
    expiry: { kind: "days", count: 30 },
    bonuses: [
      bonus("hello", "welcome", 50),
      bonus("friend", "referral", 80),
      bonus("thanks", "feedback", 10),
      bonus("first", "firstPurchase", 5),
    ],
  },
});
const ask = (
  stands: MemberStanding,
  entry: AdjustmentRequest["entry"],
  changes: Partial<AdjustmentRequest> = {},
): AdjustmentRequest => ({
  adjustmentId: uuid(1),
  member: { ref: MEMBER, standing: stands, used: new Map() },
  program: shop,
  businessDate: TODAY,
  reason: "broken eggs",
  entry,
  ...changes,
});
const byHand = (amount: number): AdjustmentRequest["entry"] => ({ kind: "manual", points: points(amount) });
const decide = (...asked: Parameters<typeof ask>) => expectValue(decideAdjustment(ask(...asked))).fact.body;
const refusalOf = (...asked: Parameters<typeof ask>) => expectRefusal(decideAdjustment(ask(...asked)));

const soon = { availableFrom: null, expiresOn: "2026-11-30" };
const late = { availableFrom: null, expiresOn: null };
const pending = { availableFrom: "2026-12-10", expiresOn: null };
const run = { availableFrom: null, expiresOn: "2026-11-01" };

describe("points by hand", () => {
  it.each([
    [
      "are taken from the lots that expire soonest, then from those that cannot be spent yet",
      standing({
        lots: [
          { ...soon, remaining: points(40) },
          { ...late, remaining: points(60) },
          { ...pending, remaining: points(20) },
        ],
      }),
      -110,
      [
        [soon, -40],
        [late, -60],
        [pending, -10],
      ],
    ],
    [
      "come in for as long as the programme says",
      standing(),
      25,
      [[{ availableFrom: null, expiresOn: "2026-12-22" }, 25]],
    ],
    [
      "repay what is owed first",
      standing({ deficit: points(30) }),
      50,
      [
        [null, 30],
        [{ availableFrom: null, expiresOn: "2026-12-22" }, 20],
      ],
    ],
    ["repay a part of what is owed", standing({ deficit: points(30) }), 20, [[null, 20]]],
  ])("%s", (_, stands, amount, moves) => {
    const body = decide(stands, byHand(amount));
    expect(body.points.moves.map(({ lot, delta }) => [lot, delta])).toEqual(moves);
    expect(body.points.after - body.points.before).toBe(amount);
    expect(balanceOf(applyAdjusted(stands, body))).toBe(body.points.after);
    expect(pointsAdjustedV1.parse(body)).toEqual(body);
    expect(postingsOf({ type: "PointsAdjusted", body })).toEqual([
      { unit: "points", account: "member", amount },
      { unit: "points", account: "promotionExpense", amount: -amount },
    ]);
  });

  it("write off what has run out before", () => {
    const stands = standing({
      lots: [
        { ...run, remaining: points(9) },
        { ...late, remaining: points(5) },
      ],
    });
    const body = decide(stands, byHand(-5));
    expect(body.points.moves.map(({ kind, delta }) => [kind, delta])).toEqual([
      ["expired", -9],
      ["adjusted", -5],
    ]);
    expect(applyAdjusted(stands, body).lots).toEqual([]);
  });

  it("never expire where there is no programme", () => {
    expect(decide(standing(), byHand(3), { program: null })).toMatchObject({
      program: null,
      points: { moves: [{ lot: late, delta: 3 }] },
    });
  });

  it("leave tier, fraction and metric alone", () => {
    const stands = standing({ tierId: "basic", tierSince: "2026-01-01", remainder: { numerator: 1, denominator: 3 } });
    const body = decide(stands, byHand(5000));
    expect(body.points).toMatchObject({ tierBefore: "basic", tierAfter: "basic", qualifyingDelta: 0 });
    const after = applyAdjusted(stands, body);
    expect({ ...after, lots: [] }).toEqual(stands);
  });

  it.each([
    ["more than there is", withPoints(100), -101, 100],
    ["what is owed already", standing({ ...withPoints(100), deficit: points(30) }), -80, 70],
    ["what has run out", standing({ lots: [{ ...run, remaining: points(9) }] }), -1, 0],
    ["anything of somebody who owes", standing({ deficit: points(30) }), -1, 0],
  ])("do not take %s", (_, stands, amount, available) => {
    expect(refusalOf(stands, byHand(amount))).toEqual({
      code: "adjustmentBelowZero",
      values: { available: { points: available } },
    });
  });

  it.each([
    ["nothing", 0, standing(), LIMITS.points],
    ["more than a balance may hold", LIMITS.points, withPoints(1), LIMITS.points - 1],
    ["less than any balance", -LIMITS.points - 1, standing(), LIMITS.points],
  ])("are not %s", (_, amount, stands, max) => {
    expect(refusalOf(stands, byHand(amount))).toEqual({
      code: "adjustmentOutOfRange",
      values: { max: { points: max } },
    });
  });
});

describe("a bonus", () => {
  it.each([
    ["welcome", "hello", 50],
    ["referral", "friend", 80],
    ["feedback", "thanks", 10],
  ] as const)("for %s is an entry that names it", (on, id, amount) => {
    expect(bonusesOn(shop, on).map((one) => one.id)).toEqual([id]);
    expect(decide(standing(), { kind: "bonus", bonusId: id })).toMatchObject({
      kind: on,
      ruleId: id,
      points: { after: amount, earned: [{ ruleId: `bonus:${id}`, points: amount }] },
    });
  });

  it.each(["first", "unknown"])("that is no entry of its own is refused: %s", (bonusId) => {
    expect(refusalOf(standing(), { kind: "bonus", bonusId }).code).toBe("bonusNotInProgram");
  });

  it.each([
    ["hello", { uses: 1, usesToday: 0 }, false],
    ["thanks", { uses: 4, usesToday: 0 }, true],
    ["thanks", { uses: 4, usesToday: 1 }, false],
    ["friend", { uses: 4, usesToday: 2 }, true],
  ])("%s after %o is given: %s", (bonusId, uses, given) => {
    const used = new Map([[`bonus:${bonusId}`, { ...NO_USE, ...uses }]]);
    const outcome = decideAdjustment(
      ask(standing(), { kind: "bonus", bonusId }, { member: { ref: MEMBER, standing: standing(), used } }),
    );
    expect(outcome.ok || outcome.failure.code).toBe(given ? true : "bonusGivenAlready");
  });

  it("is not there for a shop without a programme", () => {
    expect(bonusesOn(null, "welcome")).toEqual([]);
    expect(refusalOf(standing(), { kind: "bonus", bonusId: "hello" }, { program: null }).code).toBe(
      "bonusNotInProgram",
    );
  });
});
