/** What a scan did: the answer to the call `scan`. */
import { z } from "zod";
import { idField, uuidField } from "#core/codec/fields.ts";
import { giftCardViewSchema } from "./reward-views.ts";
import { weighedProductSchema } from "./views.ts";

export const scanOutcomeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("lineAdded"), lineId: uuidField }),
  /** Sold by weight, and the code says none: nothing was added until somebody says what it weighs. */
  weighedProductSchema.extend({ kind: z.literal("weightNeeded") }),
  z.strictObject({ kind: z.literal("memberIdentified"), memberRef: uuidField }),
  /** The same member card again within 700 ms: counted once. */
  z.strictObject({ kind: z.literal("repeated") }),
  z.strictObject({ kind: z.literal("receiptFound"), saleId: uuidField }),
  z.strictObject({ kind: z.literal("couponAdded"), couponId: idField }),
  giftCardViewSchema.extend({ kind: z.literal("giftCardFound") }),
]);
