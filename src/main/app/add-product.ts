/** Rings up a product from the list. Goods sold by weight come with their weight. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { GOODS } from "#core/basket/basket.ts";
import type { BasketLine } from "#core/basket/basket.ts";
import type { Product } from "#core/catalogue/product.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { ONE_PIECE, milli } from "#core/money/integers.ts";
import { refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function addProduct(engine: Engine, input: CallInput<"addProduct">): Answer<CallOutput<"addProduct">> {
  const { commandId, productId } = input;
  const product = engine.store.products.find(productId);
  if (product === null) return refuse(refusal("unknownCode", { code: productId }));
  const quantityMilli = input.quantityMilli ?? usualQuantity(product);
  if (quantityMilli === null) {
    return refuse(refusal("quantityOutOfRange", { max: { quantity: milli(LIMITS.quantityMilli) } }));
  }
  const line = { ...lineOf(product, codeOf(product), engine.newId()), quantityMilli };
  return takeBasketStep(engine, commandId, { kind: "addLine", line });
}

/** One piece; nothing for weighed goods, which nobody can guess. */
export const usualQuantity = (product: Product) => (product.soldBy === "piece" ? ONE_PIECE : null);

export const codeOf = ({ id, gtins, shopCode }: Product): string => shopCode ?? gtins[0] ?? id;

/** One piece of a product at the catalogue's price, rung up under a code. */
export function lineOf(product: Product, code: string, lineId: string): BasketLine {
  return {
    id: lineId,
    productId: product.id,
    departmentId: null,
    code: code.slice(0, 64),
    name: product.name,
    category: product.category,
    brand: product.brand,
    taxRateId: product.taxRateId,
    sells: GOODS,
    soldBy: product.soldBy,
    quantityMilli: ONE_PIECE,
    listPriceMinor: product.unitPriceMinor,
    override: null,
    discount: null,
  };
}
