/** Everything that a scan can turn out to be. */
import type { CouponScan } from "./coupon-code.ts";
import type { EmbeddedValue } from "./in-store-code.ts";
import type { Gs1Element } from "./parse-gs1-element-string.ts";
import type { ReceiptCode } from "./receipt-code.ts";

export interface ProductScan {
  readonly kind: "product";
  readonly gtin14: string;
  /** The second reading of an eight-digit code that is right both ways: look it up when the first is not found. */
  readonly alternativeGtin14: string | null;
  /** The characters of the code, for what is filed under them: a loyalty card with an EAN, a shop code of 13 digits. */
  readonly text: string;
  /** The item digits of an in-store code. */
  readonly itemCode: string | null;
  readonly embedded: EmbeddedValue | null;
  /** Lot, serial number, dates … of a GS1 element string or a Digital Link. */
  readonly elements: readonly Gs1Element[];
}

/** Kept apart from the refusals below because these may be shown: the cashier compares them with the label. */
export interface RefusedWithText {
  readonly kind: "refused";
  readonly reason: "wrongCheckDigit" | "ambiguous" | "notSoldHere";
  readonly text: string;
}

/** Nothing of the scan is kept: it is secret, endless or not there. */
export interface RefusedWithoutText {
  readonly kind: "refused";
  readonly reason: "paymentCard" | "tooLong" | "partial" | "empty";
}

export type Classified =
  | { readonly kind: "member"; readonly cardNumber: string }
  | ProductScan
  | { readonly kind: "receipt"; readonly code: ReceiptCode }
  | { readonly kind: "staffBadge"; readonly badgeCode: string }
  /** Said by a code alone: whether the shop made it, the tag says. */
  | { readonly kind: "coupon"; readonly scan: CouponScan }
  | { readonly kind: "giftCard"; readonly number: string }
  /** A code of the shop's own making, or a card number of somebody else's: found by looking it up, or not at all. */
  | { readonly kind: "shopCode"; readonly code: string }
  | RefusedWithText
  | RefusedWithoutText
  /** A text that cannot be a code: too long for one, or a web address that names no product. */
  | { readonly kind: "unknown"; readonly text: string };
