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
import { idField, minorField, nameField, pointsField, quantityField, rateField, uuidField } from "../codec/fields.ts";

export const sentenceValueSchema = z.union([
  z.string().max(200),
  z.int(),
  z.strictObject({ money: minorField }),
  z.strictObject({ points: pointsField }),
  z.strictObject({ rate: rateField }),
  z.strictObject({ quantity: quantityField }),
  z.strictObject({ date: z.iso.date() }),
  z.strictObject({ name: z.strictObject({ en: nameField, "zh-CN": nameField }) }),
]);

/** The codec of `Sentence` (sentence.ts). */
const sentenceSchema = z.strictObject({
  key: z.string().max(64),
  values: z.record(z.string().max(40), sentenceValueSchema),
});

/** The pricing stages in their order (loyalty semantics, "Order of work when a basket is priced"). */
export const PRICING_STAGES = ["price", "bundle", "item", "order", "reward"] as const;

export const adjustmentSchema = z.strictObject({
  stage: z.enum(PRICING_STAGES),
  /** `tier:<tierId>`, `manual:line`, `manual:basket`, `override`, `reward:amountOff`; promotions bring their own id. */
  ruleId: idField,
  /** The programme's version, 0 where no programme is involved (a manual discount). */
  ruleVersion: z.int().min(0),
  /** Negative: in the member's favour. An override that raises a price is positive. */
  amountMinor: minorField,
  sentence: sentenceSchema,
});
export type Adjustment = z.infer<typeof adjustmentSchema>;

export const pricedLineSchema = z.strictObject({
  lineId: uuidField,
  category: idField,
  /** List price × quantity. */
  grossMinor: minorField,
  adjustments: z.array(adjustmentSchema).max(50),
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
  ruleId: idField,
  /** For display: this rule's own share; shares sum to `earning.points`. */
  points: pointsField,
  sentence: sentenceSchema,
});
export type Earned = z.infer<typeof earnedSchema>;

export const remainderSchema = z.strictObject({ numerator: z.int().min(0), denominator: z.int().min(1) });

export const earningSchema = z.strictObject({
  /** What the member pays in money for eligible lines, after discounts and without parts paid with points. */
  baseMinor: minorField,
  rules: z.array(earnedSchema).max(200),
  points: pointsField,
  remainderAfter: remainderSchema,
});
export type Earning = z.infer<typeof earningSchema>;

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
  /** null without a member or a programme. Before tenders; points tenders lower it at settlement. */
  earning: earningSchema.nullable(),
});
export type PricedBasket = z.infer<typeof pricedBasketSchema>;

/** A tender as settled: what of the total it covered, and what went back. */
export const settledTenderSchema = z.strictObject({
  id: uuidField,
  kind: z.enum(["cash", "card", "points", "imported"]),
  /** What of the (cash-rounded) total it pays. Σ amountMinor = totalMinor + cashRoundingMinor. */
  amountMinor: minorField,
  /** Cash: what was handed over. Otherwise equal to `amountMinor`. */
  handedMinor: minorField,
  changeMinor: minorField,
  /** Points that left, for kind `points`; 0 otherwise. */
  points: pointsField,
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
