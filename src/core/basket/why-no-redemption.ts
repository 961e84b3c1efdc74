/**
 * Why no points can be used as money on a basket now, in the order in which it would have to change.
 *
 * | programme: from 200 points on, 100 = 1.00, at most 50 % | said                                     |
 * |----------------------------------------------------------|------------------------------------------|
 * | points buy no money at all                               | redeemNotInProgram                       |
 * | nothing is left to pay                                   | redeemNothingToPay                       |
 * | 150 points available                                     | redeemNeedsPoints: 50 more               |
 * | 1,240 available, basket 3.00                             | redeemNeedsBasket: 200 points are 2.00, and 1.50 may be paid so |
 * | 1,240 available, basket 13.50                            | nothing: points can be used              |
 */
import { availablePoints } from "../points/fold-standing.ts";
import { minMinor, minor, points } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import { down, multiplyDivide } from "../money/rounding.ts";
import type { Redemption } from "../program/program.ts";
import type { Sentence } from "../sentence.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import { goodsTotal, heldByRewards, payableByPoints, redeemableRange, worthOf } from "./redemption.ts";
import type { PayableBasket } from "./redemption.ts";

interface StillOpen {
  readonly remainingMinor: Minor;
  readonly heldPoints: Points;
}

/** The fewest points that can be used: whole steps from the minimum on. */
const fewest = ({ minimumPoints, stepPoints }: Redemption): Points =>
  points(multiplyDivide(minimumPoints + stepPoints - 1, 1, stepPoints, down) * stepPoints);

/** null when points can be used, or when there is no member to ask about. */
export function whyNoRedemption(priced: PayableBasket, still: StillOpen, facts: PricingFacts): Sentence | null {
  if (facts.member === null || redeemableRange(priced, still, facts) !== null) return null;
  const redemption = facts.program?.redemption ?? null;
  if (redemption === null) return { key: "redeemNotInProgram", values: {} };
  if (still.remainingMinor <= 0) return { key: "redeemNothingToPay", values: {} };
  const least = fewest(redemption);
  const available = Math.max(0, availablePoints(facts.member.standing, facts.businessDate) - still.heldPoints);
  if (available < least) {
    return { key: "redeemNeedsPoints", values: { missing: { points: points(least - available) } } };
  }
  const share = payableByPoints(minor(goodsTotal(priced) + (priced.amountOff?.valueMinor ?? 0)), redemption);
  const atRate = points(Math.max(0, still.heldPoints - heldByRewards(priced)));
  const left = minor(Math.max(0, share - worthOf(atRate, redemption)));
  return {
    key: "redeemNeedsBasket",
    values: {
      points: { points: least },
      worth: { money: worthOf(least, redemption) },
      payable: { money: minMinor(left, still.remainingMinor) },
    },
  };
}
