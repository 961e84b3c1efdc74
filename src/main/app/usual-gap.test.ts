import { expect, test } from "vitest";
import { daysBetween, usualGapDays } from "./usual-gap.ts";

test("one visit, or none, says nothing about the next", () => {
  expect(usualGapDays([])).toBeNull();
  expect(usualGapDays(["2026-11-01"])).toBeNull();
  expect(usualGapDays(["2026-11-01", "2026-11-01"])).toBeNull();
});

test("the usual gap is the median of the days between visits, the lower of two middles", () => {
  expect(usualGapDays(["2026-11-01", "2026-11-09"])).toBe(8);
  expect(usualGapDays(["2026-11-16", "2026-11-09", "2026-11-09", "2026-11-01"])).toBe(7);
  expect(usualGapDays(["2026-11-01", "2026-11-02", "2026-11-12", "2026-12-12"])).toBe(10);
});

test("days are counted over a leap day and a change of clocks", () => {
  expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-11-02", "2026-11-01")).toBe(-1);
});
