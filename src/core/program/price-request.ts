/**
 * A basket to be priced outside any shop: what `regulars price FILE.json` reads. The same shapes as a sale's, with ids
 * left out and everything that has a usual value optional, so that a question fits on one screen.
 *
 * What comes out of one question goes into the next: `sale`, `returned` and `memberAfter` of an answer are `return.sale`,
 * `return.earlier` and `member` of a later request. `readPriceRequest` (read-price-request.ts) makes a basket of it.
 */
import { z } from "zod";
import { basketLineSchema, manualDiscountSchema } from "../basket/basket.ts";
import {
  LIMITS,
  amountField,
  dateField,
  idField,
  minorField,
  nameField,
  pointsField,
  positiveMinorField,
  positivePointsField,
  reasonField,
  soldQuantityField,
} from "../codec/fields.ts";
import { saleCompletedV2 } from "../events/sale-completed.ts";
import { saleReturnedV2 } from "../events/sale-returned.ts";
import { ONE_PIECE, ZERO_MINOR, ZERO_POINTS } from "../money/integers.ts";
import { shopSettingsSchema } from "../shop/settings.ts";
import { programSchema } from "./program.ts";

/** A gift card by any name that the request gives it. */
const cardNameField = z.string().min(1).max(40);

const lineSchema = z.strictObject({
  name: nameField,
  code: z.string().max(64).default(""),
  category: idField.default("goods"),
  brand: idField.nullable().default(null),
  /** One of `settings.taxRates`; the first when it is left out. Value that is sold has none. */
  taxRateId: idField.optional(),
  sells: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("goods") }),
      z.strictObject({ kind: z.literal("giftCard"), card: cardNameField }),
      z.strictObject({ kind: z.literal("topUp") }),
    ])
    .default({ kind: "goods" }),
  soldBy: z.enum(["piece", "weight"]).default("piece"),
  /** Any integer: what is out of range is refused by name, as at the till. */
  quantityMilli: basketLineSchema.shape.quantityMilli.default(ONE_PIECE),
  listPriceMinor: basketLineSchema.shape.listPriceMinor,
  override: basketLineSchema.shape.override.default(null),
  discount: basketLineSchema.shape.discount.default(null),
});
export type RequestedLine = z.infer<typeof lineSchema>;

const lotSchema = z.strictObject({
  remaining: pointsField,
  availableFrom: dateField.nullable().default(null),
  expiresOn: dateField.nullable().default(null),
});

const countField = z.int().min(0).default(0);

/** How often a rule was used, by the id that it has in adjustments: `promotion:x`, `coupon:x`, `reward:x`, `bonus:x`. */
const usedSchema = z.strictObject({
  ruleId: idField,
  uses: countField,
  usesToday: countField,
  usesThisYear: countField,
  points: countField,
  pointsToday: countField,
});

export const requestedMemberSchema = z.strictObject({
  birthMonth: z.int().min(1).max(12).nullable().default(null),
  lots: z.array(lotSchema).max(1000).default([]),
  deficit: pointsField.default(ZERO_POINTS),
  remainder: z
    .strictObject({ numerator: z.int().min(0), denominator: z.int().min(1) })
    .default({ numerator: 0, denominator: 1 }),
  tierId: idField.nullable().default(null),
  tierSince: dateField.nullable().default(null),
  /** The tier's metric by shop date. */
  qualifying: z
    .array(z.strictObject({ date: dateField, amount: z.int() }))
    .max(800)
    .default([]),
  saleCount: z.int().min(0).default(0),
  firstVisit: dateField.nullable().default(null),
  lastVisit: dateField.nullable().default(null),
  lifetimeSpend: minorField.default(ZERO_MINOR),
  used: z.array(usedSchema).max(1000).default([]),
  storedValueMinor: amountField.default(ZERO_MINOR),
});
export type RequestedMember = z.infer<typeof requestedMemberSchema>;

const tenderSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("cash"), handedMinor: positiveMinorField }),
  z.strictObject({ kind: z.literal("card"), amountMinor: positiveMinorField }),
  z.strictObject({ kind: z.literal("points"), points: positivePointsField }),
  z.strictObject({ kind: z.literal("giftCard"), card: cardNameField, amountMinor: positiveMinorField }),
  z.strictObject({ kind: z.literal("storedValue"), amountMinor: positiveMinorField }),
]);

const couponSchema = z.union([
  /** A multi-use code of the programme. */
  z.strictObject({ code: z.string().min(1).max(40) }),
  /** A serial coupon, verified already. `member`: made out to this member, to another one, or to nobody. */
  z.strictObject({
    couponId: idField,
    serial: z.string().min(1).max(40),
    expiresOn: dateField.nullable().default(null),
    member: z.enum(["this", "other"]).nullable().default(null),
  }),
]);

const returnSchema = z.strictObject({
  /** `sale` of the answer to the request that sold the goods. */
  sale: saleCompletedV2,
  /** The programme of the sale, when that is not the request's: it decides. */
  program: programSchema.optional(),
  /** `returned` of the answers to earlier returns of it. */
  earlier: z.array(saleReturnedV2).max(500).default([]),
  /** Lines by their place in the sale, from 1. */
  lines: z
    .array(z.strictObject({ line: z.int().min(1).max(LIMITS.basketLines), quantityMilli: soldQuantityField }))
    .min(1)
    .max(LIMITS.basketLines),
  reason: reasonField.default("returned"),
});

export const priceRequestSchema = z.strictObject({
  format: z.literal("regulars-price/1"),
  settings: shopSettingsSchema.partial().default({}),
  /** A whole programme, `"current"` for the one of the shop in `--data`, or null for none. */
  program: z.union([programSchema, z.literal("current")]).nullable(),
  /** What the shop's wall shows: `2026-11-22T14:32`; or an instant, read in `settings.timeZone`: `2026-11-22T13:32:00Z`. */
  at: z.union([z.iso.datetime({ local: true, precision: -1, offset: false }), z.iso.datetime({ offset: true })]),
  member: requestedMemberSchema.nullable().default(null),
  /** None for a plain return; together with `return` they are an exchange. */
  lines: z.array(lineSchema).max(LIMITS.basketLines).default([]),
  discount: manualDiscountSchema.nullable().default(null),
  amountOffPoints: positivePointsField.nullable().default(null),
  coupons: z.array(couponSchema).max(LIMITS.basketCoupons).default([]),
  /** Ids of chosen rewards. */
  rewards: z.array(idField).max(LIMITS.basketRewards).default([]),
  tenders: z.array(tenderSchema).max(LIMITS.tenders).default([]),
  /** What the gift cards hold that the request names. */
  giftCards: z
    .array(z.strictObject({ card: cardNameField, balanceMinor: amountField }))
    .max(100)
    .default([]),
  usedSerials: z.array(z.string().max(40)).max(1000).default([]),
  /** Uses over everybody of rules with a total limit. */
  usedInAll: z
    .array(z.strictObject({ ruleId: idField, uses: z.int().min(0) }))
    .max(1000)
    .default([]),
  return: returnSchema.nullable().default(null),
  /** `final`: the prices are what was paid elsewhere; nothing is taken off, points are earned. */
  discounts: z.enum(["apply", "final"]).default("apply"),
});
export type PriceRequest = z.infer<typeof priceRequestSchema>;
