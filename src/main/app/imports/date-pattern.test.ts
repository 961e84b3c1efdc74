import { expect, it } from "vitest";
import { datePatternReader, isDatePattern } from "./date-pattern.ts";

it.each([
  ["yyyy-MM-ddTHH:mm:ss", "2010-12-01T08:26:00", "2010-12-01T08:26:00"],
  ["d/M/yyyy H:mm", "1/12/2010 8:26", "2010-12-01T08:26:00"],
  ["dd.MM.yyyy", "01.12.2010", "2010-12-01T12:00:00"],
  ["yyyyMMdd", "20240229", "2024-02-29T12:00:00"],
])("by %s, %s is %s", (pattern, text, expected) => {
  expect(datePatternReader(pattern)(text)).toBe(expected);
});

it.each([
  ["yyyy-MM-dd", "2010-02-30"],
  ["yyyy-MM-dd", "2010-13-01"],
  ["yyyy-MM-dd", "10-01-01"],
  ["yyyy-MM-ddTHH:mm", "2010-01-01T24:00"],
  ["yyyy.MM.dd", "2010x01x01"],
])("by %s, %s is no date", (pattern, text) => {
  expect(datePatternReader(pattern)(text)).toBeNull();
});

it("needs year, month and day, each once", () => {
  expect(["yyyy-MM", "yyyy-MM-dd-dd", "HH:mm", "yyyy-M-d H:mm"].map(isDatePattern)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});
