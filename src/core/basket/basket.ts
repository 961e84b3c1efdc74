/**
 * The sale in progress. A basket holds what the cashier did, never what it comes to: `priceBasket` computes every
 * amount anew from it, so no stale figure can survive a change.
 *
 * Stored as JSON in the till's own mutable table after every step (it is not a fact until it is paid), hence a schema.
 */
import { z } from "zod";
import {
  LIMITS,
  dateField,
  handedField,
  idField,
  instantMsField,
  nameField,
  noteField,
  positiveMinorField,
  positivePointsField,
  reasonField,
  shareField,
  soldQuantityField,
  unitPriceField,
  uuidField,
} from "../codec/fields.ts";

export const manualDiscountSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("percent"), rate: shareField, reason: reasonField }),
  z.strictObject({ kind: z.literal("amount"), amountMinor: positiveMinorField, reason: reasonField }),
]);
export type ManualDiscount = z.infer<typeof manualDiscountSchema>;

/** What a line sells. Value that is sold (a gift card, money left with the shop) is never discounted, taxed or earned on. */
export const soldValueSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("goods") }),
  /** `listPriceMinor` is what goes on the card; `cardRef` is its opaque reference, never its number. */
  z.strictObject({ kind: z.literal("giftCard"), cardRef: uuidField }),
  /** Goes to the stored value of the basket's member, whoever that is when the sale is paid. */
  z.strictObject({ kind: z.literal("topUp") }),
]);
export type SoldValue = z.infer<typeof soldValueSchema>;

export const GOODS: SoldValue = { kind: "goods" };

/** The tax rate of lines that sell value: no tax is due before goods are bought with it. */
export const UNTAXED = "untaxed";

export const basketLineSchema = z.strictObject({
  id: uuidField,
  /** null for a department line. */
  productId: idField.nullable(),
  departmentId: idField.nullable(),
  code: z.string().max(64),
  name: nameField,
  category: idField,
  brand: idField.nullable().default(null),
  /** `UNTAXED` for value. */
  taxRateId: idField,
  sells: soldValueSchema.default(GOODS),
  soldBy: z.enum(["piece", "weight"]),
  quantityMilli: soldQuantityField,
  /** The price the catalogue, the embedded code or the cashier (department line) gave when the line was added. */
  listPriceMinor: unitPriceField,
  override: z.strictObject({ unitPriceMinor: unitPriceField, reason: reasonField }).nullable(),
  discount: manualDiscountSchema.nullable(),
});
export type BasketLine = z.infer<typeof basketLineSchema>;

export const tenderSchema = z.discriminatedUnion("kind", [
  /** What the member handed over, nothing where nothing is to pay; change is computed. */
  z.strictObject({ id: uuidField, kind: z.literal("cash"), handedMinor: handedField }),
  /** An external card terminal: the till knows the amount only. */
  z.strictObject({ id: uuidField, kind: z.literal("card"), amountMinor: positiveMinorField }),
  /** Points as tender: whole points at the programme's rate. */
  z.strictObject({ id: uuidField, kind: z.literal("points"), points: positivePointsField }),
  /** Money on a gift card: at most what it holds. */
  z.strictObject({ id: uuidField, kind: z.literal("giftCard"), cardRef: uuidField, amountMinor: positiveMinorField }),
  /** Money that the basket's member has left with the shop. */
  z.strictObject({ id: uuidField, kind: z.literal("storedValue"), amountMinor: positiveMinorField }),
  /** What goods brought back in the same act are worth (an exchange). Made by the till, never typed. */
  z.strictObject({ id: uuidField, kind: z.literal("exchange"), amountMinor: positiveMinorField }),
  /** Another till took the money (imported receipts). */
  z.strictObject({ id: uuidField, kind: z.literal("imported"), amountMinor: positiveMinorField }),
]);
export type Tender = z.infer<typeof tenderSchema>;

/** A coupon that was shown. Its tag, if it has one, was verified before; a multi-use code has no serial. */
export const basketCouponSchema = z.strictObject({
  id: uuidField,
  couponId: idField,
  serial: z.string().min(1).max(40).nullable(),
  /** Of a serial: the last business date, and the member that it was issued to. */
  expiresOn: dateField.nullable(),
  memberRef: uuidField.nullable(),
});
export type BasketCoupon = z.infer<typeof basketCouponSchema>;

/** A reward that was chosen; its points are held for the basket. */
export const basketRewardSchema = z.strictObject({
  id: uuidField,
  rewardId: idField,
  /** The line that a gift was rung up on; it goes with the reward. */
  giftLineId: uuidField.nullable().optional(),
});
export type BasketReward = z.infer<typeof basketRewardSchema>;

/** Goods that come back in the same act as this basket is sold. */
export const exchangeSchema = z.strictObject({
  saleId: uuidField,
  lines: z
    .array(z.strictObject({ lineId: uuidField, quantityMilli: soldQuantityField }))
    .min(1)
    .max(LIMITS.basketLines),
  reason: reasonField,
});
export type Exchange = z.infer<typeof exchangeSchema>;

export const basketSchema = z.strictObject({
  id: uuidField,
  openedAtMs: instantMsField,
  /** Rises with every step; a call that was made on an older revision is refused, not misapplied. */
  revision: z.int().min(0),
  memberRef: uuidField.nullable(),
  lines: z.array(basketLineSchema).max(LIMITS.basketLines),
  discount: manualDiscountSchema.nullable(),
  /** Points taken as an amount off the basket (a discount: it lowers what is earned on), not as a tender. */
  amountOffPoints: positivePointsField.nullable(),
  coupons: z.array(basketCouponSchema).max(LIMITS.basketCoupons).default([]),
  rewards: z.array(basketRewardSchema).max(LIMITS.basketRewards).default([]),
  exchange: exchangeSchema.nullable().default(null),
  tenders: z.array(tenderSchema).max(LIMITS.tenders),
  note: noteField,
});
export type Basket = z.infer<typeof basketSchema>;
