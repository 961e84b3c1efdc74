import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDecimal } from "./exact-decimal.ts";

describe("a decimal number in a file", () => {
  it.each([
    ["2.1", ".", 2, 210],
    ["-1,95", ",", 2, -195],
    ["2.500", ".", 2, 250],
    ["007", ".", 0, 7],
    ["-0.00", ".", 2, 0],
    ["+3", ".", 3, 3000],
  ] as const)("%s is read exactly", (text, sign, decimals, expected) => {
    expect(parseDecimal(text, sign, decimals)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["0.001", "tooPrecise"],
    ["1 200", "notANumber"],
    ["1,20", "notANumber"],
    ["12e3", "notANumber"],
    ["", "notANumber"],
    [".5", "notANumber"],
    ["٣", "notANumber"],
    ["9".repeat(20), "tooLarge"],
    ["9".repeat(40), "tooLarge"],
  ])("%s is refused as %s", (text, flaw) => {
    expect(parseDecimal(text, ".", 2)).toEqual({ ok: false, failure: flaw });
  });

  it("comes back as it was written, whatever the amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (minor) => {
        const digits = String(Math.abs(minor)).padStart(3, "0");
        const text = `${minor < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(parseDecimal(text, ".", 2)).toEqual({ ok: true, value: minor });
      }),
    );
  });
});
