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
 * One share covers both ways of using points: an amount off lowers what a points tender may pay. So does one maximum in
 * points. Rewards have their own price: their points are held, but count against neither. Points buy goods alone, never
 * value that is sold.
 */
import { availablePoints, nextExpiry, pendingPoints } from "../points/fold-standing.ts";
import { minMinor, minor, points, subtractMinor, sumPoints, ZERO_POINTS } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import { down, multiplyDivide } from "../money/rounding.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Redemption } from "../program/program.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { MemberStanding } from "../points/standing.ts";
import { valueSold } from "../value/value-of-sale.ts";
import type { PricedBasket } from "./priced-basket.ts";
import type { MemberFacts, PricingFacts } from "./pricing-facts.ts";

const stepsOf = (amount: Points, { stepPoints }: Redemption): number => multiplyDivide(amount, 1, stepPoints, down);

/** What whole steps of points are worth. */
export const worthOf = (amount: Points, redemption: Redemption): Minor =>
  minor(multiplyDivide(stepsOf(amount, redemption), redemption.stepMinor, 1, down));

/** What the goods of a basket come to, with tax: what points and money that the shop holds may pay at most. */
export const goodsTotal = ({ lines, totalMinor }: Pick<PricedBasket, "lines" | "totalMinor">): Minor =>
  subtractMinor(totalMinor, valueSold(lines));

export const heldByRewards = ({ rewards }: Pick<PricedBasket, "rewards">): Points =>
  sumPoints(rewards.map((reward) => reward.points));

/** The part of a basket of this worth that points may pay. */
export const payableByPoints = (worth: Minor, { basketShareMax }: Redemption): Minor =>
  minor(multiplyDivide(worth, basketShareMax, 10_000, down));

/** The most points, in whole steps, whose worth fits into an amount; none when that is below the minimum. */
export function pointsWithin(amount: Minor, redemption: Redemption): Points {
  const steps = multiplyDivide(amount, 1, redemption.stepMinor, down);
  const inSale = redemption.maximumPoints === null ? steps : stepsOf(redemption.maximumPoints, redemption);
  const most = multiplyDivide(Math.min(steps, inSale), redemption.stepPoints, 1, down);
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

/** Points of this basket that are set aside already: the price of rewards, and what is used at the rate. */
export interface HeldPoints {
  readonly byRewards: Points;
  readonly atRate: Points;
}

/** Checks a wish to use points against what the member has beside `held` points. */
export function checkAvailable(
  wanted: Points,
  held: Points,
  standing: MemberStanding,
  businessDate: string,
): Refusal | null {
  const available = points(Math.max(0, availablePoints(standing, businessDate) - held));
  if (wanted <= available) return null;
  const expiring = nextExpiry(standing, businessDate);
  return refusal("insufficientPoints", {
    asked: { points: wanted },
    available: { points: available },
    pending: { points: pendingPoints(standing, businessDate) },
    held: { points: held },
    expiring: { points: expiring?.points ?? ZERO_POINTS },
    expiringOn: expiring === null ? "" : { date: expiring.date },
  });
}

/** Checks a wish to use points at the rate against steps, minimum, maximum and what the member has. */
export function checkPoints(
  wanted: Points,
  held: HeldPoints,
  redeemer: Redeemer,
  businessDate: string,
): Refusal | null {
  const { redemption, member } = redeemer;
  if (wanted % redemption.stepPoints !== 0) {
    return refusal("pointsNotInSteps", { step: { points: redemption.stepPoints } });
  }
  if (wanted < redemption.minimumPoints) {
    return refusal("pointsBelowMinimum", { minimum: { points: redemption.minimumPoints } });
  }
  const refused = checkAvailable(wanted, sumPoints([held.byRewards, held.atRate]), member.standing, businessDate);
  if (refused !== null || redemption.maximumPoints === null) return refused;
  const room = points(Math.max(0, redemption.maximumPoints - held.atRate));
  return wanted > room ? refusal("pointsAboveLimit", { max: { money: worthOf(room, redemption) } }) : null;
}

/** What of a priced basket says how much of it points may pay. */
export type PayableBasket = Pick<PricedBasket, "totalMinor" | "lines" | "rewards" | "amountOff">;

/** The range that a screen offers for a further use of points; null when there is none. `heldPoints`: all of the basket's. */
export function redeemableRange(
  priced: PayableBasket,
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
  const atRate = points(Math.max(0, still.heldPoints - heldByRewards(priced)));
  const usedMinor = worthOf(atRate, redemption);
  const share = payableByPoints(minor(goodsTotal(priced) + (priced.amountOff?.valueMinor ?? 0)), redemption);
  const room = redemption.maximumPoints === null ? share : worthOf(points(redemption.maximumPoints), redemption);
  const open = minMinor(minor(Math.max(0, Math.min(share, room) - usedMinor)), still.remainingMinor);
  const available = Math.max(0, availablePoints(member.standing, facts.businessDate) - still.heldPoints);
  const affordable = worthOf(points(available - (available % stepPoints)), redemption);
  const maxPoints = pointsWithin(minMinor(open, affordable), redemption);
  if (maxPoints === 0) return null;
  const minPoints = points(multiplyDivide(redemption.minimumPoints + stepPoints - 1, 1, stepPoints, down) * stepPoints);
  return { minPoints, maxPoints, stepPoints, stepMinor };
}
