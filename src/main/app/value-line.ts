/** A line that sells value: what may go on it, and how it is called. The core says what becomes of it (value-of-sale.ts). */
import { UNTAXED } from "#core/basket/basket.ts";
import type { BasketLine, SoldValue } from "#core/basket/basket.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { ONE_PIECE, minor } from "#core/money/integers.ts";
import type { Minor } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { StoredValueRules } from "#core/program/program.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { sayIn } from "#locales/say.ts";

/** `rules` is null where the programme does not sell it. */
export function checkValue(amountMinor: number, rules: StoredValueRules | null): Outcome<Minor, Refusal> {
  if (rules === null) return fail(refusal("programSellsNoValue"));
  const max = Math.min(rules.balanceMaxMinor, LIMITS.unitPriceMinor);
  return amountMinor < 1 || amountMinor > max
    ? fail(refusal("valueOutOfRange", { max: { money: minor(max) } }))
    : succeed(minor(amountMinor));
}

interface SoldPart {
  readonly id: string;
  readonly sells: Exclude<SoldValue, { kind: "goods" }>;
  /** The last characters of a gift card's number: the journal and the paper name it by these. */
  readonly tail: string;
  readonly amountMinor: Minor;
}

export function valueLine(settings: ShopSettings, { id, sells, tail, amountMinor }: SoldPart): BasketLine {
  const sentence = { key: sells.kind === "giftCard" ? "giftCardLine" : "topUpLine", values: { tail } };
  return {
    id,
    productId: null,
    departmentId: null,
    code: "",
    name: sayIn(settings.currency)(settings.language, "receipt", sentence),
    category: sells.kind === "giftCard" ? "gift-cards" : "stored-value",
    brand: null,
    taxRateId: UNTAXED,
    sells,
    soldBy: "piece",
    quantityMilli: ONE_PIECE,
    listPriceMinor: amountMinor,
    override: null,
    discount: null,
  };
}
