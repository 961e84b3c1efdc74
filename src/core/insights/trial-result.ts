/** What a replayed period came to: as it was, and as it would have been under the programme that is tried. */
import type { LocalText } from "../codec/fields.ts";
import type { Minor, Points } from "../money/integers.ts";
import type { RefusalCode } from "../refusal.ts";

/** By whom something is taken off a price. `manual` is the cashier: line and basket discounts, and prices changed by hand. */
export const DISCOUNT_KINDS = ["tier", "promotion", "coupon", "reward", "prices", "manual"] as const;
export type DiscountKind = (typeof DISCOUNT_KINDS)[number];

/** Movements of points in the period, each zero or more; `adjusted` alone has a sign. */
export interface PointsFlow {
  readonly issued: Points;
  readonly redeemed: Points;
  /** Lots whose last day lay in the period, also where nobody came by to have them written off. */
  readonly expired: Points;
  readonly takenBack: Points;
  readonly givenBack: Points;
  /** By hand, by merges, and by bonuses without a sale. */
  readonly adjusted: Points;
}

/** Points that can still be spent, less what members owe. */
export interface Outstanding {
  readonly points: Points;
  /** At the programme's rate, half-up; null for a programme by which points are not money. */
  readonly worthMinor: Minor | null;
}

/** How many members hold a tier. Only members who ever bought are counted; all others are in the first tier. */
export interface TierCount {
  readonly tierId: string;
  readonly name: LocalText;
  readonly before: number;
  readonly after: number;
}

export interface TrialSide {
  /** What sales came to, less what was given back. */
  readonly salesMinor: Minor;
  /** What was taken off, less what came back with returned goods. Positive is in the members' favour. */
  readonly discounts: Readonly<Record<DiscountKind, Minor>>;
  readonly discountMinor: Minor;
  readonly points: PointsFlow;
  /** What points paid: as a tender. Amounts off are discounts of kind `reward`. */
  readonly tenderedMinor: Minor;
  readonly outstandingBefore: Outstanding;
  readonly outstandingAfter: Outstanding;
  readonly tiers: readonly TierCount[];
}

/** What the period gave a member under the draft, less what it gave them as it was. */
export interface MemberDifference {
  readonly memberRef: string;
  /** Discounts, what points paid, and the change in what their points are worth, all together. */
  readonly valueMinor: Minor;
  readonly discountMinor: Minor;
  /** Points held at the end. */
  readonly points: Points;
}

export interface TrialResult {
  readonly sales: number;
  readonly returns: number;
  /** Members who bought or brought back in the period. */
  readonly members: number;
  readonly actual: TrialSide;
  readonly draft: TrialSide;
  /** Sales and returns that the draft would not have let through; they count on both sides as they were. */
  readonly refused: {
    readonly count: number;
    /** The most frequent first, at most 20. */
    readonly reasons: readonly { readonly code: RefusalCode; readonly count: number }[];
    /** The first 20. */
    readonly receiptNumbers: readonly number[];
  };
  /** At most 20 each, the largest difference first. */
  readonly gaining: readonly MemberDifference[];
  readonly losing: readonly MemberDifference[];
  readonly notes: readonly TrialNote[];
}

/**
 * What to know when reading the figures. `metricChanged`: the draft measures tiers in something else than before, and
 * what members collected before the period counts as it stands.
 */
export type TrialNote = "metricChanged" | "noProgramBefore";
