/**
 * GS1 element strings: `01` + GTIN, `17` + expiry … one after another, as GS1-128, DataBar, DataMatrix and GS1 QR carry
 * them. FNC1 arrives as GS (0x1D) after every element whose length is not fixed.
 *
 * A scanner that drops the separators leaves a text that can be cut in more than one way. Such a text is refused as
 * ambiguous, never cut by guess: a lot number that swallowed an expiry date is worse than a second scan.
 */
import { fail, succeed, type Outcome } from "../outcome.ts";
import { hasGs1CheckDigit, isDigits } from "./check-digits.ts";
import { findApplicationIdentifier, type ApplicationIdentifier } from "./gs1-application-identifiers.ts";

export const GROUP_SEPARATOR = "\u001d";
export const GS1_ELEMENTS_MAX = 24;

export interface Gs1Element {
  readonly identifier: string;
  readonly value: string;
}

export type Gs1Failure =
  /** Not an element string, or one with an identifier outside the table. */
  | "notGs1"
  | "wrongCheckDigit"
  /** An element ends before its length is reached. */
  | "partial"
  | "ambiguous";

/** GS1's 82 printable characters for lots, serial numbers and the like (General Specifications, 7.11). */
const CHARACTER_SET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/;

/**
 * Reads a whole element string. `separatorsSure` says that the scanner is known to send separators (its AIM id names a
 * GS1 symbology), so that an element running to the end of the text is whole.
 */
export function parseGs1ElementString(
  text: string,
  separatorsSure: boolean,
): Outcome<readonly Gs1Element[], Gs1Failure> {
  const trusted = separatorsSure || text.includes(GROUP_SEPARATOR);
  const elements: Gs1Element[] = [];
  let rest = text.startsWith(GROUP_SEPARATOR) ? text.slice(1) : text;
  while (rest !== "") {
    if (elements.length === GS1_ELEMENTS_MAX) return fail("notGs1");
    const identifier = findApplicationIdentifier(rest);
    if (identifier === null) return fail("notGs1");
    const taken = takeValue(identifier, rest.slice(identifier.digits.length));
    const wrong = valueFailure(identifier, taken.value) ?? (trusted ? null : swallowFailure(identifier, taken.value));
    if (wrong !== null) return fail(wrong);
    elements.push({ identifier: identifier.digits, value: taken.value });
    rest = taken.rest;
  }
  if (elements.length === 0) return fail("notGs1");
  return contradict(elements) ? fail("ambiguous") : succeed(elements);
}

function takeValue(identifier: ApplicationIdentifier, text: string): { value: string; rest: string } {
  const separator = text.indexOf(GROUP_SEPARATOR);
  const end = separator === -1 ? text.length : separator;
  if (!identifier.fixedLength) return { value: text.slice(0, end), rest: text.slice(end + 1) };
  const valueEnd = Math.min(identifier.valueMax, end);
  // Some encoders put a separator after fixed lengths as well; it is harmless there.
  const restFrom = valueEnd === separator ? valueEnd + 1 : valueEnd;
  return { value: text.slice(0, valueEnd), rest: text.slice(restFrom) };
}

function valueFailure(identifier: ApplicationIdentifier, value: string): Gs1Failure | null {
  if (value.length < identifier.valueMin) return "partial";
  if (value.length > identifier.valueMax) return "ambiguous";
  if (identifier.numeric && !isDigits(value)) return "notGs1";
  if (!identifier.numeric && !CHARACTER_SET_82.test(value)) return "notGs1";
  if (identifier.checked && !hasGs1CheckDigit(value)) return "wrongCheckDigit";
  return identifier.date && !isDate(value) ? "notGs1" : null;
}

/** YYMMDD; day 00 means the end of the month. */
function isDate(value: string): boolean {
  const month = Number(value.slice(2, 4));
  return month >= 1 && month <= 12 && Number(value.slice(4, 6)) <= 31;
}

/** Without separators, a running value whose tail is itself an element string may have swallowed it. */
function swallowFailure(identifier: ApplicationIdentifier, value: string): Gs1Failure | null {
  if (identifier.fixedLength) return null;
  for (let from = identifier.valueMin; from < value.length; from += 1) {
    if (isElementString(value.slice(from))) return "ambiguous";
  }
  return null;
}

/** Whether some cutting of a text without separators makes elements of all of it. */
function isElementString(text: string): boolean {
  let rest = text;
  for (let count = 0; count < GS1_ELEMENTS_MAX; count += 1) {
    const identifier = findApplicationIdentifier(rest);
    if (identifier === null) return false;
    const taken = takeValue(identifier, rest.slice(identifier.digits.length));
    if (valueFailure(identifier, taken.value) !== null) return false;
    if (taken.rest === "") return true;
    rest = taken.rest;
  }
  return false;
}

/** The same identifier twice with different values, or a unit and its contents in one label. */
function contradict(elements: readonly Gs1Element[]): boolean {
  const values = new Map<string, string>();
  for (const { identifier, value } of elements) {
    if ((values.get(identifier) ?? value) !== value) return true;
    values.set(identifier, value);
  }
  return values.has("01") && values.has("02");
}
