/** What a real shop is set up from. */
import { z } from "zod";
import {
  LIMITS,
  currencyField,
  languageField,
  localTextField,
  minorField,
  nameField,
  positiveMinorField,
  positivePointsField,
  rateField,
  shareField,
} from "#core/codec/fields.ts";
import { printerSetupSchema, scannerSetupSchema } from "./views.ts";

const pinField = z.string().regex(/^\d{4,12}$/);

export const setUpShape = {
  shopName: nameField,
  address: z.string().trim().max(LIMITS.addressCharacters),
  taxNumber: z.string().trim().max(40),
  currency: currencyField,
  timeZone: z.string().min(1).max(64),
  language: languageField,
  receiptLanguage: z.enum(["en", "zh-CN", "both"]),
  taxMode: z.enum(["inclusive", "exclusive"]),
  taxRates: z
    .array(z.strictObject({ name: localTextField, rate: rateField }))
    .min(1)
    .max(5),
  cashRoundingStepMinor: positiveMinorField,
  /** null: no tiers yet. The first has threshold 0. */
  tiers: z.array(z.strictObject({ name: localTextField, thresholdMinor: minorField, discount: shareField })).max(6),
  /** null: no points yet. */
  earning: z.strictObject({ points: positivePointsField, perMinor: positiveMinorField }).nullable(),
  redemption: z.strictObject({ stepPoints: positivePointsField, stepMinor: positiveMinorField }).nullable(),
  staff: z
    .array(z.strictObject({ name: nameField, role: z.enum(["cashier", "manager", "owner"]), pin: pinField }))
    .min(1)
    .max(10),
  printer: printerSetupSchema,
  scanner: scannerSetupSchema,
};
