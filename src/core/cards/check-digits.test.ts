import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gs1CheckDigit, hasGs1CheckDigit, hasLuhnCheckDigit, luhnCheckDigit, priceCheckDigit } from "./check-digits.ts";
import { parseGtin, parseUpcE } from "./parse-gtin.ts";

const bodyOf = (length: number) =>
  fc.stringMatching(new RegExp(`^\\d{${length}}$`)).filter((body) => !/^0+$/.test(body));
const gtinOf = (length: number) => bodyOf(length - 1).map((body) => body + gs1CheckDigit(body));
const anyGtin = fc.oneof(gtinOf(12), gtinOf(13), gtinOf(14));

const withDigit = (code: string, at: number, digit: number): string =>
  `${code.slice(0, at)}${digit}${code.slice(at + 1)}`;
const swapped = (code: string, at: number): string =>
  code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);

describe("GTINs", () => {
  it("are normalised to 14 digits, whatever their length, and stay what they are", () => {
    fc.assert(
      fc.property(anyGtin, (code) => {
        const gtin14 = code.padStart(14, "0");
        expect(parseGtin(code)).toEqual({ ok: true, value: { gtin14, alternative: null } });
        expect(parseGtin(gtin14)).toEqual({ ok: true, value: { gtin14, alternative: null } });
      }),
    );
  });

  it("with any one digit wrong are refused", () => {
    fc.assert(
      fc.property(anyGtin, fc.nat(), fc.integer({ min: 1, max: 9 }), (code, place, shift) => {
        const at = place % code.length;
        const wrong = withDigit(code, at, (Number(code[at]) + shift) % 10);
        expect(parseGtin(wrong).ok).toBe(false);
      }),
    );
  });

  it("with neighbours swapped are refused, except neighbours that differ by five, which mod 10 cannot see", () => {
    fc.assert(
      fc.property(anyGtin, fc.nat(), (code, place) => {
        const at = place % (code.length - 1);
        const apart = Math.abs(Number(code[at]) - Number(code[at + 1]));
        expect(hasGs1CheckDigit(swapped(code, at))).toBe(apart % 5 === 0);
      }),
    );
  });
});

describe("UPC-E", () => {
  // One code for every rule of expansion, worked by hand.
  it.each([
    ["123450", "01200000345"],
    ["123451", "01210000345"],
    ["123453", "01230000045"],
    ["123454", "01234000005"],
    ["123455", "01234500005"],
    ["123459", "01234500009"],
    ["425261", "04210000526"],
  ])("%s stands for %s and its check digit, with number system and check digit or without", (body, upc) => {
    const check = gs1CheckDigit(upc);
    const expected = { ok: true, value: { gtin14: `00${upc}${check}`, alternative: null } };
    expect(parseUpcE(body)).toEqual(expected);
    expect(parseUpcE(body + check)).toEqual(expected);
    expect(parseUpcE(`0${body}${check}`)).toEqual(expected);
    expect(parseUpcE(`0${body}${(Number(check) + 1) % 10}`)).toEqual({ ok: false, failure: "wrongCheckDigit" });
  });

  it("is told from GTIN-8 by the scanner where it says, else as the table in parse-gtin.ts", () => {
    expect(parseGtin("96385074")).toMatchObject({ value: { gtin14: "00000096385074", alternative: null } });
    expect(parseGtin("04252614")).toMatchObject({ value: { gtin14: "00042100005264" } });
    expect(parseGtin("04252614", "ean8")).toEqual({ ok: false, failure: "wrongCheckDigit" });
    expect(parseGtin("04252615")).toEqual({ ok: false, failure: "wrongCheckDigit" });
  });

  it("that is right as GTIN-8 as well names both, unless the scanner names one", () => {
    const both = Array.from({ length: 10_000 }, (_, n) => `0${String(n + 100_000)}`)
      .map((body) => body + gs1CheckDigit(body))
      .find((code) => parseUpcE(code).ok);
    expect(both).toBeDefined();
    const code = both ?? "";
    expect(parseGtin(code)).toMatchObject({ value: { alternative: `000000${code}` } });
    expect(parseGtin(code, "ean8")).toMatchObject({ value: { gtin14: `000000${code}`, alternative: null } });
    expect(parseGtin(code, "ean")).toMatchObject({ value: { alternative: null } });
  });
});

describe("the Luhn digit", () => {
  it("catches every single wrong digit and every swap of neighbours but 0 and 9", () => {
    const numbers = bodyOf(9).map((body) => body + luhnCheckDigit(body));
    fc.assert(
      fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const at = place % number.length;
        expect(hasLuhnCheckDigit(withDigit(number, at, (Number(number[at]) + shift) % 10))).toBe(false);
        const pair = place % (number.length - 1);
        const digits = number.slice(pair, pair + 2);
        const isBlind = digits[0] === digits[1] || digits === "09" || digits === "90";
        expect(hasLuhnCheckDigit(swapped(number, pair))).toBe(isBlind);
      }),
    );
  });
});

describe("the price check digit", () => {
  it.each([
    ["2875", "9"],
    ["14685", "6"],
    ["0000", "0"],
    ["00000", "0"],
  ])("of %s is %s, as in the standard", (value, digit) => {
    expect(priceCheckDigit(value)).toBe(digit);
  });

  it("catches every single wrong digit of five", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5}$/), fc.nat(4), fc.integer({ min: 1, max: 9 }), (value, at, shift) => {
        const wrong = withDigit(value, at, (Number(value[at]) + shift) % 10);
        expect(priceCheckDigit(wrong)).not.toBe(priceCheckDigit(value));
      }),
    );
  });
});
