/**
 * Which promotions and coupons a stage may give: those of its actions that are in force, within their limits, about lines
 * that are there, and past their minimum spend. A coupon that falls out on the way is told why.
 *
 * Minimum spend: what the selected goods come to when the stage begins; with nothing selected by name, all goods.
 */
import type { BasketInWork } from "../basket/pricing-stage.ts";
import { minor } from "../money/integers.ts";
import type { Selection } from "../program/conditions.ts";
import type { Coupon, OfferAction, Promotion } from "../program/promotion.ts";
import { couponRight, couponRuleId } from "./coupon-right.ts";
import { isInForce } from "./in-force.ts";
import { matchesSelection } from "./matches-selection.ts";
import { netOf } from "./offer.ts";
import type { Offer } from "./offer.ts";
import { waitingForItem, waitingForMinimum, waitingForRight } from "./waiting-coupon.ts";
import { isWithinLimits } from "./within-limits.ts";

export interface OffersInStage<A extends OfferAction> {
  readonly offers: readonly Offer<A>[];
  /** The work with the reasons of the coupons that fell out. */
  readonly told: BasketInWork;
}

type IsOfStage<A extends OfferAction> = (action: OfferAction) => action is A;

const selectionsOf = (action: OfferAction): readonly Selection[] =>
  action.kind === "bundlePrice" ? action.parts.map((part) => part.items) : [action.items];

function selectedLines(action: OfferAction, { lines }: BasketInWork): readonly number[] {
  const selections = selectionsOf(action);
  const selected: number[] = [];
  for (const [index, { line }] of lines.entries()) {
    if (selections.some((selection) => matchesSelection(selection, line))) selected.push(index);
  }
  return selected;
}

function offerOf<A extends OfferAction>(
  rule: Promotion | Coupon,
  action: A,
  coupon: Offer["coupon"],
  work: BasketInWork,
): Offer<A> {
  const lines = selectedLines(action, work);
  return {
    ruleId: coupon === null ? `promotion:${rule.id}` : couponRuleId(rule.id),
    ruleVersion: work.facts.program?.version ?? 0,
    rule,
    action,
    coupon,
    lines,
    spentMinor: netOf(lines, work.lines),
  };
}

/** The first step of spend-and-save is a minimum as well. */
function minimumOf({ rule, action }: Offer): number {
  if (action.kind !== "spendSteps") return rule.minimumSpendMinor;
  return Math.max(rule.minimumSpendMinor, Math.min(...action.steps.map((step) => step.fromMinor)));
}

const isFull = (offer: Offer): boolean => offer.spentMinor >= minimumOf(offer);

function promotionsOf<A extends OfferAction>(work: BasketInWork, isOfStage: IsOfStage<A>): Offer<A>[] {
  const tierId = work.tier?.id ?? null;
  return (work.facts.program?.promotions ?? []).flatMap((rule) => {
    if (!isOfStage(rule.action) || !isInForce(rule.when, work.facts, tierId)) return [];
    if (!isWithinLimits(rule.limits, `promotion:${rule.id}`, work.facts)) return [];
    const offer = offerOf(rule, rule.action, null, work);
    return offer.lines.length > 0 && isFull(offer) ? [offer] : [];
  });
}

export function offersInStage<A extends OfferAction>(work: BasketInWork, isOfStage: IsOfStage<A>): OffersInStage<A> {
  const { basket, facts } = work;
  const offers = promotionsOf(work, isOfStage);
  const waiting = new Map(work.offers.waiting);
  for (const coupon of basket.coupons) {
    const rule = facts.program?.coupons.find((one) => one.id === coupon.couponId);
    if (rule === undefined || !isOfStage(rule.action)) continue;
    const right = couponRight(coupon, facts, work.tier?.id ?? null);
    if (!right.ok) {
      waiting.set(coupon.id, waitingForRight(coupon, right.failure, facts.program));
      continue;
    }
    const offer = offerOf(rule, rule.action, coupon, work);
    if (offer.lines.length === 0) waiting.set(coupon.id, waitingForItem(offer));
    else if (isFull(offer)) offers.push(offer);
    else waiting.set(coupon.id, waitingForMinimum(offer, minor(minimumOf(offer) - offer.spentMinor)));
  }
  return { offers, told: { ...work, offers: { ...work.offers, waiting } } };
}
