/**
 * GS1 Digital Link: a web address that carries GS1 identifiers, `https://id.gs1.org/01/09506000134352/10/ABC?17=271231`.
 * It is read as text and never fetched. Any host may carry one; the compressed form is not read.
 */
import { fail, succeed, type Outcome } from "../outcome.ts";
import { hasGs1CheckDigit, isDigits } from "./check-digits.ts";
import { findApplicationIdentifier } from "./gs1-application-identifiers.ts";
import { GS1_ELEMENTS_MAX, type Gs1Element } from "./parse-gs1-element-string.ts";
import { isGtinLength } from "./parse-gtin.ts";

export type DigitalLinkFailure = "notDigitalLink" | "wrongCheckDigit";

const WEB_ADDRESS = /^https?:\/\/[^/?#\s]+(\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#\S*)?$/i;

export function isWebAddress(text: string): boolean {
  return WEB_ADDRESS.test(text);
}

/** Reads the GTIN of the path and the known identifiers after it and in the query; anything else there is left alone. */
export function parseDigitalLink(text: string): Outcome<readonly Gs1Element[], DigitalLinkFailure> {
  const parts = WEB_ADDRESS.exec(text);
  if (parts === null) return fail("notDigitalLink");
  const segments = (parts[1] ?? "").split("/");
  const gtinAt = segments.findIndex((segment, index) => isGtinKey(segment) && isGtinText(segments[index + 1]));
  if (gtinAt === -1) return fail("notDigitalLink");
  const gtin = (segments[gtinAt + 1] ?? "").padStart(14, "0");
  if (!hasGs1CheckDigit(gtin)) return fail("wrongCheckDigit");

  const elements: Gs1Element[] = [{ identifier: "01", value: gtin }];
  for (let at = gtinAt + 2; at + 1 < segments.length; at += 2) addElement(elements, segments[at], segments[at + 1]);
  for (const pair of (parts[2] ?? "").split(/[&;]/)) {
    const equals = pair.indexOf("=");
    if (equals > 0) addElement(elements, pair.slice(0, equals), pair.slice(equals + 1));
  }
  return succeed(elements);
}

function isGtinKey(segment: string): boolean {
  return segment === "01" || segment.toLowerCase() === "gtin";
}

function isGtinText(segment: string | undefined): boolean {
  return segment !== undefined && isDigits(segment) && isGtinLength(segment.length);
}

function addElement(elements: Gs1Element[], key: string | undefined, encoded: string | undefined): void {
  if (key === undefined || encoded === undefined || elements.length === GS1_ELEMENTS_MAX) return;
  const identifier = findApplicationIdentifier(key);
  const value = decodePercent(encoded);
  if (identifier === null || identifier.digits !== key || value === null) return;
  const fits = value.length >= identifier.valueMin && value.length <= identifier.valueMax;
  if (fits && (!identifier.numeric || isDigits(value))) elements.push({ identifier: key, value });
}

function decodePercent(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    // A broken escape makes this one element unreadable; the GTIN beside it still stands.
    return null;
  }
}
