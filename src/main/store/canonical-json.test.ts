import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Bug } from "#core/assert.ts";
import { encodeCanonicalJson } from "./canonical-json.ts";

const plainValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: "binary" }),
    fc.maxSafeInteger().map((n) => (n === 0 ? 0 : n)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;

describe("canonical JSON", () => {
  test("says again what it was given", () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        expect(JSON.parse(encodeCanonicalJson(value))).toEqual(value);
      }),
    );
  });

  test("gives equal bytes for equal objects, in whatever order their keys were set", () => {
    const fields = fc.uniqueArray(fc.tuple(fc.string(), fc.integer()), { selector: ([key]) => key, maxLength: 8 });
    fc.assert(
      fc.property(fields, (entries) => {
        const forth = Object.fromEntries(entries);
        const back = Object.fromEntries(entries.toReversed());
        expect(encodeCanonicalJson(back)).toBe(encodeCanonicalJson(forth));
      }),
    );
  });

  test("reads and writes its own bytes without a change", () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        const once = encodeCanonicalJson(value);
        expect(encodeCanonicalJson(JSON.parse(once))).toBe(once);
      }),
    );
  });

  test.each([
    ["keys sorted by code units", { b: 1, a: { z: [], y: {} }, B: 2 }, '{"B":2,"a":{"y":{},"z":[]},"b":1}'],
    ["text as it is, without normalisation", { name: "e\u0301 é 张 😀" }, '{"name":"e\u0301 é 张 😀"}'],
    ["quotes, backslashes and control characters escaped", 'a"b\\c\n\u0001', '"a\\"b\\\\c\\n\\u0001"'],
    [
      "the largest and smallest integers",
      [9007199254740991, -9007199254740991],
      "[9007199254740991,-9007199254740991]",
    ],
  ])("writes %s", (_what, value, text) => {
    expect(encodeCanonicalJson(value)).toBe(text);
  });

  test.each([
    ["half a character", "\ud800"],
    ["half a character in a key", { "\udc00": 1 }],
    ["a fraction", { amountMinor: 0.5 }],
    ["minus zero", -0],
    ["an integer that is not exact", 2 ** 53],
    ["nothing at all", { name: undefined }],
    ["a date", new Date(0)],
    ["a big integer", 1n],
    ["not a number", Number.NaN],
  ])("refuses %s", (_what, value) => {
    expect(() => encodeCanonicalJson(value)).toThrow(Bug);
  });
});
