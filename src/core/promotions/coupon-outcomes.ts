/**
 * What became of each coupon on the basket, in the order in which they were shown. A coupon never makes a basket that
 * cannot be priced: it is given, or it waits and says why.
 */
import type { CouponOutcome } from "../basket/priced-basket.ts";
import type { BasketInWork } from "../basket/pricing-stage.ts";
import { ZERO_MINOR } from "../money/integers.ts";
import { refusal } from "../refusal.ts";
import { waitingForRight } from "./waiting-coupon.ts";

export function couponOutcomes({ basket, facts, offers }: BasketInWork): CouponOutcome[] {
  return basket.coupons.map((coupon) => {
    const { id, couponId } = coupon;
    const given = offers.given.find(({ offer }) => offer.coupon?.id === id);
    if (given !== undefined) {
      return { id, couponId, state: "applied", amountMinor: given.amountMinor, sentence: given.sentence };
    }
    // No stage asked about it: the programme does not know it, or the prices are final.
    const sentence = offers.waiting.get(id) ?? waitingForRight(coupon, refusal("couponNotNow"), facts.program);
    return { id, couponId, state: "waiting", amountMinor: ZERO_MINOR, sentence };
  });
}
