/** Gift cards by their numbers: reading one, finding one, making one. A number never leaves the till but on paper. */
import type { GiftCardView } from "#contract/reward-views.ts";
import { GIFT_CARD_NUMBERS, makeGiftCardNumber } from "#core/cards/lettered-code.ts";
import { assert } from "#core/assert.ts";
import { classifyScan } from "#core/cards/classify-scan.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Store } from "#main/store/store.ts";
import { tailOf } from "./member-panel.ts";
import { refusalOfScan } from "./refusal-of-scan.ts";
import { findScannedProduct } from "./scanned-line.ts";

/** Were a tenth of all numbers taken, so many draws would fail once in ten thousand million million times. */
const DRAWS_MAX = 16;

const CARD_NUMBER = /^[A-Za-z0-9-]{4,40}$/u;

/**
 * | text is                                       | answer              |
 * |-----------------------------------------------|---------------------|
 * | a `GC` number                                 | it                  |
 * | a number of somebody else's making            | it                  |
 * | a product of this shop, a member's card, …    | giftCardUnknown     |
 * | a payment card                                | paymentCardRefused  |
 * | a number with a wrong check digit             | wrongCheckDigit     |
 */
export function readGiftCardNumber(store: Store, settings: ShopSettings, text: string): Outcome<string, Refusal> {
  const scanned = classifyScan({ text }, settings);
  if (scanned.kind === "refused") return fail(refusalOfScan(scanned));
  if (scanned.kind === "giftCard") return succeed(scanned.number);
  const number =
    scanned.kind === "shopCode" && store.products.findByShopCode(scanned.code) === null
      ? scanned.code
      : scanned.kind === "product" && findScannedProduct(store, scanned) === null
        ? scanned.text
        : null;
  if (number === null || !CARD_NUMBER.test(number)) return fail(refusal("giftCardUnknown"));
  return store.members.findByCard(number) === null ? succeed(number) : fail(refusal("giftCardUnknown"));
}

/** A card that money was put on here; null for every other number. */
export function findGiftCard(store: Store, number: string): GiftCardView | null {
  const cardRef = store.giftCards.findRef(number);
  const balanceMinor = cardRef === null ? null : store.values.findGiftCard(cardRef);
  return cardRef === null || balanceMinor === null ? null : { cardRef, tail: tailOf(number), balanceMinor };
}

/**
 * A number that no card has, drawn by chance from the random part of a new id: whoever knows a number can spend what is on
 * it, so no number follows from another.
 */
export function newGiftCardNumber(store: Store, newId: () => string): string {
  // Twelve hexadecimal digits, the random end of the id.
  const draw = (): string => makeGiftCardNumber(Number.parseInt(newId().slice(-12), 16) % GIFT_CARD_NUMBERS);
  const number = Array.from({ length: DRAWS_MAX }, draw).find((drawn) => store.giftCards.findRef(drawn) === null);
  assert(number !== undefined, "of a hundred thousand million gift card numbers most are free");
  return number;
}
