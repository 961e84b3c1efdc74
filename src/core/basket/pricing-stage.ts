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
import type { OffersInWork } from "../promotions/offer.ts";
import type { Refusal } from "../refusal.ts";
import type { Sentence } from "../sentence.ts";
import type { Basket, BasketLine } from "./basket.ts";
import type { Adjustment, PRICING_STAGES, RewardOutcome } from "./priced-basket.ts";
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
  /** The tier that the stage prices with; null without member, programme or tiers. */
  readonly tier: Tier | null;
  /** In the order of their ids, so that no stage depends on the order of scanning. */
  readonly lines: readonly LineInWork[];
  readonly offers: OffersInWork;
  readonly amountOff: { readonly points: Points; readonly valueMinor: Minor } | null;
  readonly rewards: readonly RewardOutcome[];
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
  /** Positive, at most what the eligible goods come to. */
  readonly amountMinor: Minor;
  readonly isEligible: (line: LineInWork) => boolean;
}

/** Value that is sold (gift cards, top-ups) passes through every stage as it is. */
export const isGoods = ({ line }: LineInWork): boolean => line.sells.kind === "goods";

export const sumNet = (lines: readonly LineInWork[]): Minor => sumMinor(lines.map((line) => line.netMinor));

/**
 * Spreads a discount over the eligible goods by value: first over the tax rates, so that every rate gives up its exact
 * part, then over the lines of each rate. Ties go by tax rate id and line id.
 *
 * | discount | lines (rate: value)    | shares         |
 * |----------|------------------------|----------------|
 * | 1.00     | A: 10.00               | 1.00           |
 * | 1.00     | A: 10.00, B: 10.00     | 0.50 0.50      |
 * | 0.01     | A: 10.00, B: 10.00     | 0.01 0.00      |
 * | 1.00     | A: 5.00, A: 5.00, B: 5.00 | 0.34 0.33 0.33 |
 */
export function spreadDiscount(lines: readonly LineInWork[], discount: SpreadDiscount): readonly LineInWork[] {
  const eligible = lines.filter((line) => line.netMinor > 0 && isGoods(line) && discount.isEligible(line));
  assert(discount.amountMinor <= sumNet(eligible), "a discount is never more than what is left");
  if (discount.amountMinor === 0) return lines;

  const byRate = Map.groupBy(eligible, (line) => line.line.taxRateId);
  const rates = [...byRate].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rateShares = allocate(
    discount.amountMinor,
    rates.map(([, group]) => sumNet(group)),
  );
  const shareOfLine = new Map<string, number>();
  rates.forEach(([, group], rateIndex) => {
    const shares = allocate(
      rateShares[rateIndex] ?? 0,
      group.map((line) => line.netMinor),
    );
    group.forEach((line, index) => shareOfLine.set(line.line.id, shares[index] ?? 0));
  });

  const { stage, ruleId, ruleVersion, sentence } = discount;
  return lines.map((line) => {
    const share = shareOfLine.get(line.line.id) ?? 0;
    const amountMinor = share === 0 ? ZERO_MINOR : minor(-share);
    return adjustLine(line, { stage, ruleId, ruleVersion, amountMinor, sentence });
  });
}
