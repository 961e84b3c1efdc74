/** From a product code to a basket line: which product it is, and what price or weight the code itself carries. */
import type { BasketLine } from "#core/basket/basket.ts";
import type { ProductScan } from "#core/cards/classified-scan.ts";
import type { EmbeddedValue } from "#core/cards/in-store-code.ts";
import type { Product } from "#core/catalogue/product.ts";
import { currencyDecimals } from "#core/money/currency.ts";
import { minor } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { Store } from "#main/store/store.ts";
import { lineOf, usualQuantity } from "./add-product.ts";

/** By trade number first, then by what the shop files the code under. */
export function findScannedProduct({ products }: Pick<Store, "products">, scan: ProductScan): Product | null {
  return (
    products.findByGtin(scan.gtin14) ??
    (scan.alternativeGtin14 === null ? null : products.findByGtin(scan.alternativeGtin14)) ??
    (scan.itemCode === null ? null : products.findByShopCode(scan.itemCode)) ??
    products.findByShopCode(scan.text)
  );
}

/**
 * | the code carries | sold by piece              | sold by weight                          |
 * |------------------|----------------------------|-----------------------------------------|
 * | nothing          | 1 piece                    | null: nobody can guess a weight         |
 * | a weight         | 1 piece                    | that weight at the price of the product |
 * | a price          | 1 piece at that price      | 1 piece at that price                   |
 */
export function scannedLine(
  product: Product,
  code: string,
  embedded: EmbeddedValue | null,
  parts: { readonly lineId: string; readonly currency: string },
): Outcome<BasketLine | null, Refusal> {
  const line = lineOf(product, code, parts.lineId);
  if (embedded?.kind === "price") {
    const listPriceMinor = priceIn(parts.currency, embedded);
    if (listPriceMinor === null) return fail(refusal("codeNotSoldHere", { code }));
    return succeed({ ...line, soldBy: "piece", listPriceMinor });
  }
  if (embedded?.kind === "weight" && product.soldBy === "weight") {
    // Prices of weighed goods are per kilogram; a label in pounds is another country's.
    if (embedded.unit !== "kg") return fail(refusal("codeNotSoldHere", { code }));
    return succeed({ ...line, quantityMilli: embedded.quantityMilli });
  }
  return succeed(usualQuantity(product) === null ? null : line);
}

/** The embedded price in the shop's currency; null when it cannot be one exactly. */
function priceIn(currency: string, price: Extract<EmbeddedValue, { kind: "price" }>) {
  const shift = currencyDecimals(currency) - price.decimals;
  const amount = price.amount * 10 ** shift;
  // A label that names a currency by number was not printed for this till.
  return price.currency === null && Number.isSafeInteger(amount) ? minor(amount) : null;
}
