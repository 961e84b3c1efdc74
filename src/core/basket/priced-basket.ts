/**
 * What a basket comes to. One shape for the screen, the receipt, the journal, sync and reports.
 *
 * Invariants (property-tested):
 * - `line.netMinor = line.grossMinor + Σ adjustments.amountMinor`, never below zero;
 * - `Σ line.netMinor = goodsMinor`; `goodsMinor + taxAddedMinor = totalMinor` (`taxAddedMinor` is 0 when prices include tax);
 * - `Σ taxTable.netMinor + Σ taxTable.taxMinor = totalMinor`;
 * - every adjustment is a row with its rule and its sentence: the list is the "why".
 */
import { z } from "zod";
import {
  LIMITS,
  idField,
  localTextField,
  minorField,
  pointsField,
  quantityField,
  rateField,
  ruleIdField,
  uuidField,
} from "../codec/fields.ts";
import type { Sentence, SentenceValue } from "../sentence.ts";
import { soldValueSchema } from "./basket.ts";

/** Typed by name: spelled out at each of its places, it would be most of the contract's type. */
export const sentenceValueSchema: z.ZodType<SentenceValue> = z.union([
  z.string().max(200),
  z.int(),
  z.strictObject({ money: minorField }),
  z.strictObject({ points: pointsField }),
  z.strictObject({ rate: rateField }),
  z.strictObject({ quantity: quantityField }),
  z.strictObject({ date: z.iso.date() }),
  z.strictObject({ name: localTextField }),
  z.strictObject({
    multipliers: z.array(z.strictObject({ timesHundredths: z.int().min(0), name: localTextField })).max(10),
  }),
]);

/** The codec of `Sentence` (sentence.ts). */
export const sentenceSchema: z.ZodType<Sentence> = z.strictObject({
  key: z.string().max(64),
  values: z.record(z.string().max(40), sentenceValueSchema),
});

/** The pricing stages in their order (loyalty semantics, "Order of work when a basket is priced"). */
export const PRICING_STAGES = ["price", "bundle", "item", "order", "reward"] as const;

export const adjustmentSchema = z.strictObject({
  stage: z.enum(PRICING_STAGES),
  /** `prices:<listId>`, `promotion:<id>`, `coupon:<id>`, `tier:<tierId>`, `reward:<id>`, `reward:amountOff`, `manual:line`, `manual:basket`, `override`. */
  ruleId: ruleIdField,
  /** The programme's version, 0 where no programme is involved (a manual discount). */
  ruleVersion: z.int().min(0),
  /** Negative: in the member's favour. An override that raises a price is positive. */
  amountMinor: minorField,
  sentence: sentenceSchema,
});
export type Adjustment = z.infer<typeof adjustmentSchema>;

export const pricedLineSchema = z.strictObject({
  lineId: uuidField,
  /** Which goods, for the rules that come after pricing. */
  productId: idField.nullable(),
  code: z.string().max(64),
  category: idField,
  brand: idField.nullable(),
  sells: soldValueSchema,
  quantityMilli: quantityField,
  /** List price × quantity. */
  grossMinor: minorField,
  adjustments: z.array(adjustmentSchema).max(LIMITS.lineAdjustments),
  netMinor: minorField,
  taxRateId: idField,
});
export type PricedLine = z.infer<typeof pricedLineSchema>;

export const taxRowSchema = z.strictObject({
  taxRateId: idField,
  rate: rateField,
  /** Without tax. */
  netMinor: minorField,
  taxMinor: minorField,
});
export type TaxRow = z.infer<typeof taxRowSchema>;

export const earnedSchema = z.strictObject({
  ruleId: ruleIdField,
  /** For display: this rule's own share; shares sum to `earning.points`. */
  points: pointsField,
  sentence: sentenceSchema,
});
export type Earned = z.infer<typeof earnedSchema>;

export const remainderSchema = z.strictObject({ numerator: z.int().min(0), denominator: z.int().min(1) });

/** Something that a rule with limits gave: what the sale will count. */
export const ruleUseSchema = z.strictObject({
  ruleId: ruleIdField,
  /** Of a serial coupon. */
  serial: z.string().max(40).nullable(),
  /** Points that it gave, for caps; 0 otherwise. */
  points: pointsField,
});
export type UsedRule = z.infer<typeof ruleUseSchema>;

