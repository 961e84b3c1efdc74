/**
 * Stage 4: the one best order-level discount. Every candidate is computed on what the lines come to after stage 3; the
 * largest for the member is given, the others are not.
 *
 * | tier 5 % of eligible | manual basket discount | given          |
 * |----------------------|------------------------|----------------|
 * | 0.68                 |                        | tier 0.68      |
 * | 0.68                 | 10 % = 1.35            | manual 1.35    |
 * | 0.68                 | 0.50                   | tier 0.68      |
 * | 0.68                 | 0.68                   | manual 0.68    | a tie goes by rule id
 *
 * A tier's percentage touches only categories that the programme does not except; a manual discount touches all lines.
 */
import { minor } from "#core/money/integers.ts";
import { halfUp, multiplyDivide } from "#core/money/rounding.ts";
import { succeed } from "#core/outcome.ts";
import { manualDiscountAmount, manualDiscountSentence } from "../manual-discount.ts";
import { spreadDiscount, sumNet } from "../pricing-stage.ts";
import type { BasketInWork, LineInWork, PricingStage, SpreadDiscount } from "../pricing-stage.ts";

function tierDiscount({ lines, facts, tier }: BasketInWork): readonly SpreadDiscount[] {
  if (tier === null || facts.program === null) return [];
  const excepted = new Set(facts.program.tiers.exceptCategories);
  const isEligible = (line: LineInWork): boolean => !excepted.has(line.line.category);
  const amount = multiplyDivide(sumNet(lines.filter(isEligible)), tier.discount, 10_000, halfUp);
  return [
    {
      stage: "order",
      ruleId: `tier:${tier.id}`,
      ruleVersion: facts.program.version,
      sentence: { key: "tierDiscount", values: { tier: { name: tier.name }, rate: { rate: tier.discount } } },
      amountMinor: minor(amount),
      isEligible,
    },
  ];
}

function basketDiscount({ basket, lines }: BasketInWork): readonly SpreadDiscount[] {
  if (basket.discount === null) return [];
  return [
    {
      stage: "order",
      ruleId: "manual:basket",
      ruleVersion: 0,
      sentence: manualDiscountSentence("basket", basket.discount),
      amountMinor: manualDiscountAmount(basket.discount, sumNet(lines)),
      isEligible: () => true,
    },
  ];
}

const largerFirst = (a: SpreadDiscount, b: SpreadDiscount): number =>
  b.amountMinor - a.amountMinor || (a.ruleId < b.ruleId ? -1 : 1);

export const orderStage: PricingStage = (work) => {
  const [best] = [...tierDiscount(work), ...basketDiscount(work)].toSorted(largerFirst);
  return succeed(best === undefined ? work : { ...work, lines: spreadDiscount(work.lines, best) });
};
