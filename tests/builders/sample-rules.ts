/** Rules of a programme for tests of the core, written as in a document: what is left out has its usual value. */
import type { z } from "zod";
import type { BasketCoupon } from "#core/basket/basket.ts";
import type { PricedBasket } from "#core/basket/priced-basket.ts";
import { couponSchema, promotionSchema } from "#core/program/promotion.ts";
import type { Coupon, Promotion } from "#core/program/promotion.ts";
import { MEMBER, uuid } from "./sample-shop.ts";

type PromotionChanges = Partial<Omit<z.input<typeof promotionSchema>, "id" | "action">>;
type CouponChanges = Partial<Omit<z.input<typeof couponSchema>, "id" | "action">>;

const named = (id: string) => ({ id, name: { en: `Offer ${id}`, "zh-CN": `优惠 ${id}` } });

export const promotion = (
  id: string,
  action: z.input<typeof promotionSchema>["action"],
  changes: PromotionChanges = {},
): Promotion => promotionSchema.parse({ ...named(id), action, ...changes });

/** A code for everybody, unless `code` says otherwise. */
export const coupon = (
  id: string,
  action: z.input<typeof couponSchema>["action"],
  changes: CouponChanges = {},
): Coupon =>
  couponSchema.parse({
    ...named(id),
    code: { kind: "multiUse", code: `CODE-${id.toUpperCase()}` },
    action,
    ...changes,
  });

/** A coupon as it lies on a basket. */
export const shown = (couponId: string, changes: Partial<BasketCoupon> = {}, number = 1): BasketCoupon => ({
  id: uuid(500_000 + number),
  couponId,
  serial: null,
  expiresOn: null,
  memberRef: null,
  ...changes,
});

/** A serial coupon that was issued to the sample member. */
export const shownSerial = (couponId: string, number = 1, changes: Partial<BasketCoupon> = {}): BasketCoupon =>
  shown(couponId, { serial: `S${number}`, memberRef: MEMBER, ...changes }, number);

/** What a rule took off, by line, as positive figures; 0 where it took nothing. */
export const offByLine = (priced: PricedBasket, ruleId: string): readonly number[] =>
  priced.lines.map(({ adjustments }) =>
    adjustments.filter((one) => one.ruleId === ruleId).reduce((sum, one) => sum - one.amountMinor, 0),
  );

/** What every rule took off in all. */
export function offByRule(priced: PricedBasket): Readonly<Record<string, number>> {
  const byRule: Record<string, number> = {};
  for (const { ruleId, amountMinor } of priced.lines.flatMap((line) => line.adjustments)) {
    byRule[ruleId] = (byRule[ruleId] ?? 0) - amountMinor;
  }
  return byRule;
}
