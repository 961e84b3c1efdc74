/** What a GS1 element string says of the piece in hand: its weight, or its price. At most one of them counts. */
import { fail, succeed, type Outcome } from "../outcome.ts";
import { milli } from "../money/integers.ts";
import type { EmbeddedValue } from "./in-store-code.ts";
import type { Gs1Element } from "./parse-gs1-element-string.ts";

const WEIGHT_UNITS = new Map<string, "kg" | "lb">([
  ["310", "kg"],
  ["320", "lb"],
]);

/**
 * The embedded value, `null` when there is none. Ambiguous when two disagree on what the piece is sold by, or when a
 * weight is finer than a thousandth (it would have to be rounded, and a scan is no place to round).
 */
export function readMeasure(elements: readonly Gs1Element[]): Outcome<EmbeddedValue | null, "ambiguous"> {
  const weights: EmbeddedValue[] = [];
  const prices: EmbeddedValue[] = [];
  for (const element of elements) {
    const family = element.identifier.slice(0, 3);
    const decimals = Number(element.identifier.slice(3));
    const unit = WEIGHT_UNITS.get(family);
    if (unit !== undefined) {
      const quantity = toThousandths(Number(element.value), decimals);
      if (quantity === null) return fail("ambiguous");
      weights.push({ kind: "weight", quantityMilli: milli(quantity), unit });
    } else if (family === "392") {
      prices.push({ kind: "price", amount: Number(element.value), decimals, currency: null });
    } else if (family === "393") {
      const amount = Number(element.value.slice(3));
      prices.push({ kind: "price", amount, decimals, currency: element.value.slice(0, 3) });
    }
  }
  if (weights.length > 1 || prices.length > 1) return fail("ambiguous");
  // A label with both states the price of this very piece: that is what the shopper has read and will pay.
  return succeed(prices[0] ?? weights[0] ?? null);
}

function toThousandths(amount: number, decimals: number): number | null {
  if (decimals <= 3) return amount * 10 ** (3 - decimals);
  const step = 10 ** (decimals - 3);
  return amount % step === 0 ? amount / step : null;
}
