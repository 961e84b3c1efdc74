/**
 * Where a member stands: what the till must know to price, earn and redeem, folded from the ledger.
 *
 * Lots are merged by (availableFrom, expiresOn), so a member's standing stays small however long the ledger grows.
 * The fold and everything that changes a standing is in `fold-standing.ts`.
 */
import type { Minor, Points } from "../money/integers.ts";

/**
 * Points that came in with one availability and one expiry date. `remaining` is never zero, and below zero only while
 * entries of several tills are still on their way.
 */
export interface Lot {
  /** Shop date from which the points may be spent; null = from the member's next sale on. */
  readonly availableFrom: string | null;
  /** The last shop date on which the points are good; null = they never expire. */
  readonly expiresOn: string | null;
  readonly remaining: Points;
}

/** The fraction of the next point that was not given yet: `numerator / denominator` of one point, 0 ≤ value < 1. */
export interface Remainder {
  readonly numerator: number;
  readonly denominator: number;
}

export interface MemberStanding {
  readonly lots: readonly Lot[];
  /** Points owed after a return of points already spent; the next earn repays it. Never negative. */
  readonly deficit: Points;
  readonly remainder: Remainder;
  readonly tierId: string | null;
  /** Shop date on which the member entered the tier; anniversaries are counted from it. */
  readonly tierSince: string | null;
  /** Qualifying metric by shop date, oldest first, at most one row a day; what is older than any window is one row. */
  readonly qualifying: readonly { readonly date: string; readonly amount: number }[];
  readonly saleCount: number;
  readonly firstVisit: string | null;
  readonly lastVisit: string | null;
  readonly lifetimeSpend: Minor;
}
