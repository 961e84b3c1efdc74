/** A card number as a person typed or a scanner read it: which texts may become a member's card. */
import { classifyScan } from "#core/cards/classify-scan.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Store } from "#main/store/store.ts";
import { shownCode } from "./recent-scans.ts";
import { findScannedProduct } from "./scanned-line.ts";

const CARD_NUMBER = /^[A-Za-z0-9-]{4,40}$/u;

/**
 * | text is                                   | answer             |
 * |-------------------------------------------|--------------------|
 * | a member number of this shop              | it                 |
 * | a card of somebody else's making          | it                 |
 * | a trade number that no product has        | it                 |
 * | a product of this shop, a receipt, a badge| cardNotValid       |
 * | a coupon, a gift card                     | cardNotValid       |
 * | a payment card                            | paymentCardRefused |
 * | a number with a wrong check digit         | wrongCheckDigit    |
 * | on somebody's card already                | cardTaken          |
 */
export function readCardNumber(store: Store, settings: ShopSettings, text: string): Outcome<string, Refusal> {
  const scanned = classifyScan({ text }, settings);
  if (scanned.kind === "refused") {
    if (scanned.reason === "paymentCard") return fail(refusal("paymentCardRefused"));
    if (scanned.reason === "wrongCheckDigit") {
      return fail(refusal("wrongCheckDigit", { code: shownCode(scanned.text) }));
    }
    return fail(refusal("cardNotValid"));
  }
  const number = numberIn(scanned, store);
  if (number === null || !CARD_NUMBER.test(number)) return fail(refusal("cardNotValid"));
  return store.members.findByCard(number) === null ? succeed(number) : fail(refusal("cardTaken"));
}

function numberIn(scanned: ReturnType<typeof classifyScan>, store: Store): string | null {
  switch (scanned.kind) {
    case "member":
      return scanned.cardNumber;
    case "shopCode":
      return store.products.findByShopCode(scanned.code) === null ? scanned.code : null;
    case "product":
      return findScannedProduct(store, scanned) === null ? scanned.text : null;
    case "receipt":
    case "staffBadge":
    case "coupon":
    case "giftCard":
    case "refused":
    case "unknown":
      return null;
  }
}
