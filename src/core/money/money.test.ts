import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { allocate } from "./allocate.ts";
import { cashDenominations, currencyDecimals, minorPerUnit } from "./currency.ts";
import { formatMinor, formatQuantity, parseMinor } from "./format-money.ts";
import { addFractions, floorFraction, fraction, negateFraction } from "./fraction.ts";
import { addMinor, basisPoints, milli, minor, points, sumMinor } from "./integers.ts";
import type { Minor, Points } from "./integers.ts";
import { ROUNDINGS, multiplyDivide } from "./rounding.ts";
import type { RoundingName } from "./rounding.ts";

describe("the integers that a till counts with", () => {
  it("do not mix", () => {
    const price = minor(100);
    const balance = points(100);
    // @ts-expect-error points are not money: a redemption rate is needed to make one of the other
    addMinor(price, balance);
    // @ts-expect-error a bare number is not money until somebody says so
    addMinor(price, 5);
    // @ts-expect-error a quantity is not a price
    sumMinor([milli(1000)]);
    // @ts-expect-error a rate is not money
    const wrong: Minor = basisPoints(500);
    expect(wrong).toBe(500);
    expectTypeOf<Minor>().not.toExtend<Points>();
    expectTypeOf(price).not.toExtend<Points>();
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("are never %d", (value) => {
    expect(() => minor(value)).toThrow("safe integer");
  });

  it("have one zero", () => {
    expect(Object.is(minor(-0), 0)).toBe(true);
  });
});

describe("a division", () => {
  it.each<[number, number, Record<RoundingName, number>]>([
    [5, 2, { down: 2, up: 3, halfUp: 3, halfEven: 2 }],
    [7, 2, { down: 3, up: 4, halfUp: 4, halfEven: 4 }],
    [-5, 2, { down: -2, up: -3, halfUp: -3, halfEven: -2 }],
    [-7, 2, { down: -3, up: -4, halfUp: -4, halfEven: -4 }],
    [1, 3, { down: 0, up: 1, halfUp: 0, halfEven: 0 }],
    [2, 3, { down: 0, up: 1, halfUp: 1, halfEven: 1 }],
    [6, 3, { down: 2, up: 2, halfUp: 2, halfEven: 2 }],
  ])("of %i by %i names its rounding: %o", (numerator, denominator, expected) => {
    const results = Object.entries(ROUNDINGS).map(([name, round]) => [
      name,
      multiplyDivide(numerator, 1, denominator, round),
    ]);
    expect(Object.fromEntries(results)).toEqual(expected);
  });

  it("gives on the fast path what exact arithmetic gives", () => {
    // Small factors make ties; large ones pass 2^53.
    const factor = fc.oneof(
      fc.integer({ min: -20, max: 20 }),
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    );
    fc.assert(
      fc.property(
        factor,
        factor,
        fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 1_000_000 }), fc.constant(2 ** 53 - 1)),
        fc.constantFrom(...Object.values(ROUNDINGS)),
        (a, b, divisor, round) => {
          const exact = Number(round(BigInt(a) * BigInt(b), BigInt(divisor)));
          fc.pre(Number.isSafeInteger(exact));
          expect(multiplyDivide(a, b, divisor, round)).toBe(exact + 0);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("a split", () => {
  it.each([
    [10, [1, 1, 1], [4, 3, 3]],
    [-5, [1, 1], [-3, -2]],
    [7, [0, 0], [7, 0]],
    [0, [3, 4], [0, 0]],
    [5, [2n ** 80n, 2n ** 80n], [3, 2]],
  ])("of %i by %o gives %o", (total, weights, shares) => {
    expect(allocate(total, weights)).toEqual(shares);
  });

  it("sums to the whole, and no share is more than one off its exact part", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), weights, (total, by) => {
        const shares = allocate(total, by);
        const sum = by.reduce((running, weight) => running + weight, 0);
        expect(shares.reduce((running, share) => running + share, 0)).toBe(total);
        const farthest = shares.map((share, index) => Math.abs(share - (total * (by[index] ?? 0)) / (sum || 1)));
        expect(sum === 0 || Math.max(...farthest) < 1).toBe(true);
      }),
    );
  });

  it("is the same in plain numbers as in exact ones", () => {
    const weights = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 10 ** 9 })), {
      minLength: 1,
      maxLength: 20,
    });
    const total = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -(10 ** 12), max: 10 ** 12 }));
    fc.assert(
      fc.property(total, weights, (whole, by) => {
        expect(allocate(whole, by)).toEqual(allocate(whole, by.map(BigInt)));
      }),
      { numRuns: 1000 },
    );
  });

  it("refuses weights below zero and splits without a share", () => {
    expect(() => allocate(1, [-1])).toThrow("not negative");
    expect(() => allocate(1, [])).toThrow("at least one share");
  });
});

