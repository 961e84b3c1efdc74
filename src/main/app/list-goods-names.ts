/** The categories and brands that a rule can be about. */
import type { CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { succeed } from "#core/outcome.ts";
import type { Engine } from "./engine.ts";

export function listGoodsNames({ store }: Engine): Answer<CallOutput<"listGoodsNames">> {
  return succeed({
    categories: [...store.products.listCategories(LIMITS.goodsNames)],
    brands: [...store.products.listBrands(LIMITS.goodsNames)],
  });
}
