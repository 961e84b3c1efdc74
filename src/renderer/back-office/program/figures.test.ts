import { expect, it } from "vitest";
import { readFigure, writeFigure } from "./figures.ts";

it.each([
  ["money", "EUR", "12.5", 1250, "12.50"],
  ["money", "JPY", "500", 500, "500"],
  ["percent", "EUR", "5.5", 550, "5.5"],
  ["percent", "JPY", "10", 1000, "10"],
  ["times", "EUR", "1.25", 125, "1.25"],
  ["count", "EUR", "200", 200, "200"],
] as const)("a figure of %s in %s is read and written as typed: %s", (kind, currency, typed, value, shown) => {
  expect(readFigure(kind, typed, currency)).toBe(value);
  expect(writeFigure(kind, value, currency)).toBe(shown);
});

it("what is no figure stays as it was typed, and nothing is nothing", () => {
  expect(readFigure("count", "many", "EUR")).toBe("many");
  expect(writeFigure("count", "many", "EUR")).toBe("many");
  expect(readFigure("money", " ", "EUR")).toBeNull();
  expect(writeFigure("money", null, "EUR")).toBe("");
});
