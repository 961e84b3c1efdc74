/**
 * A loyalty programme as one document: how a sale makes points, what tiers give, what points buy, which prices change by
 * themselves, which coupons exist, and what a return does. Versioned and effective-dated; a sale stores the version it
 * used, and that version stays readable for ever.
 *
 * Whatever was added after the first documents has a usual value, so a document that does not name it stays valid and
 * means what it meant.
 */
import { z } from "zod";
import {
  LIMITS,
  amountField,
  dateField,
  idField,
  localTextField,
  nameField,
  positiveMinorField,
  positivePointsField,
  shareField,
  unitPriceField,
} from "../codec/fields.ts";
import { ZERO_MINOR, minor } from "../money/integers.ts";
import { selectionSchema, selectionShape, whenSchema } from "./conditions.ts";
import { couponSchema, promotionSchema } from "./promotion.ts";
import { rewardSchema } from "./reward.ts";

const capField = positivePointsField.nullable().default(null);

/** The most points by a rule, or by all rules together. null means without end. */
const capsSchema = z.strictObject({ perSale: capField, perDay: capField, perMember: capField });

const earningRuleShape = {
  id: idField,
  name: localTextField,
  points: positivePointsField,
  ...selectionShape,
  minimumSpendMinor: amountField.default(ZERO_MINOR),
  /** In which measure the minimum counts: as `earning.base`, or as named here. */
  minimumOf: z.enum(["base", "withTax", "withoutTax"]).default("base"),
  when: whenSchema.prefault({}),
  caps: capsSchema.prefault({}),
} as const;

export const earningRuleSchema = z.discriminatedUnion("kind", [
  /** `points` for every `perMinor` of the base that the member pays. Fractions are summed over rules, then rounded down once per sale. */
  z.strictObject({ ...earningRuleShape, kind: z.literal("perMoney"), perMinor: positiveMinorField }),
  /** `points` for each piece or kilogram. */
  z.strictObject({ ...earningRuleShape, kind: z.literal("perUnit") }),
  /** `points` once for a sale that has one of the items. */
  z.strictObject({ ...earningRuleShape, kind: z.literal("perSale") }),
  /** `points` once for the member's first sale of a business day. */
  z.strictObject({ ...earningRuleShape, kind: z.literal("perVisit") }),
]);
export type EarningRule = z.infer<typeof earningRuleSchema>;

/**
 * A campaign, a double-points day, the birthday month: scales what the rules give for the lines it is about.
 *
 * @internal for tests: product code reaches it through this file
 */
export const multiplierSchema = z.strictObject({
  id: idField,
  name: localTextField,
  /** In hundredths: 200 = ×2. */
  timesHundredths: z.int().min(100).max(10_000),
  items: selectionSchema.prefault({}),
  when: whenSchema.prefault({}),
});

/** Points that no line makes. Those of a sale come with the sale; the others are entries of their own. */
export const bonusSchema = z.strictObject({
  id: idField,
  name: localTextField,
  /**
   * `firstPurchase`: with the member's first sale. `birthday`: with the first sale in the month, once a year.
   * `welcome`: on enrolment. `referral`: to whoever brought a new member, with the newcomer's first sale.
   * `feedback`: when the cashier notes that feedback was given, once a day.
   */
  on: z.enum(["welcome", "firstPurchase", "birthday", "referral", "feedback"]),
  points: positivePointsField,
});
export type Bonus = z.infer<typeof bonusSchema>;

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
  /** One of `priceLists`: what the members of the tier pay for its products, when that is less. */
  priceList: idField.nullable().default(null),
});
export type Tier = z.infer<typeof tierSchema>;

const tiersSchema = z.strictObject({
  metric: z.enum(["netSpend", "points", "visits"]),
  window: z.enum(["rolling12Months", "calendarYear", "sinceAnniversary", "lifetime"]),
  /** From when a tier counts that a sale reaches: from the next sale on, or in that sale already. */
  countsFrom: z.enum(["nextSale", "thisSale"]).default("nextSale"),
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
  /** The most in one sale; null means without end. */
  maximumPoints: positivePointsField.nullable().default(null),
  /** The largest part of a basket that points may pay. */
  basketShareMax: shareField,
});
export type Redemption = z.infer<typeof redemptionSchema>;

export const priceListSchema = z.strictObject({
  id: idField,
  name: localTextField,
  prices: z
    .array(z.strictObject({ product: z.string().trim().min(1).max(64), unitPriceMinor: unitPriceField }))
    .max(2000),
});
export type PriceList = z.infer<typeof priceListSchema>;

/** Money that the shop holds for others: gift cards (whoever has the card) and stored value (a member's own). */
export const storedValueSchema = z.strictObject({
  /** Whether members can leave money with the shop. */
  topUps: z.boolean().default(false),
  /** The highest step that a top-up reaches is added to it. */
  topUpBonuses: z
    .array(z.strictObject({ fromMinor: positiveMinorField, bonusMinor: positiveMinorField }))
    .max(20)
    .default([]),
  /** What one account may hold. */
  balanceMaxMinor: positiveMinorField.default(minor(100_000)),
  /** Whether gift cards are sold. A card that was sold is taken whatever stands here. */
  giftCards: z.boolean().default(false),
});
export type StoredValueRules = z.infer<typeof storedValueSchema>;

/** What happens when goods come back. */
export const returnRulesSchema = z.strictObject({
  /** When points that have to be taken back are spent already: the member owes them, pays them, or the shop bears them. */
  shortfall: z.enum(["negative", "deduct", "absorb"]).default("negative"),
  /** Points that come back are good for at least so many days. */
  graceDays: z.int().min(0).max(366).default(14),
  /** Above it a cash refund needs an approver; null: never. */
  cashLimitMinor: amountField.nullable().default(null),
});
export type ReturnRules = z.infer<typeof returnRulesSchema>;
/** What a programme that says nothing of returns means. */
export const USUAL_RETURN_RULES: ReturnRules = returnRulesSchema.parse({});

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
    rules: z.array(earningRuleSchema).max(LIMITS.programRules),
    multipliers: z.array(multiplierSchema).max(LIMITS.programRules).default([]),
    /** Of several multipliers the highest counts, or they multiply each other. */
    stacking: z.enum(["highest", "multiply"]).default("highest"),
    /** Over all rules and multipliers together, bonuses aside. */
    caps: capsSchema.prefault({}),
    bonuses: z.array(bonusSchema).max(50).default([]),
  }),
  tiers: tiersSchema,
  redemption: redemptionSchema.nullable(),
  rewards: z.array(rewardSchema).max(LIMITS.programRules).default([]),
  promotions: z.array(promotionSchema).max(LIMITS.programRules).default([]),
  coupons: z.array(couponSchema).max(LIMITS.programRules).default([]),
  priceLists: z.array(priceListSchema).max(20).default([]),
  storedValue: storedValueSchema.prefault({}),
  returns: returnRulesSchema.prefault({}),
});
export type Program = z.infer<typeof programSchema>;
