/** What a screen is shown of goods that come back: what still can, and what a return would do. */
import { z } from "zod";
import { soldValueSchema } from "#core/basket/basket.ts";
import { sentenceSchema, settledTenderSchema, taxRowSchema } from "#core/basket/priced-basket.ts";
import {
  LIMITS,
  amountField,
  dateField,
  idField,
  minorField,
  nameField,
  pointsField,
  quantityField,
  uuidField,
} from "#core/codec/fields.ts";
import { returnedLineSchema, saleReturnedV2 } from "#core/events/sale-returned.ts";
import { valueMoveSchema } from "#core/events/sale-completed.ts";
import { personSchema } from "./person.ts";

/** A sale as goods of it may come back. */
export const returnableSchema = z.strictObject({
  saleId: uuidField,
  receiptNumber: z.int(),
  businessDate: dateField,
  memberName: nameField.nullable(),
  lines: z
    .array(
      z.strictObject({
        lineId: uuidField,
        name: nameField,
        soldBy: z.enum(["piece", "weight"]),
        sells: soldValueSchema,
        soldMilli: quantityField,
        returnedMilli: quantityField,
        leftMilli: quantityField,
        netMinor: minorField,
      }),
    )
    .max(LIMITS.basketLines),
  /** Earlier returns of it, oldest first. */
  returns: z
    .array(
      z.strictObject({ returnId: uuidField, receiptNumber: z.int(), businessDate: dateField, totalMinor: minorField }),
    )
    .max(500),
});
export type Returnable = z.infer<typeof returnableSchema>;

/** Whether somebody else has to approve, why, and who could. */
export const approvalNeedSchema = z.strictObject({
  /** In the locale namespace `failures`; null when nobody has to. */
  reason: sentenceSchema.nullable(),
  people: z.array(personSchema).max(1000),
});
export type ApprovalNeed = z.infer<typeof approvalNeedSchema>;

/** Everything that a return would do, before anybody confirms it. Amounts that go out are positive. */
export const returnPreviewSchema = z.strictObject({
  lines: z.array(returnedLineSchema).max(LIMITS.basketLines),
  taxTable: z.array(taxRowSchema).max(20),
  /** What the goods came to. */
  worthMinor: amountField,
  cashRoundingMinor: minorField,
  /** By tender, as they stand in the fact: negative amounts. */
  refunds: z.array(settledTenderSchema).max(LIMITS.tenders),
  /** Money for the member's hand. */
  cashOutMinor: amountField,
  memberName: nameField.nullable(),
  points: z
    .strictObject({
      before: pointsField,
      after: pointsField,
      /** Earned with the goods, and gone. */
      takenBack: pointsField,
      /** Spent on the goods, and back. */
      givenBack: pointsField,
      /** What becomes of the tier, and why. */
      tierWhy: z.array(sentenceSchema).max(4),
    })
    .nullable(),
  shortfall: saleReturnedV2.shape.shortfall,
  value: z.array(valueMoveSchema).max(LIMITS.valueMoves),
  reinstatedSerials: saleReturnedV2.shape.reinstatedSerials,
  approval: approvalNeedSchema,
});
export type ReturnPreview = z.infer<typeof returnPreviewSchema>;

/** Goods that come back against the open basket. */
export const exchangeViewSchema = z.strictObject({
  saleId: uuidField,
  receiptNumber: z.int(),
  /** What is credited to the basket; the rest of the return's refund goes out. */
  creditMinor: amountField,
  returned: returnPreviewSchema,
});
export type ExchangeView = z.infer<typeof exchangeViewSchema>;

export const approvalField = z.strictObject({ staffId: idField, pin: z.string().max(20) });
