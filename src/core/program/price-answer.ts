/**
 * What `regulars price --json` answers: the priced basket with every adjustment, how it is settled, what the ledger and
 * the tier do, and all of it in words. `sale`, `returned` and `memberAfter` fit into a later request.
 */
import { z } from "zod";
import { pricedBasketSchema, settlementSchema } from "../basket/priced-basket.ts";
import { LIMITS, currencyField, dateField, idField, nameField, uuidField } from "../codec/fields.ts";
import { pointsOfSaleSchema, saleCompletedV2 } from "../events/sale-completed.ts";
import { saleReturnedV2 } from "../events/sale-returned.ts";
import { requestedMemberSchema } from "./price-request.ts";

const saidSchema = z.strictObject({ en: z.string(), "zh-CN": z.string() });

export const priceAnswerSchema = z.strictObject({
  currency: currencyField,
  businessDate: dateField,
  /** What each line of `priced` is called. */
  lines: z.array(z.strictObject({ lineId: uuidField, code: z.string(), name: nameField })).max(LIMITS.basketLines),
  /** null for a return without an exchange, as is the settlement. */
  priced: pricedBasketSchema.nullable(),
  settlement: settlementSchema.nullable(),
  /** With a member and a programme: what the sale writes into the ledger once whatever is left is paid in money. */
  points: pointsOfSaleSchema.nullable(),
  /** The whole fact, when the tenders pay the basket; null while something is left to pay. */
  sale: saleCompletedV2.nullable(),
  returned: saleReturnedV2.nullable(),
  /** The member as a later request describes them; null without one. */
  memberAfter: requestedMemberSchema.nullable(),
  /** Every adjustment, earning rule, coupon and reward in words, in the order of the figures above. */
  why: z
    .array(
      z.strictObject({
        /** A line's id, `earning`, or the id of a coupon or reward of the basket. */
        of: z.string().max(64),
        rule: idField,
        says: saidSchema,
      }),
    )
    .max(30_000),
});
export type PriceAnswer = z.infer<typeof priceAnswerSchema>;
