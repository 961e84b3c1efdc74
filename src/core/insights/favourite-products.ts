/**
 * What somebody buys most: their products over some visits, the first ten by quantity and the first ten by money. What
 * came back is taken off; lines without a product file count under their name.
 */
import type { SoldLine } from "../events/sale-completed.ts";
import { addMinor, milli, ZERO_MINOR } from "../money/integers.ts";
import type { Milli, Minor } from "../money/integers.ts";

const SHOWN_MAX = 10;

export interface Favourite {
  readonly productId: string | null;
  /** As it was called at the newest visit. */
  readonly name: string;
  readonly soldBy: SoldLine["soldBy"];
  readonly quantityMilli: Milli;
  readonly netMinor: Minor;
}

export interface Favourites {
  readonly byQuantity: readonly Favourite[];
  readonly byMoney: readonly Favourite[];
}

type BoughtLine = Pick<SoldLine, "productId" | "name" | "soldBy" | "quantityMilli" | "netMinor" | "sells">;

/** `lines` of the newest visit first; those of returns are negative, as the fact has them. */
export function favouritesOf(lines: Iterable<BoughtLine>): Favourites {
  const found = new Map<string, Favourite>();
  for (const line of lines) {
    // Money left with the shop is no product.
    if (line.sells.kind !== "goods") continue;
    const { productId, name, soldBy } = line;
    const key = productId ?? `name:${name}`;
    const before = found.get(key) ?? { productId, name, soldBy, quantityMilli: milli(0), netMinor: ZERO_MINOR };
    found.set(key, {
      ...before,
      quantityMilli: milli(before.quantityMilli + line.quantityMilli),
      netMinor: addMinor(before.netMinor, line.netMinor),
    });
  }
  const bought = [...found.values()].filter((one) => one.quantityMilli > 0);
  const first = (measure: (one: Favourite) => number): readonly Favourite[] =>
    bought.toSorted((a, b) => measure(b) - measure(a) || (a.name < b.name ? -1 : 1)).slice(0, SHOWN_MAX);
  return { byQuantity: first((one) => one.quantityMilli), byMoney: first((one) => one.netMinor) };
}
