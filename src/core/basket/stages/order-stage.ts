/**
 * Stage 4: the one best order-level discount, and those that are joint. Every candidate (the tier, order promotions and
 * coupons, the cashier's own) is computed on what the goods come to after stage 3; the largest that is not joint is
 * given. Then come the joint ones, in working order, each on what is left.
 *
 * | tier 5 % of eligible | manual basket discount | order promotion | given          |
 * |----------------------|------------------------|-----------------|----------------|
 * | 0.68                 |                        |                 | tier 0.68      |
 * | 0.68                 | 10 % = 1.35            |                 | manual 1.35    |
 * | 0.68                 | 0.50                   | 1.00            | promotion 1.00 |
 * | 0.68                 | 0.68                   |                 | manual 0.68    | a tie goes by priority, then rule id
 * | 0.68                 |                        | 1.00, joint     | tier 0.68 and promotion 1.00 |
 *
 * A tier's percentage touches only categories that the programme does not except; a manual discount touches all goods.
 * An offer whose exclusive group was given in an earlier stage is no candidate.
 */
import { unreachable } from "#core/assert.ts";
import type { LocalText } from "#core/codec/fields.ts";
import { minor } from "#core/money/integers.ts";
import type { Minor } from "#core/money/integers.ts";
import { halfUp, multiplyDivide } from "#core/money/rounding.ts";
import { succeed } from "#core/outcome.ts";
import { STAGE_OF_ACTION } from "#core/program/promotion.ts";
import type { OfferAction, OrderAction } from "#core/program/promotion.ts";
import { orderAmount } from "#core/promotions/actions/order-amount.ts";
import { orderPercent } from "#core/promotions/actions/order-percent.ts";
import { spendSteps } from "#core/promotions/actions/spend-steps.ts";
import { inWorkingOrder, keptBack, letWait, noteGiven } from "#core/promotions/give-offers.ts";
import { offerSentence } from "#core/promotions/offer-sentence.ts";
import { netOf } from "#core/promotions/offer.ts";
import type { Offer } from "#core/promotions/offer.ts";
import { offersInStage } from "#core/promotions/offers-in-stage.ts";
import { waitingBehind, waitingBehindHand, waitingWithNothingLeft } from "#core/promotions/waiting-coupon.ts";
import { tierForSale } from "#core/tiers/tier-of-sale.ts";
import { manualDiscountAmount, manualDiscountSentence } from "../manual-discount.ts";
import { isGoods, spreadDiscount, sumNet } from "../pricing-stage.ts";
import type { BasketInWork, LineInWork, PricingStage, SpreadDiscount } from "../pricing-stage.ts";

const isOrder = (action: OfferAction): action is OrderAction => STAGE_OF_ACTION[action.kind] === "order";

interface Candidate extends SpreadDiscount {
  readonly priority: number;
  /** null for the tier and the cashier's own. */
  readonly offer: Offer<OrderAction> | null;
  /** What it is called, for those that give less; null for the cashier's own. */
  readonly name: LocalText | null;
}

function amountOf(action: OrderAction, leftMinor: Minor, spentMinor: Minor): number {
  switch (action.kind) {
    case "orderPercent":
      return orderPercent(action, leftMinor);
    case "orderAmount":
      return orderAmount(action, leftMinor);
    case "spendSteps":
      return spendSteps(action, leftMinor, spentMinor);
    default:
      return unreachable(action);
  }
}

/** What the offer takes off what its lines come to now. */
function offeredAmount(
  { action, rule, lines: places, spentMinor }: Offer<OrderAction>,
  { lines }: BasketInWork,
): Minor {
  const amount = amountOf(action, netOf(places, lines), spentMinor);
  return minor(Math.min(amount, rule.capMinor ?? amount));
}

function candidateOf(offer: Offer<OrderAction>, work: BasketInWork): Candidate {
  const { rule, ruleId, ruleVersion } = offer;
  const selected = new Set(offer.lines);
  return {
    stage: "order",
    ruleId,
    ruleVersion,
    sentence: offerSentence(offer),
    amountMinor: offeredAmount(offer, work),
    isEligible: (_, place) => selected.has(place),
    priority: rule.priority,
    offer,
    name: rule.name,
  };
}

