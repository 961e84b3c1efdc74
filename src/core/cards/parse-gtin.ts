/**
 * GTIN-8, -12, -13, -14 and UPC-E to the one form that products are stored under: 14 digits, check digit verified here,
 * whatever the scanner claims to have verified.
 *
 * Eight digits can be an EAN-8 or a UPC-E with its number system and check digit:
 *
 *   first digit   as GTIN-8   as UPC-E   read as
 *   2–9           right       –          GTIN-8 (UPC-E has number system 0 or 1 only)
 *   0, 1          right       wrong      GTIN-8
 *   0, 1          wrong       right      UPC-E, expanded
 *   0, 1          right       right      UPC-E; `alternative` is the GTIN-8
 *   any           wrong       wrong      refused
 *
 * The last-but-one row leans on GS1's allocation: EAN-8 codes that begin with 0 are a company's internal numbers and
 * those with 1 are unassigned, so on goods the code is a UPC-E. An AIM id settles it: `]E4` is EAN-8, `]E0` is not.
 */
import { fail, succeed, type Outcome } from "../outcome.ts";
import type { Symbology } from "./aim-id.ts";
import { gs1CheckDigit, hasGs1CheckDigit, isDigits } from "./check-digits.ts";

export interface Gtin {
  /** 14 digits, left-padded with zeros. */
  readonly gtin14: string;
  /** The other reading of eight digits that are right both ways. */
  readonly alternative: string | null;
}

export type GtinFailure = "notGtin" | "wrongCheckDigit";

const GTIN_LENGTHS = new Set([8, 12, 13, 14]);

export function isGtinLength(length: number): boolean {
  return GTIN_LENGTHS.has(length);
}

const only = (digits: string): Outcome<Gtin, GtinFailure> => succeed({ gtin14: to14(digits), alternative: null });

function to14(digits: string): string {
  return digits.padStart(14, "0");
}

/** Reads the digits of a product code. Six and seven digits are UPC-E, for callers who know that a product was meant. */
export function parseGtin(text: string, symbology: Symbology | null = null): Outcome<Gtin, GtinFailure> {
  if (!isDigits(text)) return fail("notGtin");
  if (text.length === 6 || text.length === 7) return parseUpcE(text);
  if (!isGtinLength(text.length)) return fail("notGtin");
  // All zeros satisfies every check digit and identifies nothing.
  if (/^0+$/.test(text)) return fail("notGtin");
  if (text.length === 8 && symbology !== "ean8") return parseEightDigits(text, symbology);
  return hasGs1CheckDigit(text) ? only(text) : fail("wrongCheckDigit");
}

function parseEightDigits(text: string, symbology: Symbology | null): Outcome<Gtin, GtinFailure> {
  const asUpcE = parseUpcE(text);
  if (!hasGs1CheckDigit(text)) return asUpcE.ok ? asUpcE : fail("wrongCheckDigit");
  if (!asUpcE.ok) return only(text);
  return symbology === "ean" ? asUpcE : succeed({ gtin14: asUpcE.value.gtin14, alternative: to14(text) });
}

/**
 * Expands a UPC-E to its GTIN-12 (GS1 General Specifications, 5.2.2.4.2) and pads that to 14.
 *
 * 6 digits: the body alone, number system 0, nothing to verify. 7 digits: body and check digit, number system 0.
 * 8 digits: number system (0 or 1), body, check digit.
 *
 * @internal for tests: product code reaches it through this file
 */
export function parseUpcE(text: string): Outcome<Gtin, GtinFailure> {
  if (!isDigits(text) || text.length < 6 || text.length > 8) return fail("notGtin");
  const numberSystem = text.length === 8 ? text.slice(0, 1) : "0";
  if (numberSystem !== "0" && numberSystem !== "1") return fail("notGtin");
  const body = text.length === 8 ? text.slice(1, 7) : text.slice(0, 6);
  if (/^0+$/.test(body)) return fail("notGtin");
  const expanded = numberSystem + expandUpcEBody(body);
  const check = gs1CheckDigit(expanded);
  if (text.length > 6 && text.at(-1) !== check) return fail("wrongCheckDigit");
  return only(expanded + check);
}

/** The last digit of the body says where the suppressed zeros were. */
function expandUpcEBody(body: string): string {
  const last = body.slice(5);
  if (last <= "2") return `${body.slice(0, 2)}${last}0000${body.slice(2, 5)}`;
  if (last === "3") return `${body.slice(0, 3)}00000${body.slice(3, 5)}`;
  if (last === "4") return `${body.slice(0, 4)}00000${body.slice(4, 5)}`;
  return `${body.slice(0, 5)}0000${last}`;
}
