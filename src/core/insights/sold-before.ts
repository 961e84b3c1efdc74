/** Sales of which goods come back in the period, as the draft's side knows them, with what came back of them so far. */
import type { FactOf } from "../events/catalog.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import type { Program } from "../program/program.ts";
import type { Replayed } from "./trial-tally.ts";

export interface SoldSale {
  readonly sale: FactOf<"SaleCompleted">;
  /** The programme that decides about its return. */
  readonly program: Program | null;
  readonly returns: SaleReturned[];
}

export class SoldBefore {
  readonly #wanted: ReadonlySet<string>;
  readonly #sold = new Map<string, SoldSale>();

  /** `wanted`: ids of the sales to remember; all others are forgotten at once. */
  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted;
  }

  remember(fact: Replayed, program: Program | null): void {
    if (fact.type === "SaleCompleted") {
      if (this.#wanted.has(fact.body.saleId)) this.#sold.set(fact.body.saleId, { sale: fact, program, returns: [] });
      return;
    }
    const { originalSaleId } = fact.body;
    if (originalSaleId !== null) this.#sold.get(originalSaleId)?.returns.push(fact.body);
  }

  find(saleId: string): SoldSale | null {
    return this.#sold.get(saleId) ?? null;
  }
}
