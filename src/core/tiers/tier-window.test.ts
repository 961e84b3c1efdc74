import { describe, expect, it } from "vitest";
import { keepingAt, nextJudgement, qualifyingOn } from "./tier-window.ts";

const rows = [
  { date: "2025-03-09", amount: 1000 },
  { date: "2025-03-10", amount: 100 },
  { date: "2026-03-09", amount: 10 },
  { date: "2026-03-10", amount: 1 },
  { date: "2026-04-09", amount: 5000 },
  { date: "2026-04-10", amount: 20_000 },
];

describe("a window since the anniversary", () => {
  it.each([
    ["before the first anniversary", "2026-03-09", 110],
    ["on the anniversary it begins anew", "2026-03-10", 1],
    ["after it", "2026-04-09", 5001],
  ])("%s", (_, date, expected) => {
    expect(qualifyingOn(rows, "sinceAnniversary", date, "2025-03-10")).toBe(expected);
  });

  it("of a tier of a leap day begins on the last of February", () => {
    const leap = [
      { date: "2027-02-27", amount: 1 },
      { date: "2027-02-28", amount: 2 },
    ];
    expect(qualifyingOn(leap, "sinceAnniversary", "2027-03-01", "2024-02-29")).toBe(2);
  });

  it("counts from the day itself while no year is over", () => {
    expect(qualifyingOn(rows, "sinceAnniversary", "2025-03-10", "2025-03-10")).toBe(100);
    expect(qualifyingOn(rows, "sinceAnniversary", "2025-03-09", "2025-03-10")).toBe(0);
  });
});

describe("what counts for keeping a tier of 2025-03-10 at its first judgement", () => {
  it.each([
    ["rolling12Months", 30, 5011],
    ["calendarYear", 30, 5011],
    ["sinceAnniversary", 30, 5111],
    ["sinceAnniversary", 0, 111],
  ] as const)("%s with %i days of grace", (window, graceDays, expected) => {
    const judgement = nextJudgement("2025-03-10", graceDays, "2025-12-01");
    expect(keepingAt(rows, window, judgement)).toBe(expected);
  });
});
