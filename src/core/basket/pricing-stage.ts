/**
 * What the pricing stages work on and hand on. A stage is a pure function from one state to the next; it may add
 * adjustments to lines and nothing else, so any stage can be put in, taken out or moved in the list of price-basket.ts.
 */
import { assert } from "../assert.ts";
import { allocate } from "../money/allocate.ts";
import { minor, sumMinor, ZERO_MINOR } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import type { Outcome } from "../outcome.ts";
import type { Tier } from "../program/program.ts";
import type { Refusal } from "../refusal.ts";
import type { Sentence } from "../sentence.ts";
import type { Basket, BasketLine } from "./basket.ts";
import type { Adjustment, PRICING_STAGES } from "./priced-basket.ts";
import type { PricingFacts } from "./pricing-facts.ts";

export interface LineInWork {
  readonly line: BasketLine;
  readonly grossMinor: Minor;
  readonly adjustments: readonly Adjustment[];
  /** What the line comes to after the stages so far. Never below zero. */
  readonly netMinor: Minor;
}

export interface BasketInWork {
  readonly basket: Basket;
  readonly facts: PricingFacts;
  /** The member's tier on the business date; null without member, programme or tiers. */
  readonly tier: Tier | null;
  readonly lines: readonly LineInWork[];
  readonly amountOff: { readonly points: Points; readonly valueMinor: Minor } | null;
}

export type StageName = (typeof PRICING_STAGES)[number];
export type PricingStage = (work: BasketInWork) => Outcome<BasketInWork, Refusal>;

/** The line with one more adjustment. An adjustment of nothing is no row. */
export function adjustLine(line: LineInWork, adjustment: Adjustment): LineInWork {
  if (adjustment.amountMinor === 0) return line;
  const netMinor = minor(line.netMinor + adjustment.amountMinor);
  assert(netMinor >= 0, "no stage may take a line below zero");
  return { ...line, netMinor, adjustments: [...line.adjustments, adjustment] };
}

/** A discount that is computed on several lines together and spread over them. */
export interface SpreadDiscount {
  readonly stage: StageName;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly sentence: Sentence;
  /** Positive, at most what the eligible lines come to. */
  readonly amountMinor: Minor;
  readonly isEligible: (line: LineInWork) => boolean;
}

export const sumNet = (lines: readonly LineInWork[]): Minor => sumMinor(lines.map((line) => line.netMinor));

const byKey =
  <T>(keyOf: (item: T) => string) =>
  (a: T, b: T): number =>
    keyOf(a) < keyOf(b) ? -1 : 1;

/**
 * Spreads a discount over the eligible lines by value: first over the tax rates, so that every rate gives up its exact
 * part, then over the lines of each rate. Ties go by tax rate id and line id, never by position, so the order in which
 * the lines were scanned changes nothing.
 *
 * | discount | lines (rate: value)    | shares         |
 * |----------|------------------------|----------------|
 * | 1.00     | A: 10.00               | 1.00           |
 * | 1.00     | A: 10.00, B: 10.00     | 0.50 0.50      |
 * | 0.01     | A: 10.00, B: 10.00     | 0.01 0.00      |
 * | 1.00     | A: 5.00, A: 5.00, B: 5.00 | 0.34 0.33 0.33 |
 */
export function spreadDiscount(lines: readonly LineInWork[], discount: SpreadDiscount): readonly LineInWork[] {
  const eligible = lines.filter((line) => line.netMinor > 0 && discount.isEligible(line));
  assert(discount.amountMinor <= sumNet(eligible), "a discount is never more than what is left");
  if (discount.amountMinor === 0) return lines;

  const byRate = Map.groupBy(eligible, (line) => line.line.taxRateId);
  const rates = [...byRate].toSorted(byKey(([rateId]) => rateId));
  const rateShares = allocate(
    discount.amountMinor,
    rates.map(([, group]) => sumNet(group)),
  );
  const shareOfLine = new Map<string, number>();
  rates.forEach(([, group], rateIndex) => {
    const sorted = group.toSorted(byKey((line) => line.line.id));
    const shares = allocate(
      rateShares[rateIndex] ?? 0,
      sorted.map((line) => line.netMinor),
    );
    sorted.forEach((line, index) => shareOfLine.set(line.line.id, shares[index] ?? 0));
  });

  const { stage, ruleId, ruleVersion, sentence } = discount;
  return lines.map((line) => {
    const share = shareOfLine.get(line.line.id) ?? 0;
    const amountMinor = share === 0 ? ZERO_MINOR : minor(-share);
    return adjustLine(line, { stage, ruleId, ruleVersion, amountMinor, sentence });
  });
}
