/**
 * Points given or taken outside a sale: by a person with a reason, or as a bonus of the programme. Owns what may be
 * entered; refuses to know who may approve it.
 *
 * | member                              | asked            | what happens                                          |
 * |-------------------------------------|------------------|-------------------------------------------------------|
 * | 100, of which 40 until 30 Nov       | −60              | −40 of the lot of 30 Nov, −20 of the other            |
 * | 100                                 | −101             | refused: adjustmentBelowZero, 100 are there           |
 * | 100, and owes 30                    | −80              | refused: adjustmentBelowZero, 70 are there            |
 * | owes 30                             | +50              | 30 repay, 20 are good for as long as the programme says |
 * | anybody                             | 0, or too many   | refused: adjustmentOutOfRange                         |
 * | anybody                             | an unknown bonus | refused: bonusNotInProgram                            |
 * | was given it (welcome: ever, feedback: today) | the bonus | refused: bonusGivenAlready                         |
 *
 * What has expired is written off first. A tier is not touched: its metric counts what sales make.
 */
import { NO_USE } from "../basket/pricing-facts.ts";
import type { MemberFacts } from "../basket/pricing-facts.ts";
import { LIMITS } from "../codec/fields.ts";
import type { FactOf } from "../events/catalog.ts";
import type { PointsAdjusted } from "../events/points-events.ts";
import type { LotMove, PointsOfSale } from "../events/sale-completed.ts";
import { minPoints, points, subtractPoints, sumPoints, ZERO_MINOR } from "../money/integers.ts";
import type { Points } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Bonus, Program } from "../program/program.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Sentence } from "../sentence.ts";
import { applyMoves, balanceOf, drawFromLots, expireLots, goodLots } from "./fold-standing.ts";
import { availableFrom, expiresOn } from "./lot-dates.ts";
import type { MemberStanding } from "./standing.ts";

/** A bonus that is an entry of its own, not a part of a sale. */
export type LooseBonus = Bonus & { readonly on: "welcome" | "referral" | "feedback" };

export interface AdjustmentRequest {
  /** UUID made by the till. */
  readonly adjustmentId: string;
  readonly member: Pick<MemberFacts, "ref" | "standing" | "used">;
  /** In force today; null for a shop without one. */
  readonly program: Program | null;
  readonly businessDate: string;
  readonly reason: string;
  readonly entry:
    | { readonly kind: "manual"; readonly points: Points }
    | { readonly kind: "bonus"; readonly bonusId: string };
}

type Decided = Outcome<{ readonly fact: FactOf<"PointsAdjusted"> }, Refusal>;

const isLoose = (bonus: Bonus): bonus is LooseBonus =>
  bonus.on === "welcome" || bonus.on === "referral" || bonus.on === "feedback";

/** The bonuses that a programme gives on an occasion outside a sale. */
export const bonusesOn = (program: Program | null, on: LooseBonus["on"]): readonly LooseBonus[] =>
  (program?.earning.bonuses ?? []).filter(isLoose).filter((bonus) => bonus.on === on);

/** What an entry is, once it is known to be allowed. */
interface Given extends Pick<PointsAdjusted, "kind" | "ruleId"> {
  readonly points: Points;
  readonly moveRuleId: string;
  readonly sentence: Sentence;
}

const MANUAL = "manual";

function findGiven({ entry, program, member, reason }: AdjustmentRequest): Outcome<Given, Refusal> {
  if (entry.kind === "manual") {
    const sentence = { key: "adjustedByHand", values: { reason } };
    return succeed({ kind: "manual", ruleId: null, points: entry.points, moveRuleId: MANUAL, sentence });
  }
  const bonus = program?.earning.bonuses.filter(isLoose).find(({ id }) => id === entry.bonusId);
  if (bonus === undefined) return fail(refusal("bonusNotInProgram"));
  const moveRuleId = `bonus:${bonus.id}`;
  const used = member.used.get(moveRuleId) ?? NO_USE;
  const isDone = bonus.on === "welcome" ? used.uses > 0 : bonus.on === "feedback" && used.usesToday > 0;
  if (isDone) return fail(refusal("bonusGivenAlready"));
  const sentence = { key: "bonusGiven", values: { bonus: { name: bonus.name } } };
  return succeed({ kind: bonus.on, ruleId: bonus.id, points: bonus.points, moveRuleId, sentence });
}

