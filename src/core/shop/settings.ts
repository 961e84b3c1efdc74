/**
 * What a shop decides once: money, tax, calendar, codes, paper. One document, validated whole, kept in the journal on
 * every change so that a sale can be read under the settings it was made with.
 */
import { z } from "zod";
import {
  LIMITS,
  currencyField,
  idField,
  languageField,
  localTextField,
  nameField,
  positiveMinorField,
  rateField,
} from "../codec/fields.ts";

export const taxRateSchema = z.strictObject({ id: idField, name: localTextField, rate: rateField });

/** A line for goods without a product file: the cashier types an amount under one of these. */
export const departmentSchema = z.strictObject({
  id: idField,
  name: localTextField,
  category: idField,
  taxRateId: idField,
});

/**
 * Code-embedded price or weight (GS1 restricted circulation prefixes 02, 04, 20–29).
 * `prefix` + `itemDigits` + `valueDigits` (with an optional price check digit before them) + check digit = 13.
 */
export const inStoreTemplateSchema = z.strictObject({
  prefix: z.string().regex(/^(02|04|2[0-9])$/),
  itemDigits: z.int().min(3).max(7),
  valueCheckDigit: z.boolean(),
  valueDigits: z.int().min(3).max(6),
  value: z.enum(["price", "weight"]),
  /** Decimals of the embedded value: a price of 2 is minor units of a two-decimal currency, a weight of 3 is grams. */
  decimals: z.int().min(0).max(3),
});
export type InStoreTemplate = z.infer<typeof inStoreTemplateSchema>;

export const cashRoundingSchema = z.strictObject({
  /** 1 means none. 5 = 0.05, 10 = 0.10, 100 = 1.00 in a two-decimal currency. */
  stepMinor: positiveMinorField,
  rounding: z.enum(["down", "up", "halfUp"]),
});
export type CashRounding = z.infer<typeof cashRoundingSchema>;

export const shopSettingsSchema = z.strictObject({
  shopName: nameField,
  address: z.string().trim().max(LIMITS.addressCharacters),
  taxNumber: z.string().trim().max(40),
  currency: currencyField,
  /** IANA name. The business day is reckoned in it. */
  timeZone: z.string().min(1).max(64),
  /** A sale before this hour belongs to the day before. */
  dayCutOffHour: z.int().min(0).max(12),
  language: languageField,
  receiptLanguage: z.enum(["en", "zh-CN", "both"]),
  receiptFooter: z.string().trim().max(LIMITS.noteCharacters),
  taxMode: z.enum(["inclusive", "exclusive"]),
  taxRates: z.array(taxRateSchema).min(1).max(20),
  departments: z.array(departmentSchema).max(40),
  cashRounding: cashRoundingSchema,
  /** The shop's own member numbers: this prefix, digits, a check digit. */
  memberNumberPrefix: z.string().regex(/^\d{1,4}$/),
  memberNumberLength: z.int().min(8).max(16),
  inStoreTemplates: z.array(inStoreTemplateSchema).max(20),
});
export type ShopSettings = z.infer<typeof shopSettingsSchema>;
