/**
 * Says what was scanned, by content alone: the focus, the screen and the device play no part.
 *
 * Owns: the order in which the readings are tried. Refuses to know: what is on file. A `product` may be unknown here, a
 * `shopCode` may be another shop's card number; the look-up decides.
 *
 * Invariants:
 * - the digits of a payment card are in no result, whatever else is true of the scan;
 * - a code whose check digit is wrong is never taken for something weaker that has none;
 * - what reads two ways is refused, except where `parse-gtin.ts` says why one way wins.
 *
 * Order, first match wins:
 *
 *   1  GTIN-13 with a right check digit, or this shop's member number    before payment cards: 13-digit Visa numbers are
 *      or receipt                                                        long gone, while one German or Japanese EAN in
 *                                                                        ten (40–45, 49) passes Luhn
 *   2  payment card, track data                                          a 14-digit number that is both a Diners card and
 *                                                                        a GTIN-14 is a card, unless the scanner says ITF
 *   3  too long, empty, cut short
 *   4  member number
 *   5  receipt; coupon of the shop; badge, gift card, lettered coupon    all of the shop's own making and unlike any
 *                                                                        other code in length or first letters
 *   6  in-store template, GTIN
 *   7  GS1 Digital Link, GS1 element string
 *   8  shop code, unknown
 */
import { isDigits, hasGs1CheckDigit } from "./check-digits.ts";
import type { Symbology } from "./aim-id.ts";
import type { Classified, ProductScan } from "./classified-scan.ts";
import { cleanScan, type CleanScan, type RawScan } from "./clean-scan.ts";
import type { CodeScheme } from "./code-scheme.ts";
import { parseCouponCode } from "./coupon-code.ts";
import { readMeasure } from "./gs1-measure.ts";
import { parseInStoreCode } from "./in-store-code.ts";
import { parseLetteredCode } from "./lettered-code.ts";
import { parseMemberNumber } from "./member-number.ts";
import { isWebAddress, parseDigitalLink } from "./parse-digital-link.ts";
import { GROUP_SEPARATOR, parseGs1ElementString, type Gs1Element } from "./parse-gs1-element-string.ts";
import { isGtinLength, parseGtin } from "./parse-gtin.ts";
import { looksLikePaymentCard } from "./payment-card.ts";
import { parseReceiptCode } from "./receipt-code.ts";

/** The longest code that a product or a card can be filed under. */
const SHOP_CODE_CHARACTERS_MAX = 40;

export function classifyScan(raw: RawScan, scheme: CodeScheme): Classified {
  const cleaned = cleanScan(raw);
  if (isPaymentCardScan(raw.text, cleaned.ok ? cleaned.value : null, scheme)) {
    return { kind: "refused", reason: "paymentCard" };
  }
  if (!cleaned.ok) return { kind: "refused", reason: cleaned.failure };
  if (raw.cutShort === true) return { kind: "refused", reason: "partial" };
  const scan = cleaned.value;
  // A GS1 symbol holds elements and nothing else: its bare digits are no product code, however many they are.
  if (scan.symbology === "gs1") return classifyElementString(scan) ?? classifyRest(scan.text);
  return (
    classifyMember(scan, scheme) ??
    classifyReceipt(scan.text) ??
    classifyCoupon(scan.text) ??
    classifyLettered(scan.text) ??
    classifyInStore(scan, scheme) ??
    classifyGtin(scan) ??
    classifyDigitalLink(scan.text) ??
    classifyElementString(scan) ??
    classifyRest(scan.text)
  );
}

function isPaymentCardScan(rawText: string, scan: CleanScan | null, scheme: CodeScheme): boolean {
  if (scan === null) return looksLikePaymentCard(rawText.slice(0, 1024).normalize("NFKC"));
  if (!looksLikePaymentCard(scan.text)) return false;
  return !isOwnNumber(scan, scheme);
}

/** Numbers that pass for a payment card and are known to be something else. */
function isOwnNumber({ text, symbology }: CleanScan, scheme: CodeScheme): boolean {
  if (text.length === 13 && hasGs1CheckDigit(text)) return true;
  if (text.length === 14 && symbology === "itf" && hasGs1CheckDigit(text)) return true;
  return parseMemberNumber(scheme, text).ok || parseReceiptCode(text).ok;
}

function classifyMember({ text, symbology }: CleanScan, scheme: CodeScheme): Classified | null {
  // The shop prints member numbers as Code 128 or QR: what a scanner read as EAN is goods.
  if (isEan(symbology)) return null;
  const member = parseMemberNumber(scheme, text);
  if (member.ok) return { kind: "member", cardNumber: member.value };
  if (member.failure === "notMemberNumber") return null;
  if (isGtinLength(text.length) && hasGs1CheckDigit(text)) return null;
  return { kind: "refused", reason: "wrongCheckDigit", text };
}

