/** What an imported sale or return is decided from, and what comes out. */
import type { Basket } from "#core/basket/basket.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import type { Fact } from "#core/events/catalog.ts";
import type { SaleCompleted } from "#core/events/sale-completed.ts";

export interface Deed {
  readonly id: string;
  readonly origin: SaleCompleted["origin"];
  readonly basket: Basket;
  readonly facts: PricingFacts;
  readonly receiptNumber: number;
}

export interface DecidedDeed {
  readonly fact: Fact;
  readonly totalMinor: number;
  readonly act: "sale" | "linkedReturn" | "unlinkedReturn";
}
