/** Names of goods in a programme that the shop does not have: a rule about them gives nothing until somebody adds them. */
import type { Selection } from "./conditions.ts";
import type { Program } from "./program.ts";
import type { ProgramWarning, ProgramWarningKey } from "./program-problem.ts";
import { selectionsOf } from "./rules-of-program.ts";

/** What the shop has. */
export interface KnownGoods {
  /** By id, shop code or trade number, as a programme may name it. */
  readonly hasProduct: (product: string) => boolean;
  readonly hasCategory: (category: string) => boolean;
  readonly hasBrand: (brand: string) => boolean;
}

type Check = readonly [keyof Selection, ProgramWarningKey, (name: string) => boolean];

export function unknownGoodsWarnings(program: Program, goods: KnownGoods): ProgramWarning[] {
  const checks: readonly Check[] = [
    ["onlyProducts", "programProductUnknown", goods.hasProduct],
    ["exceptProducts", "programProductUnknown", goods.hasProduct],
    ["onlyCategories", "programCategoryUnknown", goods.hasCategory],
    ["onlyBrands", "programBrandUnknown", goods.hasBrand],
  ];
  const inRules = selectionsOf(program).flatMap(({ path, name, selection }) =>
    checks.flatMap(([field, what, isKnown]) =>
      selection[field].flatMap((item, index): ProgramWarning[] =>
        isKnown(item) ? [] : [{ path: `${path}.${field}.${index}`, what, values: { rule: { name }, item } }],
      ),
    ),
  );
  const inLists = program.priceLists.flatMap(({ name, prices }, list) =>
    prices.flatMap(({ product }, index): ProgramWarning[] => {
      if (goods.hasProduct(product)) return [];
      const path = `priceLists.${list}.prices.${index}.product`;
      return [{ path, what: "programProductUnknown", values: { rule: { name }, item: product } }];
    }),
  );
  const gifts = program.rewards.flatMap(({ name, action }, index): ProgramWarning[] => {
    if (action.kind !== "giftItem" || goods.hasProduct(action.product)) return [];
    const path = `rewards.${index}.action.product`;
    return [{ path, what: "programProductUnknown", values: { rule: { name }, item: action.product } }];
  });
  return [...inRules, ...inLists, ...gifts];
}
