/** Everything outside the basket that its price may depend on. Same facts and same basket → same answer, anywhere. */
import type { Program } from "../program/program.ts";
import type { MemberStanding } from "../points/standing.ts";
import type { ShopSettings } from "../shop/settings.ts";

export interface MemberFacts {
  readonly ref: string;
  readonly birthMonth: number | null;
  readonly standing: MemberStanding;
}

export interface PricingFacts {
  readonly settings: ShopSettings;
  /** The programme in force on the business date; null for a shop without one. */
  readonly program: Program | null;
  readonly member: MemberFacts | null;
  /** The shop's business date, `YYYY-MM-DD`. */
  readonly businessDate: string;
  /** Minutes since local midnight, for rules with hours. */
  readonly minuteOfDay: number;
  /** `final`: the lines' prices are what was paid elsewhere (imported receipts): no discount is applied, points are earned. */
  readonly discounts: "apply" | "final";
}
