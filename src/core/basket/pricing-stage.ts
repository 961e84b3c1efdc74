/**
 * What the pricing stages work on and hand on. A stage is a pure function from one state to the next; it may add
 * adjustments to lines and nothing else, so any stage can be put in, taken out or moved in the list of price-basket.ts.
 */
import { assert } from "../assert.ts";
import { allocate } from "../money/allocate.ts";
import { minor, sumMinor } from "../money/integers.ts";
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
  readonly isEligible: (line: LineInWork, place: number) => boolean;
}

/** Value that is sold (gift cards, top-ups) passes through every stage as it is. */
export const isGoods = ({ line }: LineInWork): boolean => line.sells.kind === "goods";

export const sumNet = (lines: readonly LineInWork[]): Minor => sumMinor(lines.map((line) => line.netMinor));

/** The eligible lines of one tax rate: where they stand, and what they come to. */
interface RateGroup {
  readonly places: number[];
  readonly nets: number[];
  netMinor: number;
}

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
  const byRate = new Map<string, RateGroup>();
  for (const [place, line] of lines.entries()) {
    if (line.netMinor === 0 || !isGoods(line) || !discount.isEligible(line, place)) continue;
    const { taxRateId } = line.line;
    const group = byRate.get(taxRateId) ?? { places: [], nets: [], netMinor: 0 };
    group.places.push(place);
    group.nets.push(line.netMinor);
    group.netMinor += line.netMinor;
    byRate.set(taxRateId, group);
  }
  const rates = [...byRate].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  const sums = rates.map((group) => group.netMinor);
  const left = sums.reduce((sum, net) => sum + net, 0);
  assert(discount.amountMinor <= left, "a discount is never more than what is left");
  if (discount.amountMinor === 0) return lines;

  const { stage, ruleId, ruleVersion, sentence } = discount;
  const spread = [...lines];
  allocate(discount.amountMinor, sums).forEach((rateShare, at) => {
    const { places, nets } = rates[at] ?? { places: [], nets: [] };
    allocate(rateShare, nets).forEach((share, index) => {
      const place = places[index] ?? 0;
      const line = spread[place];
      if (line === undefined || share === 0) return;
      spread[place] = adjustLine(line, { stage, ruleId, ruleVersion, amountMinor: minor(-share), sentence });
    });
  });
  return spread;
}
