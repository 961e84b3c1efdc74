/** Everything outside the basket that its price may depend on. Same facts and same basket → same answer, anywhere. */
import type { Program } from "../program/program.ts";
import type { MemberStanding } from "../points/standing.ts";
import type { Minor } from "../money/integers.ts";
import type { ShopSettings } from "../shop/settings.ts";

/** How often a rule has been used and how many points it gave: what limits and caps are held against. */
export interface RuleUse {
  readonly uses: number;
  readonly usesToday: number;
  /** In the calendar year of the business date. */
  readonly usesThisYear: number;
  readonly points: number;
  readonly pointsToday: number;
}

export const NO_USE: RuleUse = { uses: 0, usesToday: 0, usesThisYear: 0, points: 0, pointsToday: 0 };

export interface MemberFacts {
  readonly ref: string;
  readonly birthMonth: number | null;
  readonly standing: MemberStanding;
  /** By rule id as it stands in adjustments and uses (`promotion:x`, `coupon:x`, `reward:x`, an earning rule's id); a rule that is not in it was never used. */
  readonly used: ReadonlyMap<string, RuleUse>;
  /** Money that the member has left with the shop. */
  readonly storedValueMinor: Minor;
}

/** What lies outside programme and member: the till's own memory of limited rights. */
export interface SharedFacts {
  /** Uses over everybody of rules with a total limit, by rule id. */
  readonly usedInAll: ReadonlyMap<string, number>;
  /** Serials among the basket's coupons that were used before. */
  readonly usedSerials: ReadonlySet<string>;
  /** Balances of the gift cards that the basket names, by reference. A card that is not in it was never sold. */
  readonly giftCards: ReadonlyMap<string, Minor>;
}

export const NOTHING_SHARED: SharedFacts = { usedInAll: new Map(), usedSerials: new Set(), giftCards: new Map() };

export interface PricingFacts {
  readonly settings: ShopSettings;
  /** The programme in force on the business date; null for a shop without one. */
  readonly program: Program | null;
  readonly member: MemberFacts | null;
  readonly shared: SharedFacts;
  /** The shop's business date, `YYYY-MM-DD`. */
  readonly businessDate: string;
  /** Minutes since local midnight, for rules with hours. */
  readonly minuteOfDay: number;
  /** `final`: the lines' prices are what was paid elsewhere (imported receipts): no discount is applied, points are earned. */
  readonly discounts: "apply" | "final";
}
