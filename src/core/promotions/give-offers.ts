/**
 * Ranks the offers of a stage and gives them one after the other. Owns the order, the cap, exclusive groups and which
 * coupons go together; refuses to know what an action takes off.
 *
 * - Ranked once, by what each would give alone when the stage begins: (priority, larger benefit, rule id, serial).
 * - Given in that order, each on what the ones before it left.
 * - A cap bounds what the rule gives in the sale and is split by line share.
 *
 * | offers, group g         | given                                                       |
 * |-------------------------|-------------------------------------------------------------|
 * | A 1.00, B 2.00          | A and B, B first                                            |
 * | A 1.00 in g, B 2.00 in g | B                                                          |
 * | A 1.00 in g with priority 5, B 2.00 in g | A                                          |
 * | B 2.00 in g gives nothing any more, A 1.00 in g | A                                   |
 * | a coupon that goes alone, after another coupon | waits                                |
 */
import type { BasketInWork, LineInWork, StageName } from "../basket/pricing-stage.ts";
import { adjustLine } from "../basket/pricing-stage.ts";
import { allocate } from "../money/allocate.ts";
import { minor } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import type { OfferAction } from "../program/promotion.ts";
import type { Sentence } from "../sentence.ts";
import { offerSentence } from "./offer-sentence.ts";
import type { GivenOffer, Offer, OffersInWork } from "./offer.ts";
import { waitingAlone, waitingAtLimit, waitingBehind, waitingWithNothingLeft } from "./waiting-coupon.ts";
import { isWithinLimits } from "./within-limits.ts";

/** What an offer takes off its lines, in the order of `offer.lines`. */
export type Shares = readonly number[];

const sumOf = (shares: Shares): number => shares.reduce((sum, share) => sum + share, 0);

/** Shares that come to the cap at most. */
function capShares(shares: Shares, capMinor: Minor | null): Shares {
  return capMinor === null || sumOf(shares) <= capMinor ? shares : allocate(capMinor, shares);
}

export interface RankedOffer<A extends OfferAction = OfferAction> {
  readonly offer: Offer<A>;
  /** What it would give alone, when the stage begins. */
  readonly benefitMinor: number;
}

const orderOf = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

export const inWorkingOrder = (a: RankedOffer, b: RankedOffer): number =>
  b.offer.rule.priority - a.offer.rule.priority ||
  b.benefitMinor - a.benefitMinor ||
  orderOf(a.offer.ruleId, b.offer.ruleId) ||
  orderOf(a.offer.coupon?.serial ?? "", b.offer.coupon?.serial ?? "");

/** Why an offer is not given after what was given before it; null when nothing keeps it back. */
export function keptBack({ given }: OffersInWork, offer: Offer, work: BasketInWork): Sentence | null {
  const { rule, coupon } = offer;
  const inGroup = given.find((one) => one.offer.rule.exclusiveGroup === rule.exclusiveGroup);
  if (rule.exclusiveGroup !== null && inGroup !== undefined) {
    return waitingBehind(offer, { name: inGroup.offer.rule.name });
  }
  if (coupon === null) return null;
  const others = given.filter((one) => one.offer.coupon !== null);
  const isAlone = ({ rule: one }: Offer): boolean => "combines" in one && one.combines === "alone";
  if (others.length > 0 && (isAlone(offer) || others.some((one) => isAlone(one.offer)))) return waitingAlone(offer);
  const inThisSale = others.filter((one) => one.offer.ruleId === offer.ruleId).length;
  return isWithinLimits(rule.limits, offer.ruleId, work.facts, inThisSale) ? null : waitingAtLimit(offer);
}

/** The work with a reason why the offer was not given; a promotion is just not there. */
export function letWait(work: BasketInWork, { coupon }: Offer, why: Sentence): BasketInWork {
  if (coupon === null) return work;
  return { ...work, offers: { ...work.offers, waiting: new Map(work.offers.waiting).set(coupon.id, why) } };
}

export function noteGiven(work: BasketInWork, given: GivenOffer): BasketInWork {
  return { ...work, offers: { ...work.offers, given: [...work.offers.given, given] } };
}

/** The work with an offer's shares taken off its lines. Shares of nothing are nothing. */
function give(work: BasketInWork, stage: StageName, offer: Offer, shares: Shares): BasketInWork {
  const amountMinor = minor(sumOf(shares));
  if (amountMinor === 0) return letWait(work, offer, waitingWithNothingLeft(offer));
  const sentence = offerSentence(offer);
  const { ruleId, ruleVersion } = offer;
  const lines = [...work.lines];
  offer.lines.forEach((index, at) => {
    const [line, share] = [lines[index], shares[at] ?? 0];
    if (line === undefined || share === 0) return;
    lines[index] = adjustLine(line, { stage, ruleId, ruleVersion, amountMinor: minor(-share), sentence });
  });
  return noteGiven({ ...work, lines }, { offer, amountMinor, sentence });
}

/** What each offer would give alone. */
export function rankOffers<A extends OfferAction>(
  offers: readonly Offer<A>[],
  sharesOf: (offer: Offer<A>) => Shares,
): RankedOffer<A>[] {
  return offers
    .map((offer) => ({ offer, benefitMinor: sumOf(capShares(sharesOf(offer), offer.rule.capMinor)) }))
    .toSorted(inWorkingOrder);
}

/** `takeOff` is asked in working order, once for each offer that nothing keeps back; its answer is taken. */
export function giveOffers<A extends OfferAction>(
  work: BasketInWork,
  stage: StageName,
  ranked: readonly RankedOffer<A>[],
  takeOff: (offer: Offer<A>, lines: readonly LineInWork[]) => Shares,
): BasketInWork {
  return ranked.reduce((current, { offer, benefitMinor }) => {
    const why = keptBack(current.offers, offer, work);
    if (why !== null) return letWait(current, offer, why);
    const shares = benefitMinor === 0 ? [] : capShares(takeOff(offer, current.lines), offer.rule.capMinor);
    return give(current, stage, offer, shares);
  }, work);
}
