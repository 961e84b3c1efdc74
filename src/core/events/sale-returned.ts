/** Goods came back and money went out. Linked to its sale when the receipt was known, else a return without receipt. */
import { z } from "zod";
import { currencyField, idField, minorField, reasonField, uuidField, LIMITS } from "../codec/fields.ts";
import { settledTenderSchema, taxRowSchema } from "../basket/priced-basket.ts";
import { pointsOfSaleSchema, saleOriginSchema, soldLineSchema } from "./sale-completed.ts";

const returnedLineSchema = soldLineSchema.extend({
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
  taxTable: z.array(taxRowSchema).max(20),
  /** Negative: what is refunded. */
  totalMinor: minorField,
  cashRoundingMinor: minorField,
  /** Negative amounts. */
  refunds: z.array(settledTenderSchema).max(LIMITS.tenders),
  points: pointsOfSaleSchema.nullable(),
});
export type SaleReturnedV1 = z.infer<typeof saleReturnedV1>;
