/**
 * The tier that a sale's order discount and multipliers are taken from.
 *
 * | countsFrom | held   | metric   | this sale makes | tier of the sale |
 * |------------|--------|----------|-----------------|------------------|
 * | nextSale   | silver | any      | gold            | silver           |
 * | thisSale   | silver | netSpend | gold            | gold             | the goods, after the discounts on single lines
 * | thisSale   | silver | visits   | gold            | gold             | one visit more
 * | thisSale   | silver | points   | gold            | silver           | what it earns is not known before its tier is
 */
import type { PricingFacts } from "../basket/pricing-facts.ts";
import type { Minor } from "../money/integers.ts";
import { addQualifying } from "../points/fold-standing.ts";
import type { Program, Tier } from "../program/program.ts";
import { judgeTier, tierOf } from "./judge-tier.ts";

function amountOfSale(metric: Program["tiers"]["metric"], goodsNetMinor: Minor): number {
  if (metric === "visits") return 1;
  return metric === "netSpend" ? goodsNetMinor : 0;
}

/** `goodsNetMinor` is what the goods (no value that is sold) come to after stage 3. null without member or programme. */
export function tierForSale({ member, program, businessDate }: PricingFacts, goodsNetMinor: Minor): Tier | null {
  if (member === null || program === null) return null;
  const { standing } = member;
  const { countsFrom, metric } = program.tiers;
  const held = tierOf(standing, program, businessDate);
  if (countsFrom === "nextSale") return held?.tier ?? null;
  const qualifying = addQualifying(standing.qualifying, businessDate, amountOfSale(metric, goodsNetMinor));
  return judgeTier(held, { qualifying }, program, businessDate)?.tier ?? null;
}
