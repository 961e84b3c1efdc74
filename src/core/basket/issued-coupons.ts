/** The serial coupons that a sale issues: one for each reward that is a coupon for the next visit. */
import { assert } from "../assert.ts";
import type { IssuedCoupon } from "../events/sale-completed.ts";
import { addDays } from "../shop/calendar.ts";
import type { Basket } from "./basket.ts";
import type { PricedBasket } from "./priced-basket.ts";
import type { PricingFacts } from "./pricing-facts.ts";

export interface CouponIssue {
  readonly basket: Pick<Basket, "memberRef">;
  readonly facts: PricingFacts;
  /** Serials that no coupon has. */
  readonly newSerials: readonly string[];
}

/**
 * | coupon                         | expiresOn       | memberRef  |
 * |--------------------------------|-----------------|------------|
 * | validDays 30, sale 2026-11-22  | 2026-12-22      |            | good through that day
 * | validDays null                 | null            |            |
 * | bound to the member            |                 | the member |
 * | for whoever shows it           |                 | null       |
 */
export function issuedCoupons({ basket, facts, newSerials }: CouponIssue, { rewards }: PricedBasket): IssuedCoupon[] {
  const issued = rewards.flatMap((reward) => reward.issuesCouponId ?? []);
  assert(new Set(newSerials).size === newSerials.length, "every new serial is another");
  assert(newSerials.length >= issued.length, "there is a new serial for every coupon that a sale issues");
  return issued.map((couponId, index) => {
    const coupon = facts.program?.coupons.find((one) => one.id === couponId);
    const serial = newSerials[index];
    assert(coupon?.code.kind === "serial" && serial !== undefined, "a reward issues a serial coupon of its programme");
    const { validDays } = coupon.code;
    return {
      couponId,
      serial,
      expiresOn: validDays === null ? null : addDays(facts.businessDate, validDays),
      memberRef: coupon.bound === "member" ? basket.memberRef : null,
    };
  });
}
