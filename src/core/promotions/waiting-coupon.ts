/** Why a coupon on the basket is not given, as a sentence. It waits: the sale does not use it up. */
import type { BasketCoupon } from "../basket/basket.ts";
import type { Minor } from "../money/integers.ts";
import type { Program } from "../program/program.ts";
import type { Refusal, RefusalCode } from "../refusal.ts";
import type { Sentence } from "../sentence.ts";
import type { Offer } from "./offer.ts";

const KEY_OF_REFUSAL: Partial<Record<RefusalCode, string>> = {
  couponUsed: "couponWaitsUsed",
  couponExpired: "couponWaitsExpired",
  couponNeedsMember: "couponWaitsNeedsMember",
  couponOtherMember: "couponWaitsOtherMember",
  couponNotNow: "couponWaitsNotNow",
  couponLimitReached: "couponWaitsLimit",
};

/** For a coupon that is no right at present. */
export function waitingForRight(coupon: BasketCoupon, refused: Refusal, program: Program | null): Sentence {
  const rule = program?.coupons.find((one) => one.id === coupon.couponId);
  const key = KEY_OF_REFUSAL[refused.code];
  if (rule === undefined || key === undefined) return { key: "couponWaitsUnknown", values: { code: coupon.couponId } };
  return { key, values: { ...refused.values, offer: { name: rule.name } } };
}

const waits = (key: string, { rule }: Offer, values: Sentence["values"] = {}): Sentence => ({
  key,
  values: { ...values, offer: { name: rule.name } },
});

export const waitingForItem = (offer: Offer): Sentence => waits("couponWaitsForItem", offer);

export const waitingForMinimum = (offer: Offer, missing: Minor): Sentence =>
  waits("couponWaitsForMinimum", offer, { missing: { money: missing } });

export const waitingWithNothingLeft = (offer: Offer): Sentence => waits("couponWaitsNothingLeft", offer);

export const waitingBehind = (offer: Offer, better: Sentence["values"][string]): Sentence =>
  waits("couponWaitsBehind", offer, { better });

export const waitingBehindHand = (offer: Offer): Sentence => waits("couponWaitsBehindHand", offer);

export const waitingAlone = (offer: Offer): Sentence => waits("couponWaitsAlone", offer);

export const waitingAtLimit = (offer: Offer): Sentence => waits("couponWaitsLimit", offer);
