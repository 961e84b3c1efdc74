/**
 * What promotions and coupons are to the stages: one shape, so that a stage ranks and gives both alike. A promotion is an
 * offer by itself; a coupon is one for as long as it lies on the basket.
 */
import type { BasketCoupon } from "../basket/basket.ts";
import { minor } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import type { OfferAction, Coupon, Promotion } from "../program/promotion.ts";
import type { Sentence } from "../sentence.ts";

export interface Offer<A extends OfferAction = OfferAction> {
  /** `promotion:<id>` or `coupon:<id>`. */
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly rule: Promotion | Coupon;
  readonly action: A;
  /** The entry on the basket; null for a promotion. */
  readonly coupon: BasketCoupon | null;
  /** Where the selected lines stand in the work, rising. */
  readonly lines: readonly number[];
  /** What the selected lines came to when the stage began. */
  readonly spentMinor: Minor;
}

/** An offer that took something off. */
export interface GivenOffer {
  readonly offer: Offer;
  readonly amountMinor: Minor;
  readonly sentence: Sentence;
}

/** What the stages so far did with the offers. */
export interface OffersInWork {
  readonly given: readonly GivenOffer[];
  /** Why a coupon was not given, by its entry on the basket. */
  readonly waiting: ReadonlyMap<string, Sentence>;
}

export const NO_OFFERS: OffersInWork = { given: [], waiting: new Map() };

interface Priced {
  readonly netMinor: Minor;
}

/** The lines at these places, as they stand. */
export function linesAt<L>(places: readonly number[], lines: readonly L[]): L[] {
  const found: L[] = [];
  for (const place of places) {
    const line = lines[place];
    if (line !== undefined) found.push(line);
  }
  return found;
}

/** What the lines at these places come to. */
export function netOf(places: readonly number[], lines: readonly Priced[]): Minor {
  let sum = 0;
  for (const place of places) sum += lines[place]?.netMinor ?? 0;
  return minor(sum);
}
