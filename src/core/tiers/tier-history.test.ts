import { expect, it } from "vitest";
import { tierHistory } from "./tier-history.ts";
import type { TierFact } from "./tier-history.ts";

const TODAY = "2026-11-22";

const sale = (
  date: string,
  before: string | null,
  after: string | null,
  sinceBefore: string | null = null,
): TierFact => ({
  kind: "sale",
  date,
  saleId: `sale of ${date}`,
  tier: { before, sinceBefore, after },
});
const silent = (kind: "merged" | "mergeUndone", date: string): TierFact => ({ kind, date, saleId: null, tier: null });
const now = (id: string | null, since: string | null = null) => ({ id, since, date: TODAY });

it("names the sale that raised a tier", () => {
  const facts = [
    sale("2026-05-03", "gold", "gold"),
    sale("2026-05-02", "basic", "gold"),
    sale("2026-05-01", "basic", "basic"),
  ];
  expect(tierHistory(facts, now("gold"))).toEqual([
    { date: "2026-05-02", from: "basic", to: "gold", by: "sale", saleId: "sale of 2026-05-02" },
  ]);
});

it("names the judgement between two sales, on its own date", () => {
  const facts = [sale("2026-09-01", "basic", "basic", "2026-06-30"), sale("2025-05-02", "gold", "gold")];
  expect(tierHistory(facts, now("basic"))).toEqual([
    { date: "2026-06-30", from: "gold", to: "basic", by: "judged", saleId: null },
  ]);
});

it("names the judgement since the last sale", () => {
  expect(tierHistory([sale("2025-05-02", "basic", "gold")], now("basic", "2026-07-01"))).toMatchObject([
    { by: "judged", date: "2026-07-01" },
    { by: "sale", to: "gold" },
  ]);
});

it("names the merge that a change came with", () => {
  const facts = [
    silent("mergeUndone", "2026-04-01"),
    sale("2026-03-01", "gold", "gold"),
    silent("merged", "2026-02-01"),
    sale("2026-01-01", "basic", "basic"),
  ];
  expect(tierHistory(facts, now("basic"))).toMatchObject([
    { by: "mergeUndone", date: "2026-04-01", from: "gold", to: "basic" },
    { by: "merged", date: "2026-02-01", from: "basic", to: "gold" },
  ]);
});

it("has nothing to tell of a member who never had another tier", () => {
  expect(tierHistory([], now("basic"))).toEqual([]);
  expect(tierHistory([sale("2026-01-01", "basic", "basic")], now("basic"))).toEqual([]);
});
