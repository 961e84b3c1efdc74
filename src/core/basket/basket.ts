/**
 * The sale in progress. A basket holds what the cashier did, never what it comes to: `priceBasket` computes every
 * amount anew from it, so no stale figure can survive a change.
 *
 * Stored as JSON in the till's own mutable table after every step (it is not a fact until it is paid), hence a schema.
 */
import { z } from "zod";
import {
  LIMITS,
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

export const basketLineSchema = z.strictObject({
  id: uuidField,
  /** null for a department line. */
  productId: idField.nullable(),
  departmentId: idField.nullable(),
  code: z.string().max(64),
  name: nameField,
  category: idField,
  taxRateId: idField,
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
  /** Another till took the money (imported receipts). */
  z.strictObject({ id: uuidField, kind: z.literal("imported"), amountMinor: positiveMinorField }),
]);
export type Tender = z.infer<typeof tenderSchema>;

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
  tenders: z.array(tenderSchema).max(LIMITS.tenders),
  note: noteField,
});
export type Basket = z.infer<typeof basketSchema>;