function tierDiscount({ lines, facts, tier }: BasketInWork): readonly Candidate[] {
  if (tier === null || facts.program === null) return [];
  const excepted = new Set(facts.program.tiers.exceptCategories);
  const isEligible = (line: LineInWork): boolean => isGoods(line) && !excepted.has(line.line.category);
  const amount = multiplyDivide(sumNet(lines.filter(isEligible)), tier.discount, 10_000, halfUp);
  return [
    {
      stage: "order",
      ruleId: `tier:${tier.id}`,
      ruleVersion: facts.program.version,
      sentence: { key: "tierDiscount", values: { tier: { name: tier.name }, rate: { rate: tier.discount } } },
      amountMinor: minor(amount),
      isEligible,
      priority: 0,
      offer: null,
      name: tier.name,
    },
  ];
}

function basketDiscount({ basket, lines }: BasketInWork): readonly Candidate[] {
  if (basket.discount === null) return [];
  return [
    {
      stage: "order",
      ruleId: "manual:basket",
      ruleVersion: 0,
      sentence: manualDiscountSentence("basket", basket.discount),
      amountMinor: manualDiscountAmount(basket.discount, sumNet(lines.filter(isGoods))),
      isEligible: isGoods,
      priority: 0,
      offer: null,
      name: null,
    },
  ];
}

const serialOf = ({ offer }: Candidate): string => offer?.coupon?.serial ?? "";

const largerFirst = (a: Candidate, b: Candidate): number =>
  b.amountMinor - a.amountMinor ||
  b.priority - a.priority ||
  (a.ruleId === b.ruleId ? (serialOf(a) < serialOf(b) ? -1 : 1) : a.ruleId < b.ruleId ? -1 : 1);

function give(work: BasketInWork, candidate: Candidate): BasketInWork {
  const { offer, amountMinor, sentence } = candidate;
  if (amountMinor === 0) return offer === null ? work : letWait(work, offer, waitingWithNothingLeft(offer));
  const spread = { ...work, lines: spreadDiscount(work.lines, candidate) };
  return offer === null ? spread : noteGiven(spread, { offer, amountMinor, sentence });
}

/** Lets a coupon wait that gave less than the best. */
function letWaitBehind(work: BasketInWork, { offer, amountMinor }: Candidate, best: Candidate): BasketInWork {
  if (offer === null) return work;
  if (amountMinor === 0) return letWait(work, offer, waitingWithNothingLeft(offer));
  const why = best.name === null ? waitingBehindHand(offer) : waitingBehind(offer, { name: best.name });
  return letWait(work, offer, why);
}

/** The largest of those that are not joint. */
function giveBest(work: BasketInWork, offers: readonly Offer<OrderAction>[]): BasketInWork {
  const candidates = [...tierDiscount(work), ...basketDiscount(work)];
  let told = work;
  for (const offer of offers) {
    const why = keptBack(work.offers, offer, work);
    if (why === null) candidates.push(candidateOf(offer, work));
    else told = letWait(told, offer, why);
  }
  const [best, ...others] = candidates.toSorted(largerFirst);
  return best === undefined
    ? told
    : others.reduce((current, other) => letWaitBehind(current, other, best), give(told, best));
}

function giveJoint(work: BasketInWork, offer: Offer<OrderAction>): BasketInWork {
  const why = keptBack(work.offers, offer, work);
  return why === null ? give(work, candidateOf(offer, work)) : letWait(work, offer, why);
}

/** The work with the tier that counts from here on: where the programme says so, the one that this sale reaches. */
const inTierOfSale = (work: BasketInWork): BasketInWork => ({
  ...work,
  tier: tierForSale(work.facts, sumNet(work.lines.filter(isGoods))),
});

export const orderStage: PricingStage = (work) => {
  const { offers, told } = offersInStage(inTierOfSale(work), isOrder);
  const joint = offers
    .filter((offer) => offer.rule.joint)
    .map((offer) => ({ offer, benefitMinor: offeredAmount(offer, told) }));
  const withBest = giveBest(
    told,
    offers.filter((offer) => !offer.rule.joint),
  );
  return succeed(joint.toSorted(inWorkingOrder).reduce((current, { offer }) => giveJoint(current, offer), withBest));
};