export const earningSchema = z.strictObject({
  /** What the member pays in money for eligible lines, after discounts and without parts paid with points. */
  baseMinor: minorField,
  /** Rules, then `earning` where a cap over all of them holds, then bonuses. */
  rules: z.array(earnedSchema).max(300),
  points: pointsField,
  /** For display: what the rules gave by line. Sums to the points of the rules, bonuses aside. */
  lines: z.array(z.strictObject({ lineId: uuidField, points: pointsField })).max(LIMITS.basketLines),
  /** The fraction of the next point that came in and that is carried on. */
  remainderBefore: remainderSchema,
  remainderAfter: remainderSchema,
  /** What capped rules (`earning`: all of them together) and bonuses gave. */
  uses: z.array(ruleUseSchema).max(300),
});
export type Earning = z.infer<typeof earningSchema>;

/** What became of a coupon on the basket. One that waits is not used up by the sale. */
export const couponOutcomeSchema = z.strictObject({
  /** The entry on the basket. */
  id: uuidField,
  couponId: idField,
  state: z.enum(["applied", "waiting"]),
  /** What it takes off. */
  amountMinor: minorField,
  /** Why it waits (minimum spend, nothing that it fits, something better was given) or what it gives. */
  sentence: sentenceSchema,
});
export type CouponOutcome = z.infer<typeof couponOutcomeSchema>;

/** What a chosen reward takes and gives. */
export const rewardOutcomeSchema = z.strictObject({
  id: uuidField,
  rewardId: idField,
  /** Points that leave; 0 for one that waits. */
  points: pointsField,
  valueMinor: minorField,
  state: z.enum(["applied", "waiting"]),
  sentence: sentenceSchema,
  /** The serial coupon that the sale issues. */
  issuesCouponId: idField.nullable(),
});
export type RewardOutcome = z.infer<typeof rewardOutcomeSchema>;

export const pricedBasketSchema = z.strictObject({
  lines: z.array(pricedLineSchema),
  goodsMinor: minorField,
  taxAddedMinor: minorField,
  taxTable: z.array(taxRowSchema),
  totalMinor: minorField,
  /** Everything taken off list prices, as a positive figure: "you save". */
  savedMinor: minorField,
  /** Points that leave as amount off, and their value. */
  amountOff: z.strictObject({ points: pointsField, valueMinor: minorField }).nullable(),
  coupons: z.array(couponOutcomeSchema).max(LIMITS.basketCoupons),
  rewards: z.array(rewardOutcomeSchema).max(LIMITS.basketRewards),
  /** Uses of promotions, coupons and rewards; those of earning rules come with the settlement. */
  uses: z.array(ruleUseSchema).max(1000),
  /** null without a member or a programme. Before tenders; points tenders lower it at settlement. */
  earning: earningSchema.nullable(),
});
export type PricedBasket = z.infer<typeof pricedBasketSchema>;

/** A tender as settled: what of the total it covered, and what went back. */
export const settledTenderSchema = z.strictObject({
  id: uuidField,
  kind: z.enum(["cash", "card", "points", "giftCard", "storedValue", "exchange", "imported"]),
  /** What of the (cash-rounded) total it pays. Σ amountMinor = totalMinor + cashRoundingMinor. */
  amountMinor: minorField,
  /** Cash: what was handed over. Otherwise equal to `amountMinor`. */
  handedMinor: minorField,
  changeMinor: minorField,
  /** Points that left, for kind `points`; 0 otherwise. */
  points: pointsField,
  /** The card, for kind `giftCard`. */
  cardRef: uuidField.nullable().default(null),
});
export type SettledTender = z.infer<typeof settledTenderSchema>;

export const settlementSchema = z.strictObject({
  totalMinor: minorField,
  tenders: z.array(settledTenderSchema),
  /** What is still to pay, exact; with cash it is rounded: `remainingCashMinor`. */
  remainingMinor: minorField,
  remainingCashMinor: minorField,
  /** What rounding added (+) or took (−); only when cash pays the rest. */
  cashRoundingMinor: minorField,
  changeMinor: minorField,
  pointsTendered: pointsField,
});
export type Settlement = z.infer<typeof settlementSchema>;
