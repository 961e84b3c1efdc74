/**
 * What a tier's price list says about a basket's products. A product may stand in the list twice, by its id and by a
 * code: the lower price counts.
 */
import type { Minor } from "../money/integers.ts";
import type { PriceList, Program, Tier } from "../program/program.ts";
import type { BasketLine } from "./basket.ts";

export interface MemberPrices {
  readonly list: PriceList;
  /** By the name that the list gives a product. Only products of the basket. */
  readonly byProduct: ReadonlyMap<string, Minor>;
}

type NamedLine = Pick<BasketLine, "productId" | "code">;

const namesOf = ({ productId, code }: NamedLine): string[] => [
  ...(productId === null ? [] : [productId]),
  ...(code === "" ? [] : [code]),
];

/** null without a list. One pass over the list, however many lines the basket has. */
export function memberPrices(
  program: Program | null,
  tier: Tier | null,
  lines: readonly NamedLine[],
): MemberPrices | null {
  const list = program?.priceLists.find((one) => one.id === tier?.priceList);
  if (list === undefined) return null;
  const wanted = new Set(lines.flatMap(namesOf));
  const byProduct = new Map<string, Minor>();
  for (const { product, unitPriceMinor } of list.prices) {
    const lowest = byProduct.get(product) ?? unitPriceMinor;
    if (wanted.has(product)) byProduct.set(product, unitPriceMinor < lowest ? unitPriceMinor : lowest);
  }
  return { list, byProduct };
}

/** The price of a line's product in the list; null when the list does not name it. */
export function memberPriceOf({ byProduct }: MemberPrices, line: NamedLine): Minor | null {
  return namesOf(line).reduce<Minor | null>((lowest, name) => {
    const price = byProduct.get(name);
    return price === undefined || (lowest !== null && lowest <= price) ? lowest : price;
  }, null);
}
