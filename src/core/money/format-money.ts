/**
 * Money and quantity as plain ASCII text and back: "1234.50", "-0.05", "0.250". No symbol and no locale: what a
 * receipt, a file and a test may rely on byte for byte. Words and symbols around them belong to the locales.
 *
 * | amount  | GBP      | JPY      | KWD      |
 * |---------|----------|----------|----------|
 * | 1350    | 13.50    | 1350     | 1.350    |
 * | -5      | -0.05    | -5       | -0.005   |
 */
import { LIMITS } from "../codec/fields.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { currencyDecimals } from "./currency.ts";
import { minor } from "./integers.ts";
import type { Milli, Minor } from "./integers.ts";

/** U+202F, the narrow no-break space, keeps a grouped figure on one line. */
const SEPARATORS = { none: "", comma: ",", thin: "\u202f" } as const;
export type Grouping = keyof typeof SEPARATORS;

function writeDecimal(value: number, decimals: number, grouping: Grouping): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, SEPARATORS[grouping]);
  const sign = value < 0 ? "-" : "";
  return decimals === 0 ? `${sign}${grouped}` : `${sign}${grouped}.${digits.slice(-decimals)}`;
}

export function formatMinor(amount: Minor, currency: string, grouping: Grouping = "none"): string {
  return writeDecimal(amount, currencyDecimals(currency), grouping);
}

/** Whole pieces without decimals ("2"), anything else with three ("0.250"). */
export function formatQuantity(quantity: Milli): string {
  return quantity % 1000 === 0 ? String(quantity / 1000) : writeDecimal(quantity, 3, "none");
}

export type MoneyTextFailure = "notANumber" | "tooManyDecimals" | "tooLarge";

const TYPED = /^([+-]?)(\d{1,16})(?:[.,](\d*))?$/;
const FULL_WIDTH = /[０-９．，－＋]/g;

/**
 * Money as a person types it: "13.50", "13,5", "13", full-width digits of an input method. One point or comma is the
 * decimal mark; grouping is not understood, so "1,234" is refused for a two-decimal currency rather than guessed.
 */
export function parseMinor(text: string, currency: string): Outcome<Minor, MoneyTextFailure> {
  const ascii = text.trim().replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
  const found = TYPED.exec(ascii);
  if (found === null) return fail("notANumber");
  const [, sign, whole = "", decimals = ""] = found;
  const kept = currencyDecimals(currency);
  if (decimals.length > kept) return fail("tooManyDecimals");
  const magnitude = Number(whole + decimals.padEnd(kept, "0"));
  if (magnitude > LIMITS.totalMinor) return fail("tooLarge");
  return succeed(minor(sign === "-" ? -magnitude : magnitude));
}
