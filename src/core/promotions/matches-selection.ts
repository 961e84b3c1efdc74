/**
 * Which lines a rule is about. Value that is sold (gift cards, top-ups) is about no rule at all.
 *
 * | selection                         | line                 | matches |
 * |-----------------------------------|----------------------|---------|
 * | nothing named                     | any goods            | yes     |
 * | nothing named                     | a gift card          | no      |
 * | onlyCategories tea                | tea                  | yes     |
 * | onlyCategories tea, onlyBrands x  | tea of brand y       | no      | every list that is not empty has to agree
 * | onlyProducts 4006381333931        | scanned as that code | yes     |
 * | exceptCategories tea              | tea                  | no      |
 */
import type { BasketLine } from "../basket/basket.ts";
import type { Selection } from "../program/conditions.ts";

type SelectedLine = Pick<BasketLine, "productId" | "code" | "category" | "brand" | "sells">;

/** A product is named by its id or by the code that it was rung up under. */
export const isProduct = ({ productId, code }: Pick<BasketLine, "productId" | "code">, product: string): boolean =>
  productId === product || (code !== "" && code === product);

export function matchesSelection(selection: Selection, line: SelectedLine): boolean {
  if (line.sells.kind !== "goods") return false;
  const { onlyProducts, onlyCategories, onlyBrands, exceptProducts, exceptCategories, exceptBrands } = selection;
  const isNamed = (products: readonly string[]): boolean => products.some((product) => isProduct(line, product));
  if (onlyProducts.length > 0 && !isNamed(onlyProducts)) return false;
  if (onlyCategories.length > 0 && !onlyCategories.includes(line.category)) return false;
  if (onlyBrands.length > 0 && (line.brand === null || !onlyBrands.includes(line.brand))) return false;
  if (isNamed(exceptProducts) || exceptCategories.includes(line.category)) return false;
  return line.brand === null || !exceptBrands.includes(line.brand);
}
