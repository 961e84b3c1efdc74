/** What the parts of the reference share: lines with what is left of them, and which lines a rule is about. */
import type { BasketLine } from "#core/basket/basket.ts";
import type { Selection } from "#core/program/conditions.ts";

/** A line and what is left of it. */
export interface WorkedLine {
  readonly line: BasketLine;
  left: bigint;
}

/** What a rule takes off lines, by line id. */
export type TakenOff = ReadonlyMap<string, bigint>;

export function isChosen(selection: Selection, line: BasketLine): boolean {
  if (line.sells.kind !== "goods") return false;
  const named = (names: readonly string[]): boolean =>
    names.some((name) => name === line.productId || name === line.code);
  const branded = (brands: readonly string[]): boolean => line.brand !== null && brands.includes(line.brand);
  return (
    (selection.onlyProducts.length === 0 || named(selection.onlyProducts)) &&
    (selection.onlyCategories.length === 0 || selection.onlyCategories.includes(line.category)) &&
    (selection.onlyBrands.length === 0 || branded(selection.onlyBrands)) &&
    !named(selection.exceptProducts) &&
    !selection.exceptCategories.includes(line.category) &&
    !branded(selection.exceptBrands)
  );
}
