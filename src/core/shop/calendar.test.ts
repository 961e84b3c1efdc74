import { describe, expect, it } from "vitest";
import { addDays, addMonths, endOfPeriod, startOfYear } from "./calendar.ts";
import { businessDateOf } from "./business-date.ts";

describe("days", () => {
  it.each([
    ["2026-11-22", 0, "2026-11-22"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2027-02-28", 1, "2027-03-01"],
    ["2100-02-28", 1, "2100-03-01"],
    ["2000-02-28", 1, "2000-02-29"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-11-22", 3660, "2036-11-29"],
    ["0001-01-01", 365, "0002-01-01"],
  ])("%s + %i = %s", (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it("are the days that counting on one's fingers gives, over two centuries and both ways", () => {
    const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    const text = (parts: readonly number[]): string => parts.map((part) => String(part).padStart(2, "0")).join("-");
    const dates: string[] = [];
    for (let year = 1897; year <= 2103; year += 1) {
      const isLeap = year % 4 === 0 && year !== 1900 && year !== 2100;
      lengths.forEach((length, index) => {
        const last = isLeap && index === 1 ? 29 : length;
        for (let day = 1; day <= last; day += 1) dates.push(text([year, index + 1, day]));
      });
    }
    expect(dates.filter((date, index) => addDays("1897-01-01", index) !== date)).toEqual([]);
    expect(dates.filter((date, index) => addDays(date, -index) !== "1897-01-01")).toEqual([]);
    expect(dates).toHaveLength(207 * 365 + 49);
  });
});

describe("months", () => {
  it.each([
    ["2026-11-22", 0, "2026-11-22"],
    ["2027-01-31", 1, "2027-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2028-02-29", 48, "2032-02-29"],
    ["2026-08-31", 1, "2026-09-30"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-11-22", -12, "2025-11-22"],
  ])("%s + %i months = %s", (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

describe("ends", () => {
  it.each([
    ["2028-02-01", "2028-02-29", "2028-03-31", "2028-12-31"],
    ["2027-02-28", "2027-02-28", "2027-03-31", "2027-12-31"],
    ["2026-10-01", "2026-10-31", "2026-12-31", "2026-12-31"],
    ["2026-06-30", "2026-06-30", "2026-06-30", "2026-12-31"],
  ])("of month, quarter and year of %s", (date, month, quarter, year) => {
    expect((["month", "quarter", "year"] as const).map((period) => endOfPeriod(date, period))).toEqual([
      month,
      quarter,
      year,
    ]);
  });

  it("and the start of the year", () => {
    expect(startOfYear("2026-11-22")).toBe("2026-01-01");
  });
});

describe("a text that is no date", () => {
  it.each(["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "22.11.2026", "2026-11-22T00:00"])(
    "%s is a bug, not another day",
    (text) => {
      expect(() => addDays(text, 1)).toThrow("a shop date");
    },
  );
  it("nor is a day after the last year", () => {
    expect(() => addDays("9999-12-31", 1)).toThrow("years 0001 to 9999");
  });
});

describe("the business date", () => {
  it.each([
    ["2026-11-22", 3, 4, "2026-11-21"],
    ["2026-11-22", 4, 4, "2026-11-22"],
    ["2026-11-22", 23, 4, "2026-11-22"],
    ["2026-11-22", 0, 0, "2026-11-22"],
    ["2026-01-01", 1, 4, "2025-12-31"],
    ["2028-03-01", 3, 4, "2028-02-29"],
  ])("of %s, hour %i, with the cut-off at %i is %s", (localDate, localHour, cutOff, expected) => {
    expect(businessDateOf({ localDate, localHour }, cutOff)).toBe(expected);
  });
});