/** What comes in repays what is owed first; the rest is a lot like any that is earned. */
function comingIn(given: Given, owed: Points, { program, businessDate }: AdjustmentRequest): LotMove[] {
  const repaid = minPoints(owed, given.points);
  const kept = subtractPoints(given.points, repaid);
  const lot =
    program === null
      ? { availableFrom: null, expiresOn: null }
      : {
          availableFrom: availableFrom(program.earning.availability, businessDate),
          expiresOn: expiresOn(program.earning.expiry, businessDate),
        };
  const move = (of: LotMove["lot"], delta: Points): LotMove[] =>
    delta === 0 ? [] : [{ kind: "adjusted", lot: of, delta, ruleId: given.moveRuleId }];
  return [...move(null, repaid), ...move(lot, kept)];
}

/** What is taken comes from what can be spent, in the order of spending, then from what cannot yet. */
function goingOut(given: Given, standing: MemberStanding, businessDate: string): Outcome<readonly LotMove[], Refusal> {
  const wanted = points(-given.points);
  const lots = goodLots(standing, businessDate);
  const available = points(Math.max(0, sumPoints(lots.map((lot) => lot.remaining)) - standing.deficit));
  if (wanted > available) return fail(refusal("adjustmentBelowZero", { available: { points: available } }));
  return succeed(drawFromLots(lots, wanted, { kind: "adjusted", ruleId: given.moveRuleId }).moves);
}

function movesOf(given: Given, standing: MemberStanding, request: AdjustmentRequest) {
  const room = points(LIMITS.points - Math.max(0, balanceOf(standing)));
  if (given.points === 0 || !Number.isSafeInteger(given.points) || given.points > room) {
    return fail(refusal("adjustmentOutOfRange", { max: { points: room } }));
  }
  if (given.points < -LIMITS.points) {
    return fail(refusal("adjustmentOutOfRange", { max: { points: points(LIMITS.points) } }));
  }
  if (given.points > 0) return succeed(comingIn(given, standing.deficit, request));
  return goingOut(given, standing, request.businessDate);
}

export function decideAdjustment(request: AdjustmentRequest): Decided {
  const { member, program, businessDate } = request;
  const given = findGiven(request);
  if (!given.ok) return given;
  const expired = expireLots(member.standing, businessDate);
  const moved = movesOf(given.value, applyMoves(member.standing, expired), request);
  if (!moved.ok) return moved;
  const moves = [...expired, ...moved.value];
  const { remainder, tierId, tierSince } = member.standing;
  const ofEntry: PointsOfSale = {
    before: balanceOf(member.standing),
    after: balanceOf(applyMoves(member.standing, moves)),
    earnedBaseMinor: ZERO_MINOR,
    earned: [{ ruleId: given.value.moveRuleId, points: given.value.points, sentence: given.value.sentence }],
    moves,
    remainderBefore: remainder,
    remainderAfter: remainder,
    tierBefore: tierId,
    tierSinceBefore: tierSince,
    tierAfter: tierId,
    tierSinceAfter: tierSince,
    qualifyingDelta: 0,
    qualifyingDate: businessDate,
  };
  const body: PointsAdjusted = {
    adjustmentId: request.adjustmentId,
    memberRef: member.ref,
    kind: given.value.kind,
    ruleId: given.value.ruleId,
    reason: request.reason,
    program: program === null ? null : { id: program.id, version: program.version },
    points: ofEntry,
  };
  return succeed({ fact: { type: "PointsAdjusted", body } });
}
