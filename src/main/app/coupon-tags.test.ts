import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { IssuedCoupon } from "#core/events/sale-completed.ts";
import { couponTags, isGenuine } from "./coupon-tags.ts";

const KEY = Buffer.alloc(32, 9);
const COUPON: IssuedCoupon = {
  couponId: "next",
  serial: "0001000000843",
  expiresOn: "2026-12-31",
  memberRef: "0195a0c0-0000-7000-a000-0000000000aa",
};

describe("the tag of a coupon", () => {
  it("is the front of an HMAC-SHA-256 over all that the coupon says", () => {
    const message = "text RC1.next.0001000000843.261231.0195a0c000007000a0000000000000aa";
    const bits = [...createHmac("sha256", KEY).update(message).digest().subarray(0, 10)]
      .map((byte) => byte.toString(2).padStart(8, "0"))
      .join("");
    const letters = bits.replaceAll(/.{5}/g, (five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(parseInt(five, 2)));
    expect(couponTags(KEY, COUPON).text).toBe(letters);
    expect(couponTags(KEY, COUPON).digits).toMatch(/^\d{10}$/);
  });

  it.each<[string, IssuedCoupon]>([
    ["another coupon", { ...COUPON, couponId: "other" }],
    ["another serial", { ...COUPON, serial: "0001000000844" }],
    ["a later date", { ...COUPON, expiresOn: "2027-12-31" }],
    ["no date", { ...COUPON, expiresOn: null }],
    ["another member", { ...COUPON, memberRef: "0195a0c0-0000-7000-a000-0000000000ab" }],
    ["no member", { ...COUPON, memberRef: null }],
  ])("does not fit %s", (_name, altered) => {
    const { text, digits } = couponTags(KEY, COUPON);
    expect(isGenuine(KEY, COUPON, "text", text)).toBe(true);
    expect(isGenuine(KEY, altered, "text", text)).toBe(false);
    expect(isGenuine(KEY, altered, "digits", digits)).toBe(false);
  });

  it("of another shop fits nothing here, and one form's tag does not do for the other", () => {
    const theirs = couponTags(Buffer.alloc(32, 8), COUPON);
    expect(isGenuine(KEY, COUPON, "text", theirs.text)).toBe(false);
    expect(isGenuine(KEY, COUPON, "digits", theirs.digits)).toBe(false);
    expect(isGenuine(KEY, COUPON, "digits", couponTags(KEY, COUPON).text)).toBe(false);
  });
});