describe("an exact fraction", () => {
  it.each([
    [1n, 2n, 0n],
    [-1n, 2n, -1n],
    [-4n, 2n, -2n],
    [7n, 2n, 3n],
  ])("%i / %i has the floor %i", (numerator, denominator, floor) => {
    expect(floorFraction(fraction(numerator, denominator))).toBe(floor);
  });

  it("adds exactly and stays in lowest terms", () => {
    expect(addFractions(fraction(1n, 6n), fraction(1n, 3n))).toEqual({ numerator: 1n, denominator: 2n });
    expect(addFractions(fraction(1n, 6n), negateFraction(fraction(1n, 6n)))).toEqual({
      numerator: 0n,
      denominator: 1n,
    });
  });
});

describe("a currency", () => {
  it.each([
    ["GBP", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["KWD", 3],
    ["ZZZ", 2],
  ])("%s has %i decimals", (currency, decimals) => {
    expect(currencyDecimals(currency)).toBe(decimals);
    expect(minorPerUnit(currency)).toBe(10 ** decimals);
  });

  it("has coins and notes that rise, also when it is not in the table", () => {
    for (const currency of ["GBP", "CNY", "JPY", "KWD", "MXN", "TND", "KRW"]) {
      const { coins, notes } = cashDenominations(currency);
      for (const values of [coins, notes]) expect(values.toSorted((a, b) => a - b)).toEqual(values);
      expect(coins.length * notes.length).toBeGreaterThan(0);
    }
  });
});

describe("money as text", () => {
  it.each([
    [1350, "GBP", "13.50"],
    [-5, "GBP", "-0.05"],
    [0, "GBP", "0.00"],
    [1350, "JPY", "1350"],
    [0, "JPY", "0"],
    [1350, "KWD", "1.350"],
    [-5, "KWD", "-0.005"],
    [123_456_789, "GBP", "1234567.89"],
  ])("%i of %s is %s", (amount, currency, text) => {
    expect(formatMinor(minor(amount), currency)).toBe(text);
  });

  it("may be grouped", () => {
    expect(formatMinor(minor(123_456_789), "GBP", "comma")).toBe("1,234,567.89");
    expect(formatMinor(minor(-123_456), "JPY", "comma")).toBe("-123,456");
    expect(formatMinor(minor(123_456), "GBP", "thin")).toBe("1\u202f234.56");
    expect(formatMinor(minor(12_345), "GBP", "comma")).toBe("123.45");
  });

  it.each([
    [2000, "2"],
    [250, "0.250"],
    [-1500, "-1.500"],
  ])("a quantity of %i is %s", (quantity, text) => {
    expect(formatQuantity(milli(quantity))).toBe(text);
  });

  it.each([
    ["13.50", "GBP", 1350],
    ["13,5", "GBP", 1350],
    [" 13 ", "GBP", 1300],
    ["13.", "GBP", 1300],
    ["-0.05", "GBP", -5],
    ["+2", "GBP", 200],
    ["1350", "JPY", 1350],
    ["1.350", "KWD", 1350],
    ["１３．５０", "CNY", 1350],
    ["99999999999.99", "GBP", 9_999_999_999_999],
  ])("%j typed for %s is %i", (text, currency, amount) => {
    expect(parseMinor(text, currency)).toEqual({ ok: true, value: amount });
  });

  it.each([
    ["13.505", "GBP", "tooManyDecimals"],
    ["1.5", "JPY", "tooManyDecimals"],
    ["1,234", "GBP", "tooManyDecimals"],
    ["100000000000", "GBP", "tooLarge"],
    ["12345678901234567", "GBP", "notANumber"],
    ["", "GBP", "notANumber"],
    ["1e3", "GBP", "notANumber"],
    ["1 000", "GBP", "notANumber"],
    ["0x10", "GBP", "notANumber"],
    [".", "GBP", "notANumber"],
    ["--5", "GBP", "notANumber"],
    ["=1+1", "GBP", "notANumber"],
  ])("%j typed for %s is refused: %s", (text, currency, failure) => {
    expect(parseMinor(text, currency)).toEqual({ ok: false, failure });
  });

  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 }),
        fc.constantFrom("GBP", "JPY", "KWD"),
        (amount, currency) => {
          expect(parseMinor(formatMinor(minor(amount), currency), currency)).toEqual({
            ok: true,
            value: minor(amount),
          });
        },
      ),
    );
  });
});
