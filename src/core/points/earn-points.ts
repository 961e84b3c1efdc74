/**
 * What a sale earns. Owns the sum and the one rounding; refuses to know lots and ledgers.
 *
 *   earning-base: what of each line is paid in money → earn-by-rule: exact fractions, multiplied and capped
 *     → the sum and the fraction of a point that the member carries, rounded **down once**; the rest is carried on
 *     → earned-rows: whose points they are, by rule and by line → bonuses-of-sale: points that no line makes
 *
 * | rule        | base  | carried in | points | carried on |
 * |-------------|-------|------------|--------|------------|
 * | 1 per 10.00 | 21.90 |            | 2      | 0.19       |
 * | 1 per 50.00 | 30.00 |            | 0      | 30/50      |
 * | 1 per 50.00 | 20.00 | 30/50      | 1      | 0          | 30 today and 20 tomorrow make a 50 rule fire
 * | 1 per 1.00 and 1 per 3.00 | 2.00 |  | 2      | 2/3        | 2 + 0.67, summed before rounding
 */
import type { Earned, Earning, PricedBasket, Settlement, UsedRule } from "../basket/priced-basket.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import { LIMITS } from "../codec/fields.ts";
import { addFractions, floorFraction, fraction, ZERO_FRACTION } from "../money/fraction.ts";
import { minPoints, minor, points, sumMinor, sumPoints } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import type { Program } from "../program/program.ts";
import { tierForSale } from "../tiers/tier-of-sale.ts";
import { bonusesOfSale } from "./bonuses-of-sale.ts";
import { fractionOf, remainderOf } from "./carried-fraction.ts";
import { earnByRule } from "./earn-by-rule.ts";
import type { ExactEarning } from "./earn-by-rule.ts";
import { earnedRows, pointsByLine } from "./earned-rows.ts";
import { earningBase } from "./earning-base.ts";
import { ALL_RULES, isRemembered } from "./earning-caps.ts";
import { balanceOf } from "./fold-standing.ts";

/** What the goods come to after the discounts on single lines, which is what a tier of this sale is reached by. */
export function goodsAfterItems({ lines }: PricedBasket): Minor {
  let sum = 0;
  for (const { sells, grossMinor, adjustments } of lines) {
    if (sells.kind !== "goods") continue;
    sum += grossMinor;
    for (const { stage, amountMinor } of adjustments) if (stage !== "order" && stage !== "reward") sum += amountMinor;
  }
  return minor(sum);
}

export function exactEarning(
  priced: PricedBasket,
  settlement: Settlement | null,
  facts: PricingFacts,
  program: Program,
): ExactEarning {
  const base = earningBase(priced, settlement, facts, program);
  const tier = tierForSale(facts, goodsAfterItems(priced));
  return earnByRule(base, facts, program, tier);
}

/** What caps and bonuses of later sales have to know. */
function usesOf(rows: readonly Earned[], ofRules: Points, { rules, caps }: Program["earning"]): UsedRule[] {
  const remembered = new Set(rules.filter((rule) => isRemembered(rule.caps)).map((rule) => rule.id));
  const uses = rows
    .filter((row) => row.points > 0 && (remembered.has(row.ruleId) || row.ruleId.startsWith("bonus:")))
    .map((row) => ({ ruleId: row.ruleId, serial: null, points: row.points }));
  return ofRules > 0 && isRemembered(caps) ? [...uses, { ruleId: ALL_RULES, serial: null, points: ofRules }] : uses;
}

/** Bonuses as far as the ledger has room for them. */
function withinRoom(bonuses: readonly Earned[], room: Points): Earned[] {
  let left: number = room;
  return bonuses.map((bonus) => {
    const given = minPoints(bonus.points, points(left));
    left -= given;
    return { ...bonus, points: given };
  });
}

/** null without a member or a programme. `settlement` is null for the preview before any tender. */
export function earnPoints(priced: PricedBasket, settlement: Settlement | null, facts: PricingFacts): Earning | null {
  const { program, member } = facts;
  if (program === null || member === null) return null;
  const { carryRemainder } = program.earning;
  const exact = exactEarning(priced, settlement, facts, program);
  const carriedIn = carryRemainder ? fractionOf(member.standing.remainder) : ZERO_FRACTION;
  const sum = addFractions(exact.sum, carriedIn);
  const whole = floorFraction(sum);
  // A ledger has an upper end; what would pass it is not given, and the balance stays one that can be stored.
  const room = points(LIMITS.points - Math.max(0, balanceOf(member.standing)));
  const ofRules = points(Number(whole < BigInt(room) ? whole : BigInt(room)));
  const rows = earnedRows(exact, ofRules);
  const goodsMinor = sumMinor(exact.base.lines.map((line) => line.baseMinor));
  const bonuses = withinRoom(bonusesOfSale(goodsMinor, member, program, facts.businessDate), points(room - ofRules));
  const rules = [...rows, ...bonuses];
  return {
    baseMinor: exact.baseMinor,
    rules,
    points: sumPoints([ofRules, ...bonuses.map((bonus) => bonus.points)]),
    lines: pointsByLine(exact, rows),
    uses: usesOf(rules, ofRules, program.earning),
    remainderBefore: member.standing.remainder,
    remainderAfter: carryRemainder ? remainderOf(addFractions(sum, fraction(-whole, 1n))) : member.standing.remainder,
  };
}
