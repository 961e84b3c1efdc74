/** Goods that come back, exchanges, and points by hand. */
import { z } from "zod";
import { exchangeSchema } from "#core/basket/basket.ts";
import { reasonField, uuidField } from "#core/codec/fields.ts";
import { basketAnswer, change, nothing } from "./call-shapes.ts";
import { defineCall } from "./contract.ts";
import { approvalField, approvalNeedSchema, returnableSchema, returnPreviewSchema } from "./return-views.ts";
import { basketViewSchema, memberPanelSchema, saleViewSchema } from "./views.ts";

const { saleId, lines } = exchangeSchema.shape;
/** Somebody else's PIN, for this one call; null where nobody has to approve. */
const approval = approvalField.nullable();
const refund = z.enum(["cash", "card"]);
const returned = z.strictObject({ returned: saleViewSchema, view: basketViewSchema });

export const RETURN_CALLS = {
  getReturnable: defineCall({
    says: "A sale as goods of it may come back: sold, returned and left of every line, and its earlier returns.",
    access: "signedIn",
    input: z.strictObject({ saleId }),
    output: returnableSchema,
  }),
  previewReturn: defineCall({
    says: "Everything that a return would do: points, tier, refunds, and whether somebody has to approve it.",
    access: "signedIn",
    input: z.strictObject({ saleId, lines }),
    output: returnPreviewSchema,
  }),
  returnGoods: defineCall({
    says: "Takes goods of a sale back and pays the refund, in one act.",
    access: "signedIn",
    input: change({ saleId, lines, reason: reasonField, approval }),
    output: returned,
  }),
  previewReturnWithoutReceipt: defineCall({
    says: "What taking the open basket back as a return without a receipt would do. Somebody always has to approve it.",
    access: "signedIn",
    input: z.strictObject({ refund }),
    output: returnPreviewSchema,
  }),
  returnWithoutReceipt: defineCall({
    says: "Takes the goods of the open basket back without a receipt, at the price that the basket shows.",
    access: "signedIn",
    input: change({
      basketId: uuidField,
      /** The revision that the cashier saw, as with a tender. */
      revision: z.int().min(0),
      refund,
      reason: reasonField,
      approval,
    }),
    output: returned,
  }),
  setExchange: defineCall({
    says: "Puts goods of a sale against the open basket: an exchange. They come back when the basket is completed.",
    access: "signedIn",
    input: change({ saleId, lines, reason: reasonField }),
    output: basketAnswer,
  }),
  clearExchange: defineCall({
    says: "Takes the goods that come back off the open basket.",
    access: "signedIn",
    input: change({}),
    output: basketAnswer,
  }),
  finishExchange: defineCall({
    says: "Completes an exchange with nothing left to pay, and pays out what is over.",
    access: "signedIn",
    input: change({ basketId: uuidField, revision: z.int().min(0), approval }),
    output: z.strictObject({ sale: saleViewSchema, view: basketViewSchema }),
  }),
  getPointsApproval: defineCall({
    says: "Whether points by hand need somebody else's approval here, and who could give it.",
    access: "signedIn",
    input: nothing,
    output: approvalNeedSchema,
  }),
  adjustPoints: defineCall({
    says: "Gives or takes points by hand, with a reason.",
    access: "signedIn",
    // Any integer: a number out of range is the business's refusal with its own sentence, not a malformed call.
    input: change({ memberRef: uuidField, points: z.int(), reason: reasonField, approval }),
    output: memberPanelSchema,
  }),
  giveFeedbackBonus: defineCall({
    says: "Gives the programme's bonus for feedback, once a day.",
    access: "signedIn",
    input: change({ memberRef: uuidField }),
    output: memberPanelSchema,
  }),
} as const;
