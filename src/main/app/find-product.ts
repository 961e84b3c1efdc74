/** A product as a rule names it: by its id, the shop's own code or its trade number. */
import type { Product } from "#core/catalogue/product.ts";
import type { ProductTable } from "#main/store/store.ts";

const GTIN_DIGITS = 14;

export const findProduct = (products: ProductTable, named: string): Product | null =>
  products.find(named) ??
  products.findByShopCode(named) ??
  (/^\d{8,14}$/.test(named) ? products.findByGtin(named.padStart(GTIN_DIGITS, "0")) : null);
