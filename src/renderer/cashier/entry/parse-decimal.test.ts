import { describe, expect, it } from "vitest";
import { parseDecimal } from "./parse-decimal.ts";

describe("a typed decimal", () => {
  it.each([
    ["2", 3, 2000],
    ["0.25", 3, 250],
    ["0,25", 3, 250],
    ["５．５", 2, 550],
    [" 12 ", 0, 12],
    ["-1", 3, -1000],
    ["-0", 3, 0],
    ["3.", 2, 300],
  ])("reads %s with %i decimals as %i", (typed, decimals, expected) => {
    expect(parseDecimal(typed, decimals)).toBe(expected);
  });

  it.each(["", "abc", "1.2345", "1.2.3", "1e9", "--1", "9999999999"])("refuses %j", (typed) => {
    expect(parseDecimal(typed, 3)).toBeNull();
  });
});
