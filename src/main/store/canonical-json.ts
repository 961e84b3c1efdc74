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
      return encodeText(value);
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

/** Printable ASCII without quote and backslash is written as it is, and most texts of a sale are that. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

function encodeText(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  assert(text.isWellFormed(), "a text in a fact holds half a character");
  return JSON.stringify(text);
}

function encodeArray(values: readonly unknown[]): string {
  let text = "[";
  for (let index = 0; index < values.length; index++) {
    if (index > 0) text += ",";
    text += encodeCanonicalJson(values[index]);
  }
  return `${text}]`;
}

/** A set of keys in the order in which objects of one make hold them, and sorted with the start of each field. */
interface Shape {
  readonly keys: readonly string[];
  readonly sorted: readonly string[];
  readonly starts: readonly string[];
}

/** Lines of a sale have the same keys in the same order: their sorted order is worked out once. By first key. */
const SHAPES_MAX = 64;
const shapesByKey = new Map<string, Shape[]>();

function shapeOf(keys: readonly string[]): Shape {
  const first = keys[0] ?? "";
  const alike = shapesByKey.get(first) ?? [];
  for (const shape of alike) if (hasKeys(shape, keys)) return shape;
  const sorted = keys.toSorted();
  const starts = sorted.map((key, index) => `${index === 0 ? "{" : ","}${encodeText(key)}:`);
  const shape = { keys, sorted, starts };
  if (shapesByKey.size >= SHAPES_MAX || alike.length >= SHAPES_MAX) shapesByKey.clear();
  shapesByKey.set(first, [...alike, shape]);
  return shape;
}

function hasKeys(shape: Shape, keys: readonly string[]): boolean {
  if (shape.keys.length !== keys.length) return false;
  for (let index = 0; index < keys.length; index++) if (shape.keys[index] !== keys[index]) return false;
  return true;
}

function encodeObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  assert(prototype === Object.prototype || prototype === null, "only plain objects can be part of a fact");
  const keys = Object.keys(value);
  if (keys.length === 0) return "{}";
  const { sorted, starts } = shapeOf(keys);
  const fields = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (let index = 0; index < sorted.length; index++) {
    text += starts[index];
    text += encodeCanonicalJson(fields[sorted[index] ?? ""]);
  }
  return `${text}}`;
}
