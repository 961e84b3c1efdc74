import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IssuedCoupon } from "../events/sale-completed.ts";
import { couponMessage, couponSerial, makeCouponDigits, makeCouponText, parseCouponCode } from "./coupon-code.ts";

const REF = "0195a0c0-0000-7000-a000-0000000000aa";
const COUPON: IssuedCoupon = {
  couponId: "next.visit-5",
  serial: "0001000000843",
  expiresOn: "2026-12-31",
  memberRef: REF,
};
const TAG = "ABCDEFGHIJKLMN27";

describe("the serial of a coupon", () => {
  it.each([
    [1, 42, 0, "0001000000840"],
    [1, 42, 3, "0001000000843"],
    [9999, 49_999_999, 19, "9999999999999"],
  ])("of till %i, receipt %i, coupon %i is %s", (till, receipt, index, serial) => {
    expect(couponSerial(till, receipt, index)).toBe(serial);
  });

  it("is another one for every till, receipt and coupon", () => {
    const one = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1, max: 49_999_999 }),
      fc.integer({ min: 0, max: 19 }),
    );
    fc.assert(
      fc.property(one, one, (a, b) => {
        expect(couponSerial(...a) === couponSerial(...b)).toBe(a.every((part, index) => part === b[index]));
      }),
    );
  });

  it("ends where the digits end", () => {
    expect(() => couponSerial(1, 50_000_000, 0)).toThrow("fifty million");
    expect(() => couponSerial(1, 1, 20)).toThrow("rewards");
    expect(() => couponSerial(10_000, 1, 0)).toThrow("till");
  });
});

describe("the codes of a coupon", () => {
  it("say everything that the tag is over", () => {
    expect(couponMessage(COUPON)).toBe("RC1.next.visit-5.0001000000843.261231.0195a0c000007000a0000000000000aa");
    expect(couponMessage({ ...COUPON, expiresOn: null, memberRef: null })).toBe("RC1.next.visit-5.0001000000843.0.0");
  });

  it("are read back as they were made", () => {
    const coupon = fc.record({
      couponId: fc.stringMatching(/^[A-Za-z0-9_.:-]{1,64}$/),
      serial: fc.integer({ min: 10 ** 9, max: 10 ** 13 - 1 }).map((serial) => String(serial).padStart(13, "0")),
      expiresOn: fc.option(fc.constantFrom("2026-02-28", "2031-12-01", "2099-01-31")),
      memberRef: fc.option(fc.uuid()),
    });
    fc.assert(
      fc.property(coupon, fc.stringMatching(/^[A-Z2-7]{16}$/), fc.stringMatching(/^\d{10}$/), (made, text, digits) => {
        const picture = makeCouponText(made, text);
        expect(picture.length).toBeLessThanOrEqual(150);
        expect(parseCouponCode(picture)).toEqual({ ok: true, value: { form: "text", coupon: made, tag: text } });
        const bars = makeCouponDigits(made.serial, digits);
        expect(bars).toHaveLength(26);
        expect(parseCouponCode(bars)).toEqual({
          ok: true,
          value: { form: "digits", serial: made.serial, tag: digits },
        });
      }),
    );
  });

  it.each([
    ["a digit short", makeCouponDigits(COUPON.serial, "0123456789").slice(1)],
    ["another prefix", `92${"0".repeat(24)}`],
    ["a tag of other letters", makeCouponText(COUPON, "abcdefghijklmn27")],
    ["a date that is none", "RC1.next.0001000000843.2612.0.ABCDEFGHIJKLMN27"],
    ["another version", makeCouponText(COUPON, TAG).replace("RC1", "RC2")],
  ])("are not %s", (_name, text) => {
    expect(parseCouponCode(text)).toEqual({ ok: false, failure: "notCouponCode" });
  });

  it("notice one wrong digit", () => {
    const bars = makeCouponDigits(COUPON.serial, "0123456789");
    expect(parseCouponCode(`91${"2"}${bars.slice(3)}`)).toEqual({ ok: false, failure: "wrongCheckDigit" });
  });
});
