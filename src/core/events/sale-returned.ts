/** Goods came back and money went out. Linked to its sale when the receipt was known, else a return without receipt. */
import { z } from "zod";
import {
  LIMITS,
  amountField,
  currencyField,
  idField,
  minorField,
  positivePointsField,
  reasonField,
  uuidField,
} from "../codec/fields.ts";
import { settledTenderSchema, taxRowSchema } from "../basket/priced-basket.ts";
import { pointsOfSaleSchema, saleOriginSchema, soldLineSchema, valueMoveSchema } from "./sale-completed.ts";

export const returnedLineSchema = soldLineSchema.extend({
  /** The line of the original sale; null for a return without receipt. */
  originalLineId: uuidField.nullable(),
});

export const saleReturnedV1 = z.strictObject({
  returnId: uuidField,
  receiptNumber: z.int().min(1),
  originalSaleId: uuidField.nullable(),
  reason: reasonField,
  origin: saleOriginSchema,
  currency: currencyField,
  taxMode: z.enum(["inclusive", "exclusive"]),
  program: z.strictObject({ id: idField, version: z.int().min(1) }).nullable(),
  memberRef: uuidField.nullable(),
  /** Quantities, gross and net are negative. */
  lines: z.array(returnedLineSchema).min(1).max(LIMITS.basketLines),
  taxTable: z.array(taxRowSchema).max(LIMITS.taxRows),
  /** Negative: what is refunded. */
  totalMinor: minorField,
  cashRoundingMinor: minorField,
  /** Negative amounts. */
  refunds: z.array(settledTenderSchema).max(LIMITS.tenders),
  points: pointsOfSaleSchema.nullable(),
});

/** Since gift cards, stored value, shortfalls and exchanges exist. */
export const saleReturnedV2 = saleReturnedV1.extend({
  value: z.array(valueMoveSchema).max(LIMITS.valueMoves),
  /** Points that should have been taken back and were not there: by which policy they were settled. */
  shortfall: z
    .strictObject({
      policy: z.enum(["negative", "deduct", "absorb"]),
      points: positivePointsField,
      /** What was kept of the refund for them; 0 unless the policy is `deduct`. */
      deductedMinor: amountField,
    })
    .nullable(),
  /** Serials of coupons that a complete return makes good again. */
  reinstatedSerials: z.array(z.string().max(40)).max(LIMITS.basketCoupons),
  /** Serials of coupons that the sale issued and that a complete return makes void. */
  voidedSerials: z.array(z.string().max(40)).max(LIMITS.basketRewards),
  /** The sale that was made in the same act, of an exchange. */
  exchangeSaleId: uuidField.nullable(),
});
export type SaleReturned = z.infer<typeof saleReturnedV2>;

export const returnFromV1 = (returned: z.infer<typeof saleReturnedV1>): SaleReturned => ({
  ...returned,
  value: [],
  shortfall: null,
  reinstatedSerials: [],
  voidedSerials: [],
  exchangeSaleId: null,
});
