import { describe, expect, it } from "vitest";
import type { MemberStanding } from "../points/standing.ts";
import { program, standing, tier } from "#tests/builders/sample-shop.ts";
import type { ProgramChanges } from "#tests/builders/sample-shop.ts";
import { judgeTier, judgeTierAfterReturn, tierOf, tierProgress } from "./judge-tier.ts";

const levels = [tier("basic", 0), tier("silver", 300), tier("gold", 1000)];
const tiered = (tiers: ProgramChanges["tiers"] = {}) => program({ tiers: { levels, graceDays: 30, ...tiers } });
const held = (
  tierId: string,
  tierSince: string,
  rows: readonly (readonly [string, number])[],
  lastVisit = tierSince,
): MemberStanding =>
  standing({ tierId, tierSince, lastVisit, qualifying: rows.map(([date, amount]) => ({ date, amount })) });
const on = (stands: MemberStanding, date: string, tiers: ProgramChanges["tiers"] = {}) => {
  const found = tierOf(stands, tiered(tiers), date);
  return found === null ? null : [found.tier.id, found.since];
};

describe("the window", () => {
  const rows = [
    { date: "0001-01-01", amount: 1000 },
    { date: "2025-11-22", amount: 100 },
    { date: "2025-11-23", amount: 10 },
    { date: "2026-11-22", amount: 1 },
    { date: "2026-11-23", amount: 5 },
  ];
  it.each([
    ["rolling12Months", 11],
    ["calendarYear", 1],
    ["lifetime", 1111],
  ] as const)("%s counts %i on 2026-11-22", (window, amount) => {
    expect(tierProgress(standing({ qualifying: rows }), tiered({ window }), "2026-11-22").qualifying).toBe(amount);
  });
});

describe("a member's tier", () => {
  it("is the first one at first, and none in a programme without tiers", () => {
    expect(on(standing(), "2026-11-22")).toEqual(["basic", "2026-11-22"]);
    expect(on(standing(), "2026-11-22", { levels: [] })).toBeNull();
  });

  it("rises at once when the metric reaches the threshold", () => {
    const before = tierOf(standing(), tiered(), "2026-11-22");
    const after = judgeTier(before, { qualifying: [{ date: "2026-11-22", amount: 1000 }] }, tiered(), "2026-11-22");
    expect([before?.tier.id, after?.tier.id, after?.since]).toEqual(["basic", "gold", "2026-11-22"]);
  });

  const gold2025 = held("gold", "2025-03-10", [["2025-03-10", 1000]]);
  it.each([
    ["stays for its year", "2026-03-10", ["gold", "2025-03-10"]],
    ["stays through the days of grace", "2026-04-09", ["gold", "2025-03-10"]],
    ["falls one step the day after", "2026-04-10", ["silver", "2026-03-10"]],
    ["falls the next step a year later", "2027-04-10", ["basic", "2027-03-10"]],
    ["is judged for every year that was not seen", "2031-01-01", ["basic", "2027-03-10"]],
  ])("%s", (_, date, expected) => {
    expect(on(gold2025, date)).toEqual(expected);
  });

  it("is kept by what was bought in the year before the judgement, grace included", () => {
    const kept = held(
      "gold",
      "2025-03-10",
      [
        ["2025-03-10", 1000],
        ["2026-04-09", 1000],
      ],
      "2026-04-09",
    );
    expect(on(kept, "2026-04-10")).toEqual(["gold", "2025-03-10"]);
    expect(on(kept, "2027-04-10")).toEqual(["gold", "2025-03-10"]);
    expect(on(kept, "2028-04-10")).toEqual(["silver", "2028-03-10"]);
  });

  it("is judged once: a judgement before the last visit is not made again", () => {
    const seen = held("gold", "2023-03-10", [["2026-05-01", 5]], "2026-05-01");
    expect(on(seen, "2026-06-01")).toEqual(["gold", "2023-03-10"]);
  });

  it("is judged at the end of the day: a last visit on that day is not forgotten", () => {
    const onTheDay = held("gold", "2025-03-10", [["2026-04-09", 5]], "2026-04-09");
    expect(on(onTheDay, "2026-04-10")).toEqual(["silver", "2026-03-10"]);
  });

  it("never falls where a lifetime counts", () => {
    expect(on(gold2025, "2031-01-01", { window: "lifetime" })).toEqual(["gold", "2025-03-10"]);
  });

  it("is kept in calendar years by the year of the judgement or the one before", () => {
    const stands = held("gold", "2025-11-10", [["2025-11-10", 1000]]);
    expect(on(stands, "2026-12-11", { window: "calendarYear" })).toEqual(["gold", "2025-11-10"]);
    expect(on(stands, "2027-12-11", { window: "calendarYear" })).toEqual(["silver", "2027-11-10"]);
  });

  it("is what the metric reaches when the programme no longer has it", () => {
    expect(on(held("platinum", "2026-01-01", [["2026-05-01", 400]]), "2026-11-22")).toEqual(["silver", "2026-11-22"]);
  });
});

describe("a return", () => {
  const rows = (amount: number) => ({ qualifying: [{ date: "2026-11-01", amount }] });
  const gold = tierOf(held("gold", "2026-11-01", [["2026-11-01", 1100]]), tiered(), "2026-11-22");
  const after = (amount: number, atSale: string | null, since = "2026-02-02") => {
    const judged = judgeTierAfterReturn(gold, rows(amount), tiered(), { tierId: atSale, since }, "2026-11-22");
    return [judged?.tier.id, judged?.since];
  };

  it("of goods that the tier can do without leaves it", () => {
    expect(after(1000, "silver")).toEqual(["gold", "2026-11-01"]);
  });
  it("of what made the tier brings back the one before, with its date", () => {
    expect(after(200, "silver")).toEqual(["silver", "2026-02-02"]);
  });
  it("falls to what the metric still reaches", () => {
    expect(after(400, "basic")).toEqual(["silver", "2026-11-22"]);
  });
  it("leaves a tier that the member had before the sale", () => {
    expect(after(0, "gold")).toEqual(["gold", "2026-11-01"]);
  });
});

describe("progress", () => {
  it("says how much the next tier takes, and what keeps the present one", () => {
    const stands = held("silver", "2026-03-10", [
      ["2026-03-10", 350],
      ["2026-10-01", 100],
    ]);
    expect(tierProgress(stands, tiered(), "2026-11-22")).toMatchObject({
      metric: "netSpend",
      current: { id: "silver" },
      qualifying: 450,
      next: { id: "gold" },
      missing: 550,
      keeps: { judgedOn: "2027-04-09", missing: 200 },
    });
  });

  it("has no next tier at the top, and nothing to keep at the bottom", () => {
    expect(tierProgress(held("gold", "2026-11-01", [["2026-11-01", 1200]]), tiered(), "2026-11-22")).toMatchObject({
      next: null,
      missing: null,
      keeps: { missing: 1000 },
    });
    expect(tierProgress(standing(), tiered(), "2026-11-22")).toMatchObject({
      current: { id: "basic" },
      missing: 300,
      keeps: null,
    });
  });
});
