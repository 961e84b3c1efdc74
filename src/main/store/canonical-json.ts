/**
 * The one way to write a fact as bytes: equal values give equal bytes on every machine and in every version.
 *
 * - object keys sorted by UTF-16 code units, no spaces;
 * - numbers are safe integers (a fraction in a fact is a bug: money, points and quantities are counted in integers);
 * - strings as they are, no Unicode normalisation; a lone surrogate cannot be written as UTF-8 and is refused;
 * - no `undefined`, no dates, no class instances: a fact is plain data.
 */
import { assert } from "#core/assert.ts";

export function encodeCanonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
      assert(value.isWellFormed(), "a text in a fact holds half a character");
      return JSON.stringify(value);
    case "number":
      assert(Number.isSafeInteger(value) && !Object.is(value, -0), "a number in a fact must be a safe integer");
      return String(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? encodeArray(value) : encodeObject(value);
    default:
      assert(false, `a ${typeof value} cannot be part of a fact`);
  }
}

function encodeArray(values: readonly unknown[]): string {
  let text = "[";
  for (let index = 0; index < values.length; index++) {
    if (index > 0) text += ",";
    text += encodeCanonicalJson(values[index]);
  }
  return `${text}]`;
}

function encodeObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  assert(prototype === Object.prototype || prototype === null, "only plain objects can be part of a fact");
  const fields: Record<string, unknown> = { ...value };
  let text = "{";
  for (const key of Object.keys(fields).sort(byCodeUnits)) {
    if (text.length > 1) text += ",";
    assert(key.isWellFormed(), "a key in a fact holds half a character");
    text += `${JSON.stringify(key)}:${encodeCanonicalJson(fields[key])}`;
  }
  return `${text}}`;
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
