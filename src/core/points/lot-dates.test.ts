import { describe, expect, it } from "vitest";
import type { Availability, Expiry } from "../program/program.ts";
import { availableFrom, expiresOn } from "./lot-dates.ts";

describe("earned points are good", () => {
  it.each<[string, Expiry, string | null]>([
    ["2026-11-22", { kind: "never" }, null],
    ["2026-11-22", { kind: "days", count: 30 }, "2026-12-22"],
    ["2026-08-31", { kind: "months", count: 6 }, "2027-02-28"],
    ["2028-02-29", { kind: "months", count: 12 }, "2029-02-28"],
    ["2026-11-22", { kind: "endOf", period: "month", months: 0 }, "2026-11-30"],
    ["2026-11-22", { kind: "endOf", period: "month", months: 12 }, "2027-11-30"],
    ["2027-01-31", { kind: "endOf", period: "month", months: 1 }, "2027-02-28"],
    ["2026-11-22", { kind: "endOf", period: "quarter", months: 3 }, "2027-03-31"],
    ["2026-11-22", { kind: "endOf", period: "year", months: 12 }, "2027-12-31"],
  ])("when earned on %s with expiry %o, through %s", (earned, expiry, through) => {
    expect(expiresOn(expiry, earned)).toBe(through);
  });

  it.each<[Availability, string | null]>([
    [{ kind: "atOnce" }, null],
    [{ kind: "nextSale" }, null],
    [{ kind: "afterDays", days: 14 }, "2026-12-06"],
  ])("with availability %o from %s on", (availability, from) => {
    expect(availableFrom(availability, "2026-11-22")).toBe(from);
  });
});
