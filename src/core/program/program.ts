/**
 * A loyalty programme as one document: how a sale makes points, what tiers give, what points buy. Versioned and
 * effective-dated; a sale stores the version it used, and that version stays readable for ever.
 *
 * Only what the till computes today is in the schema; promotions, rewards and coupons are added as further lists, each
 * an item of one of the pricing stages (see `basket/price-basket.ts`), so a document of today stays valid then.
 */
import { z } from "zod";
import {
  dateField,
  idField,
  localTextField,
  minorField,
  nameField,
  positiveMinorField,
  positivePointsField,
  shareField,
} from "../codec/fields.ts";

export const earningRuleSchema = z.strictObject({
  id: idField,
  name: localTextField,
  /** `points` for every `perMinor` of the base that the member pays. Fractions are summed over rules, then rounded down once per sale. */
  kind: z.literal("perMoney"),
  points: positivePointsField,
  perMinor: positiveMinorField,
  /** Empty means every category. */
  onlyCategories: z.array(idField).max(100),
  exceptCategories: z.array(idField).max(100),
  minimumSpendMinor: minorField,
});
export type EarningRule = z.infer<typeof earningRuleSchema>;

export const expirySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("never") }),
  z.strictObject({ kind: z.literal("days"), count: z.int().min(1).max(3660) }),
  z.strictObject({ kind: z.literal("months"), count: z.int().min(1).max(120) }),
  /** Good through the last day of the month, quarter or year that lies `months` after the earning. */
  z.strictObject({
    kind: z.literal("endOf"),
    period: z.enum(["month", "quarter", "year"]),
    months: z.int().min(0).max(120),
  }),
]);
export type Expiry = z.infer<typeof expirySchema>;

export const availabilitySchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("atOnce") }),
  /** Usable from the member's next sale on: the default. */
  z.strictObject({ kind: z.literal("nextSale") }),
  z.strictObject({ kind: z.literal("afterDays"), days: z.int().min(1).max(365) }),
]);
export type Availability = z.infer<typeof availabilitySchema>;

export const tierSchema = z.strictObject({
  id: idField,
  name: localTextField,
  /** In the metric of `tiers`: minor units, points or visits. The first tier has 0. */
  threshold: z.int().min(0).max(9_999_999_999),
  discount: shareField,
  /** In hundredths: 100 = ×1, 150 = ×1.5. */
  earnMultiplierHundredths: z.int().min(100).max(1000),
  /** Never colour alone: a tier is a shape and a colour. */
  shape: z.enum(["circle", "triangle", "square", "diamond", "star"]),
  colour: z.enum(["bronze", "silver", "gold", "blue", "green"]),
});
export type Tier = z.infer<typeof tierSchema>;

const tiersSchema = z.strictObject({
  metric: z.enum(["netSpend", "points", "visits"]),
  window: z.enum(["rolling12Months", "calendarYear", "lifetime"]),
  /** Days after the anniversary before a member falls one step. */
  graceDays: z.int().min(0).max(366),
  /** Rising thresholds. */
  levels: z.array(tierSchema).max(12),
  /** Categories that a tier discount never touches (postage, gift cards). */
  exceptCategories: z.array(idField).max(100),
});

export const redemptionSchema = z.strictObject({
  /** `stepPoints` points are worth `stepMinor`; redemptions come in whole steps. */
  stepPoints: positivePointsField,
  stepMinor: positiveMinorField,
  minimumPoints: positivePointsField,
  /** The largest part of a basket that points may pay. */
  basketShareMax: shareField,
});
export type Redemption = z.infer<typeof redemptionSchema>;

export const programSchema = z.strictObject({
  format: z.literal("regulars-program/1"),
  id: idField,
  version: z.int().min(1).max(1_000_000),
  name: nameField,
  effectiveFrom: dateField,
  earning: z.strictObject({
    base: z.enum(["withTax", "withoutTax"]),
    carryRemainder: z.boolean(),
    availability: availabilitySchema,
    expiry: expirySchema,
    rules: z.array(earningRuleSchema).max(200),
  }),
  tiers: tiersSchema,
  redemption: redemptionSchema.nullable(),
});
export type Program = z.infer<typeof programSchema>;
