/**
 * What points may pay of a basket: whole steps, a minimum, a share of the basket, and what the member has.
 *
 * | programme: 100 points = 1.00, from 200 on, at most 50 % | basket | most that may be used |
 * |----------------------------------------------------------|--------|-----------------------|
 * | 1,240 available                                          | 13.50  | 600 (6.75 in whole steps) |
 * | 450 available                                            | 13.50  | 400                   |
 * | 150 available                                            | 13.50  | 0 (below the minimum) |
 * | 1,240 available                                          | 3.00   | 0 (1.50 is below the minimum) |
 *
 * One share covers both ways of using points: an amount off lowers what a points tender may pay.
 */
import { availablePoints, nextExpiry, pendingPoints } from "../points/fold-standing.ts";
import { minMinor, minor, points, ZERO_POINTS } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import { down, multiplyDivide } from "../money/rounding.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Redemption } from "../program/program.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { MemberFacts, PricingFacts } from "./pricing-facts.ts";

/** What whole steps of points are worth. */
export const worthOf = (amount: Points, { stepPoints, stepMinor }: Redemption): Minor =>
  minor(multiplyDivide(multiplyDivide(amount, 1, stepPoints, down), stepMinor, 1, down));

/** The part of a basket of this worth that points may pay. */
export const payableByPoints = (worth: Minor, { basketShareMax }: Redemption): Minor =>
  minor(multiplyDivide(worth, basketShareMax, 10_000, down));

/** The most points, in whole steps, whose worth fits into an amount; none when that is below the minimum. */
export function pointsWithin(amount: Minor, redemption: Redemption): Points {
  const steps = multiplyDivide(amount, 1, redemption.stepMinor, down);
  const most = multiplyDivide(steps, redemption.stepPoints, 1, down);
  return most < redemption.minimumPoints ? ZERO_POINTS : points(most);
}

/** Who redeems, by which rule: what every use of points needs first. */
export interface Redeemer {
  readonly redemption: Redemption;
  readonly member: MemberFacts;
}

export function findRedeemer(facts: PricingFacts): Outcome<Redeemer, Refusal> {
  if (facts.member === null) return fail(refusal("redemptionNeedsMember"));
  const redemption = facts.program?.redemption ?? null;
  return redemption === null ? fail(refusal("programHasNoRedemption")) : succeed({ redemption, member: facts.member });
}

/**
 * Checks a wish to use points against steps, minimum and what the member has. `held` are the points of this basket
 * that are set aside already.
 */
export function checkPoints(wanted: Points, held: Points, redeemer: Redeemer, businessDate: string): Refusal | null {
  const { redemption, member } = redeemer;
  if (wanted % redemption.stepPoints !== 0) {
    return refusal("pointsNotInSteps", { step: { points: redemption.stepPoints } });
  }
  if (wanted < redemption.minimumPoints) {
    return refusal("pointsBelowMinimum", { minimum: { points: redemption.minimumPoints } });
  }
  const available = points(Math.max(0, availablePoints(member.standing, businessDate) - held));
  if (wanted <= available) return null;
  const expiring = nextExpiry(member.standing, businessDate);
  return refusal("insufficientPoints", {
    asked: { points: wanted },
    available: { points: available },
    pending: { points: pendingPoints(member.standing, businessDate) },
    held: { points: held },
    expiring: { points: expiring?.points ?? ZERO_POINTS },
    expiringOn: expiring === null ? "" : { date: expiring.date },
  });
}

/** The range that a screen offers for a further use of points; null when there is none. */
export function redeemableRange(
  priced: { readonly totalMinor: Minor; readonly amountOff: { readonly valueMinor: Minor } | null },
  still: { readonly remainingMinor: Minor; readonly heldPoints: Points },
  facts: PricingFacts,
): {
  readonly minPoints: Points;
  readonly maxPoints: Points;
  readonly stepPoints: Points;
  readonly stepMinor: Minor;
} | null {
  const found = findRedeemer(facts);
  if (!found.ok) return null;
  const { redemption, member } = found.value;
  const { stepPoints, stepMinor } = redemption;
  const usedMinor = worthOf(still.heldPoints, redemption);
  const share = payableByPoints(minor(priced.totalMinor + (priced.amountOff?.valueMinor ?? 0)), redemption);
  const open = minMinor(minor(Math.max(0, share - usedMinor)), still.remainingMinor);
  const available = Math.max(0, availablePoints(member.standing, facts.businessDate) - still.heldPoints);
  const affordable = worthOf(points(available - (available % stepPoints)), redemption);
  const maxPoints = pointsWithin(minMinor(open, affordable), redemption);
  if (maxPoints === 0) return null;
  const minPoints = points(multiplyDivide(redemption.minimumPoints + stepPoints - 1, 1, stepPoints, down) * stepPoints);
  return { minPoints, maxPoints, stepPoints, stepMinor };
}
