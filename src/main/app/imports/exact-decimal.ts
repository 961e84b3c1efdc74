/**
 * Reads a decimal number as a shop's file writes it into an integer of the smallest unit, digit by digit.
 *
 * No float is ever made: `2.675` at two decimals is not "nearly 2.68", it is not representable and says so. Trailing
 * zeros do not count (`2.500` is 2.50).
 *
 * | text      | sign | decimals | answer                |
 * |-----------|------|----------|-----------------------|
 * | `2.1`     | `.`  | 2        | 210                   |
 * | `-1,95`   | `,`  | 2        | -195                  |
 * | `0.001`   | `.`  | 2        | tooPrecise            |
 * | `1 200`   | `.`  | 0        | notANumber            |
 * | `12e3`    | `.`  | 0        | notANumber            |
 */
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";

export type DecimalFlaw = "notANumber" | "tooPrecise" | "tooLarge";

/** Longer than any amount that a till knows, short enough to be harmless. */
const charactersMax = 24;

export function parseDecimal(text: string, decimalSign: "." | ",", decimals: number): Outcome<number, DecimalFlaw> {
  if (text.length > charactersMax) return fail("tooLarge");
  const pattern = decimalSign === "." ? /^([+-]?)(\d+)(?:\.(\d+))?$/u : /^([+-]?)(\d+)(?:,(\d+))?$/u;
  const match = pattern.exec(text);
  if (match === null) return fail("notANumber");
  const [, sign = "", whole = "", fraction = ""] = match;
  const kept = fraction.replace(/0+$/u, "");
  if (kept.length > decimals) return fail("tooPrecise");
  const value = Number(BigInt(whole + kept.padEnd(decimals, "0")));
  if (!Number.isSafeInteger(value)) return fail("tooLarge");
  return succeed(sign === "-" && value !== 0 ? -value : value);
}
