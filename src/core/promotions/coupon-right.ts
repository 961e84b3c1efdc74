/**
 * Whether a coupon is a right at all, before anybody asks what it would take off: known, unused, in date, in its member's
 * hands, in force, and not used up. One list of reasons for the moment it is shown (check-coupon.ts) and for every pricing
 * after that, when the member, the hour or the other coupons may have changed.
 *
 * | coupon                                       | answer             |
 * |----------------------------------------------|--------------------|
 * | the programme has no such coupon             | couponUnknown      |
 * | the serial was used in an earlier sale       | couponUsed         |
 * | last day 2026-11-21, today 2026-11-22        | couponExpired      |
 * | last day 2026-11-22, today 2026-11-22        |                    | good through its date
 * | bound, or with a condition on the member; nobody there | couponNeedsMember |
 * | issued to another member                     | couponOtherMember  |
 * | Tuesdays only, today is Sunday; tier not held | couponNotNow      |
 * | once for each member, used once              | couponLimitReached |
 */
import type { BasketCoupon } from "../basket/basket.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Coupon } from "../program/promotion.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { isInForce } from "./in-force.ts";
import { isWithinLimits } from "./within-limits.ts";

export const couponRuleId = (couponId: string): string => `coupon:${couponId}`;

/** Whether only a known member can use it. */
const isForMembers = ({ bound, when, limits }: Coupon, { memberRef }: BasketCoupon): boolean =>
  bound === "member" ||
  memberRef !== null ||
  when.membersOnly ||
  when.birthMonth ||
  when.tiers.length > 0 ||
  limits.perMember !== null ||
  limits.perMemberDay !== null ||
  limits.perMemberYear !== null;

/** `tierId`: the tier that the coupon's stage is priced with. */
export function couponRight(
  coupon: BasketCoupon,
  facts: PricingFacts,
  tierId: string | null,
): Outcome<Coupon, Refusal> {
  const { program, member, shared, businessDate } = facts;
  const rule = program?.coupons.find((one) => one.id === coupon.couponId);
  if (rule === undefined) return fail(refusal("couponUnknown", { code: coupon.couponId }));
  if (coupon.serial !== null && shared.usedSerials.has(coupon.serial)) return fail(refusal("couponUsed"));
  if (coupon.expiresOn !== null && coupon.expiresOn < businessDate) {
    return fail(refusal("couponExpired", { date: { date: coupon.expiresOn } }));
  }
  if (member === null && isForMembers(rule, coupon)) return fail(refusal("couponNeedsMember"));
  if (coupon.memberRef !== null && coupon.memberRef !== member?.ref) return fail(refusal("couponOtherMember"));
  if (!isInForce(rule.when, facts, tierId)) return fail(refusal("couponNotNow"));
  if (!isWithinLimits(rule.limits, couponRuleId(rule.id), facts)) return fail(refusal("couponLimitReached"));
  return succeed(rule);
}
