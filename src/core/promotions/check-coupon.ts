/**
 * Whether a coupon that is shown is taken onto the basket. What will not change while the basket is open is refused at
 * once, by name; what may still come (the goods it fits, the minimum spend) is not: such a coupon waits, see
 * coupon-outcomes.ts.
 *
 * | the coupon                                         | answer              |
 * |----------------------------------------------------|---------------------|
 * | is no right at present                             | see coupon-right.ts |
 * | goes alone, another one is on the basket           | couponsDoNotCombine |
 * | goes with any, but one on the basket goes alone    | couponsDoNotCombine |
 * | serials of it on the basket use up its limit       | couponLimitReached  |
 * | fits nothing yet                                   |                     |
 * | is for a tier that this sale may still reach       |                     | where tiers count from this sale on
 */
import type { Basket, BasketCoupon } from "../basket/basket.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import { STAGE_OF_ACTION } from "../program/promotion.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { tierOf } from "../tiers/judge-tier.ts";
import { couponRight, couponRuleId } from "./coupon-right.ts";
import { isWithinLimits } from "./within-limits.ts";

function heldTierId({ member, program, businessDate }: PricingFacts): string | null {
  if (member === null || program === null) return null;
  return tierOf(member.standing, program, businessDate)?.tier.id ?? null;
}

/** One of the tiers that the coupon is for, when the sale may still reach it before the coupon's stage comes. */
function tierIdToCome({ couponId }: BasketCoupon, { program }: PricingFacts): string | null {
  const rule = program?.coupons.find((one) => one.id === couponId);
  if (rule === undefined || program?.tiers.countsFrom !== "thisSale") return null;
  return STAGE_OF_ACTION[rule.action.kind] === "order" ? (rule.when.tiers[0] ?? null) : null;
}

/** `basket` does not hold the coupon yet. */
export function checkCoupon(coupon: BasketCoupon, basket: Basket, facts: PricingFacts): Refusal | null {
  const right = couponRight(coupon, facts, tierIdToCome(coupon, facts) ?? heldTierId(facts));
  if (!right.ok) return right.failure;
  const rule = right.value;
  const goesAlone = (couponId: string): boolean =>
    facts.program?.coupons.find((one) => one.id === couponId)?.combines === "alone";
  const others = basket.coupons.map((one) => one.couponId);
  if (others.length > 0 && (rule.combines === "alone" || others.some(goesAlone))) return refusal("couponsDoNotCombine");
  const onBasket = others.filter((couponId) => couponId === rule.id).length;
  return isWithinLimits(rule.limits, couponRuleId(rule.id), facts, onBasket) ? null : refusal("couponLimitReached");
}