function isEan(symbology: Symbology | null): boolean {
  return symbology === "ean" || symbology === "ean8";
}

function classifyReceipt(text: string): Classified | null {
  const receipt = parseReceiptCode(text);
  if (receipt.ok) return { kind: "receipt", code: receipt.value };
  return receipt.failure === "wrongCheckDigit" ? { kind: "refused", reason: "wrongCheckDigit", text } : null;
}

function classifyCoupon(text: string): Classified | null {
  const coupon = parseCouponCode(text);
  if (coupon.ok) return { kind: "coupon", scan: coupon.value };
  return coupon.failure === "wrongCheckDigit" ? { kind: "refused", reason: "wrongCheckDigit", text } : null;
}

function classifyLettered(text: string): Classified | null {
  const lettered = parseLetteredCode(text);
  if (!lettered.ok) {
    return lettered.failure === "wrongCheckDigit" ? { kind: "refused", reason: "wrongCheckDigit", text } : null;
  }
  const { kind, number } = lettered.value;
  if (kind === "staffBadge") return { kind, badgeCode: number };
  return kind === "giftCard" ? { kind, number } : { kind: "refused", reason: "notSoldHere", text };
}

function classifyInStore({ text }: CleanScan, scheme: CodeScheme): Classified | null {
  const code = parseInStoreCode(scheme.inStoreTemplates, text);
  if (code.ok) {
    return product(text, code.value.gtin14, { itemCode: code.value.itemCode, embedded: code.value.embedded });
  }
  return code.failure === "wrongCheckDigit" ? { kind: "refused", reason: "wrongCheckDigit", text } : null;
}

function classifyGtin({ text, symbology }: CleanScan): Classified | null {
  if (!isDigits(text)) return null;
  if (!isGtinLength(text.length)) {
    if (!isEan(symbology)) return null;
    // A scanner that names an EAN and sends another count of digits lost some of them on the way. Seven are a UPC-E
    // with its check digit; six would be one without, which nothing tells from half an EAN.
    if (text.length !== 7) return { kind: "refused", reason: "partial" };
  }
  const gtin = parseGtin(text, symbology);
  if (gtin.ok) return product(text, gtin.value.gtin14, { alternativeGtin14: gtin.value.alternative });
  return gtin.failure === "wrongCheckDigit" ? { kind: "refused", reason: "wrongCheckDigit", text } : null;
}

function classifyDigitalLink(text: string): Classified | null {
  if (!isWebAddress(text)) return null;
  const link = parseDigitalLink(text);
  if (link.ok) return productOfElements(text, link.value);
  if (link.failure === "wrongCheckDigit") return { kind: "refused", reason: "wrongCheckDigit", text };
  return { kind: "unknown", text };
}

function classifyElementString({ text, symbology }: CleanScan): Classified | null {
  const isSaidToBe = symbology === "gs1" || text.includes(GROUP_SEPARATOR);
  // On content alone only a text that begins with a whole GTIN element is taken for one.
  if (!isSaidToBe && !/^01\d{14}/.test(text)) return null;
  const elements = parseGs1ElementString(text, symbology === "gs1");
  if (elements.ok) return productOfElements(text, elements.value);
  if (!isSaidToBe) return elements.failure === "ambiguous" ? { kind: "refused", reason: "ambiguous", text } : null;
  if (elements.failure === "partial") return { kind: "refused", reason: "partial" };
  if (elements.failure === "wrongCheckDigit") return { kind: "refused", reason: "wrongCheckDigit", text };
  return { kind: "refused", reason: "ambiguous", text };
}

function productOfElements(text: string, elements: readonly Gs1Element[]): Classified {
  const gtin14 = elements.find(({ identifier }) => identifier === "01")?.value;
  const measure = readMeasure(elements);
  // A label without a GTIN of its own (a pallet, a count of contents) does not say what is being sold.
  if (gtin14 === undefined || !measure.ok) return { kind: "refused", reason: "ambiguous", text };
  return product(text, gtin14, { embedded: measure.value, elements });
}

function product(
  text: string,
  gtin14: string,
  more: Partial<Pick<ProductScan, "alternativeGtin14" | "itemCode" | "embedded" | "elements">>,
): ProductScan {
  return {
    kind: "product",
    gtin14,
    text,
    alternativeGtin14: null,
    itemCode: null,
    embedded: null,
    elements: [],
    ...more,
  };
}

function classifyRest(text: string): Classified {
  return text.length <= SHOP_CODE_CHARACTERS_MAX ? { kind: "shopCode", code: text } : { kind: "unknown", text };
}
