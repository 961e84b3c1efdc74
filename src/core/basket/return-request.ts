/** What a return is asked with, linked to its sale or not, and what the answer is. */
import type { FactOf } from "../events/catalog.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import type { Outcome } from "../outcome.ts";
import type { Program } from "../program/program.ts";
import type { Refusal } from "../refusal.ts";
import type { ValueBalances } from "../value/value-account.ts";
import type { Basket } from "./basket.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import type { AskedLine } from "./returned-quantities.ts";

/** Goods of a sale whose receipt is known. */
export interface LinkedGoods {
  readonly kind: "linked";
  /** A return here is refused by name. */
  readonly sale: FactOf<"SaleCompleted"> | FactOf<"SaleReturned">;
  /** Every return that was made against the sale before. */
  readonly earlierReturns: readonly SaleReturned[];
  readonly lines: readonly AskedLine[];
}

/** Goods without a receipt: lines with what is paid back for each, quantities positive. */
export interface UnlinkedGoods {
  readonly kind: "unlinked";
  readonly basket: Basket;
  readonly refund: { readonly id: string; readonly kind: "cash" | "card" | "imported" };
}

export interface ReturnRequest {
  /** UUID made by the till. */
  readonly returnId: string;
  readonly receiptNumber: number;
  readonly reason: string;
  readonly origin: SaleReturned["origin"];
  /**
   * Today's. `member` is the sale's member as they stand today, under whatever reference they have been merged into; null
   * when there is none or they were erased.
   */
  readonly facts: PricingFacts;
  /** The version that the sale was made by: it decides. null for a sale without a programme. */
  readonly originalProgram: Program | null;
  /** Of the gift cards and the member's account that the sale moved. */
  readonly value: ValueBalances;
  /** Those of the coupons that the sale issued that were used since. */
  readonly usedSerials: ReadonlySet<string>;
  readonly goods: LinkedGoods | UnlinkedGoods;
}

export type DecidedReturn = Outcome<{ readonly fact: FactOf<"SaleReturned"> }, Refusal>;
