import { describe, expect, it } from "vitest";
import { isPeriod, periodOf, todayIn } from "./trial-period.ts";

describe("the periods that a trial is offered for", () => {
  it.each([
    ["2026-11-22", "lastMonth", "2026-10-01", "2026-10-31"],
    ["2026-11-22", "last3Months", "2026-08-01", "2026-10-31"],
    ["2026-11-22", "last12Months", "2025-11-01", "2026-10-31"],
    ["2027-03-31", "lastMonth", "2027-02-01", "2027-02-28"],
    ["2027-03-31", "last3Months", "2026-12-01", "2027-02-28"],
    ["2027-01-01", "lastMonth", "2026-12-01", "2026-12-31"],
  ] as const)("on %s, %s is %s to %s", (today, preset, from, through) => {
    expect(periodOf(preset, today)).toEqual({ from, through });
  });

  it("are two dates in order", () => {
    expect(isPeriod({ from: "2026-01-01", through: "2026-01-01" })).toBe(true);
    expect(isPeriod({ from: "2026-01-02", through: "2026-01-01" })).toBe(false);
    expect(isPeriod({ from: "", through: "2026-01-01" })).toBe(false);
  });

  it("begin with the day on the shop's wall", () => {
    const late = Date.UTC(2026, 10, 22, 23, 30);
    expect(todayIn("Europe/Berlin", late)).toBe("2026-11-23");
    expect(todayIn("America/New_York", late)).toBe("2026-11-22");
  });
});
