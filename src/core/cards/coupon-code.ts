/**
 * The codes of serial coupons, as the till prints them and reads them back. Owns the two texts and what a tag is over;
 * refuses to know how a tag is made (a key is no business of the core).
 *
 *   Code 128, 26 digits:  91 │ till, 4 │ running number, 9 │ tag, 10 digits │ GS1 check digit
 *   QR:                   RC1.<coupon id>.<serial>.<yymmdd or 0>.<member or 0>.<tag, 16 characters>
 *
 * The serial is the till and the running number together. The running number follows from the receipt that the coupon
 * was printed on, so no till ever gives one twice, not even after a restore (receipt numbers jump then).
 *
 * The QR text holds all that the tag is over, so every till that has the shop's key can verify it with the cable out.
 * The digits hold the serial alone: the till that issued the coupon knows the rest. An even count of digits packs into
 * half the bars (Code 128 set C); 26 are longer than any payment card (19) or receipt code (18).
 */
import { assert } from "../assert.ts";
import { LIMITS } from "../codec/fields.ts";
import type { IssuedCoupon } from "../events/sale-completed.ts";
import { fail, succeed, type Outcome } from "../outcome.ts";
import { gs1CheckDigit, hasGs1CheckDigit, isDigits } from "./check-digits.ts";

const DIGITS_PREFIX = "91";
const TILL_DIGITS = 4;
const NUMBER_DIGITS = 9;
const SERIAL_DIGITS = TILL_DIGITS + NUMBER_DIGITS;
const DIGIT_TAG_LENGTH = 10;
const DIGITS_LENGTH = DIGITS_PREFIX.length + SERIAL_DIGITS + DIGIT_TAG_LENGTH + 1;

/** Coupons of one receipt: as many as a basket takes rewards. */
const COUPONS_PER_RECEIPT = LIMITS.basketRewards;

const TEXT_SHAPE = /^RC1\.([A-Za-z0-9_.:-]{1,64})\.(\d{13})\.(0|\d{6})\.(0|[0-9a-f]{32})\.([A-Z2-7]{16})$/;

/** A coupon as its code says it, with the tag that somebody put there. Nothing of it is true until the tag is verified. */
export type CouponScan =
  | { readonly form: "digits"; readonly serial: string; readonly tag: string }
  | { readonly form: "text"; readonly coupon: IssuedCoupon; readonly tag: string };

export interface CouponTags {
  /** Ten digits. */
  readonly digits: string;
  /** Sixteen characters of base 32. */
  readonly text: string;
}

/** The serial of a receipt's coupon; `index` counts the coupons of the receipt from 0. */
export function couponSerial(till: number, receiptNumber: number, index: number): string {
  const number = receiptNumber * COUPONS_PER_RECEIPT + index;
  assert(till >= 1 && till < 10 ** TILL_DIGITS, "a till number has at most four digits and begins at 1");
  assert(index >= 0 && index < COUPONS_PER_RECEIPT, "a receipt has no more coupons than a basket takes rewards");
  assert(number < 10 ** NUMBER_DIGITS, "a till prints coupons on at most fifty million receipts");
  return String(till).padStart(TILL_DIGITS, "0") + String(number).padStart(NUMBER_DIGITS, "0");
}

const shortDate = (date: string | null): string => (date === null ? "0" : date.slice(2).replaceAll("-", ""));

/** Dates of this century; a coupon is good for ten years at most. */
const longDate = (short: string): string | null =>
  short === "0" ? null : `20${short.slice(0, 2)}-${short.slice(2, 4)}-${short.slice(4)}`;

const shortRef = (ref: string | null): string => ref?.replaceAll("-", "") ?? "0";

const longRef = (short: string): string | null =>
  short === "0" ? null : short.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** What a tag is over: everything that the coupon says of itself. */
export function couponMessage({ couponId, serial, expiresOn, memberRef }: IssuedCoupon): string {
  return ["RC1", couponId, serial, shortDate(expiresOn), shortRef(memberRef)].join(".");
}

export const makeCouponText = (coupon: IssuedCoupon, tag: CouponTags["text"]): string =>
  `${couponMessage(coupon)}.${tag}`;

export function makeCouponDigits(serial: string, tag: CouponTags["digits"]): string {
  const body = DIGITS_PREFIX + serial + tag;
  return body + gs1CheckDigit(body);
}

export type CouponCodeFailure = "notCouponCode" | "wrongCheckDigit";

export function parseCouponCode(text: string): Outcome<CouponScan, CouponCodeFailure> {
  return text.startsWith("RC1.") ? parseText(text) : parseDigits(text);
}

function parseDigits(text: string): Outcome<CouponScan, CouponCodeFailure> {
  if (text.length !== DIGITS_LENGTH || !text.startsWith(DIGITS_PREFIX) || !isDigits(text)) return fail("notCouponCode");
  if (!hasGs1CheckDigit(text)) return fail("wrongCheckDigit");
  const tagFrom = DIGITS_PREFIX.length + SERIAL_DIGITS;
  return succeed({
    form: "digits",
    serial: text.slice(DIGITS_PREFIX.length, tagFrom),
    tag: text.slice(tagFrom, tagFrom + DIGIT_TAG_LENGTH),
  });
}

function parseText(text: string): Outcome<CouponScan, CouponCodeFailure> {
  const [, couponId, serial, date, member, tag] = TEXT_SHAPE.exec(text) ?? [];
  if (couponId === undefined || serial === undefined || date === undefined) return fail("notCouponCode");
  if (member === undefined || tag === undefined) return fail("notCouponCode");
  const coupon = { couponId, serial, expiresOn: longDate(date), memberRef: longRef(member) };
  return succeed({ form: "text", coupon, tag });
}
