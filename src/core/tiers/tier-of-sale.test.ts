import { describe, expect, it } from "vitest";
import { basisPoints, minor } from "../money/integers.ts";
import { basket, card, facts, line, price, program, sell, standing, tier } from "#tests/builders/sample-shop.ts";
import type { ProgramChanges } from "#tests/builders/sample-shop.ts";
import { tierForSale } from "./tier-of-sale.ts";

const levels = [tier("basic", 0), tier("gold", 10_000, { discount: basisPoints(500), earnMultiplierHundredths: 200 })];
const shop = (tiers: ProgramChanges["tiers"] = {}, spent = 0) =>
  facts({
    program: program({ tiers: { levels, ...tiers } }),
    standing: standing({
      tierId: "basic",
      tierSince: "2026-11-01",
      qualifying: spent === 0 ? [] : [{ date: "2026-11-01", amount: spent }],
    }),
  });

describe("the tier of a sale", () => {
  it.each([
    ["nextSale", "netSpend", 9000, 1000, "basic"],
    ["thisSale", "netSpend", 9000, 999, "basic"],
    ["thisSale", "netSpend", 9000, 1000, "gold"],
    ["thisSale", "visits", 9999, 1, "gold"],
    ["nextSale", "visits", 9999, 1, "basic"],
    ["thisSale", "points", 9999, 99_999, "basic"],
  ] as const)("that counts from %s by %s, after %i, with goods of %i: %s", (countsFrom, metric, spent, goods, id) => {
    expect(tierForSale(shop({ countsFrom, metric }, spent), minor(goods))?.id).toBe(id);
  });

  it("is none without a member", () => {
    expect(tierForSale(facts({ member: null }), minor(1))).toBeNull();
  });

  it("gives its discount and its multiplier in the sale that reaches it, and is kept", () => {
    const by = shop({ countsFrom: "thisSale" });
    const sold = basket([line(1, 10_000)]);
    expect(price(sold, by)).toMatchObject({ totalMinor: 9500, earning: { points: 190 } });
    const sale = sell({ ...sold, tenders: [card(9500)] }, by);
    expect(sale.body.points).toMatchObject({ tierBefore: "basic", tierAfter: "gold", tierSinceAfter: "2026-11-22" });
  });

  it("gives them from the next sale on where the programme says so", () => {
    const sold = basket([line(1, 10_000)], { tenders: [card(10_000)] });
    expect(price(sold, shop())).toMatchObject({ totalMinor: 10_000, earning: { points: 100 } });
    expect(sell(sold, shop()).body.points).toMatchObject({ tierBefore: "basic", tierAfter: "gold" });
  });
});
