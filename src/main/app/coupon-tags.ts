/**
 * The tags of serial coupons: HMAC-SHA-256 with the shop's key over all that the coupon says of itself, cut short.
 *
 * | code | tag                  | why so short                                                                     |
 * |------|----------------------|----------------------------------------------------------------------------------|
 * | QR   | 80 bits, 16 letters  | the only proof that a till without the issuer's table has; nobody tries 2^80     |
 * | bars | 33 bits, 10 digits   | the issuing till also has to know the serial, and a guess costs a scan at a till |
 *
 * A guess can be tried at a counter alone, a scan at a time: there is nothing else that verifies a tag.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { couponMessage } from "#core/cards/coupon-code.ts";
import type { CouponTags } from "#core/cards/coupon-code.ts";
import type { IssuedCoupon } from "#core/events/sale-completed.ts";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const TEXT_LENGTH = 16;
const DIGIT_TAGS = 10n ** 10n;

export function couponTags(key: Buffer, coupon: IssuedCoupon): CouponTags {
  const hmac = (form: string): Buffer =>
    createHmac("sha256", key)
      .update(`${form} ${couponMessage(coupon)}`)
      .digest();
  return { digits: digitTag(hmac("digits")), text: textTag(hmac("text")) };
}

/** The first 64 bits, modulo ten digits: no tag is likelier than another by more than one in a thousand million. */
const digitTag = (hash: Buffer): string => String(hash.readBigUInt64BE(0) % DIGIT_TAGS).padStart(10, "0");

function textTag(hash: Buffer): string {
  // Five bits a letter; the first 80 bits are read from the front.
  const bits = hash.readBigUInt64BE(0) * 65_536n + BigInt(hash.readUInt16BE(8));
  const letters = Array.from({ length: TEXT_LENGTH }, (_, index) => {
    const value = (bits >> BigInt(5 * (TEXT_LENGTH - 1 - index))) & 31n;
    return BASE32.charAt(Number(value));
  });
  return letters.join("");
}

export function isGenuine(key: Buffer, coupon: IssuedCoupon, form: keyof CouponTags, tag: string): boolean {
  const right = Buffer.from(couponTags(key, coupon)[form]);
  const shown = Buffer.from(tag);
  return right.length === shown.length && timingSafeEqual(right, shown);
}
