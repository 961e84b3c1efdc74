/** What happens to the till itself rather than to a sale. */
import { z } from "zod";
import { idField, minorField, reasonField, uuidField } from "../codec/fields.ts";
import { programSchema } from "../program/program.ts";
import { shopSettingsSchema } from "../shop/settings.ts";

/** The first entry of every epoch of a device. */
export const epochOpenedV1 = z.strictObject({
  shopId: uuidField,
  /** `lossAccepted`: entries that were known to be committed are gone, and the shop goes on without them. */
  reason: z.enum(["firstStart", "restored", "lossAccepted"]),
  /** Last head of the epoch before, when one is known. */
  previousEpoch: z.int().min(0).nullable(),
  previousHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** With `lossAccepted`, when the anchor could be read: the last entry that was known to be committed. */
  knownHead: z.strictObject({ epoch: z.int().min(1), seq: z.int().min(1) }).optional(),
});
export type EpochOpenedV1 = z.infer<typeof epochOpenedV1>;

export const settingsChangedV1 = z.strictObject({ settings: shopSettingsSchema });

export const programPublishedV1 = z.strictObject({ program: programSchema });

export const basketVoidedV1 = z.strictObject({
  basketId: uuidField,
  lineCount: z.int().min(0),
  /** null: the basket could not be priced. */
  totalMinor: minorField.nullable(),
  reason: reasonField,
});

/** A drawer kick that no sale asked for. */
export const drawerOpenedV1 = z.strictObject({ reason: reasonField });

export const receiptReprintedV1 = z.strictObject({ saleId: idField, copyNumber: z.int().min(1) });
