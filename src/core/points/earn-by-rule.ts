/**
 * What each rule gives before anything is rounded: an exact fraction of points.
 *
 * | kind     | gives                                                                        |
 * |----------|------------------------------------------------------------------------------|
 * | perMoney | points × Σ (base × multiplier of the line) ÷ perMinor                        |
 * | perUnit  | points × Σ (quantity × multiplier of the line) × part that is paid in money  | of lines that are not free
 * | perSale  | points × multiplier of the sale, once, when there is something to earn on    |
 * | perVisit | the same, in the member's first sale of a business day                       |
 *
 * A rule counts when it is in force, when its goods have a base, and when they reach its minimum; then its caps hold.
 *
 * Sums over lines are taken once per rule over one denominator, in plain integers where they fit.
 */
import type { PricingFacts } from "../basket/pricing-facts.ts";
import { addFractions, fraction, ZERO_FRACTION } from "../money/fraction.ts";
import type { Fraction } from "../money/fraction.ts";
import { minor, sumMinor } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import type { EarningRule, Program, Tier } from "../program/program.ts";
import { isInForce } from "../promotions/in-force.ts";
import { matchesSelection } from "../promotions/matches-selection.ts";
import type { NamedMultiplier } from "../sentence.ts";
import type { EarningBase, EarningLine } from "./earning-base.ts";
import { ALL_RULES, capPoints } from "./earning-caps.ts";
import type { HeldCap } from "./earning-caps.ts";
import { earningFactors } from "./earning-multipliers.ts";
import type { Factors } from "./earning-multipliers.ts";

/** Integers of one size: plain ones where their sum is a safe one. */
type Weights = readonly number[] | readonly bigint[];

export interface RuleResult {
  readonly rule: EarningRule;
  readonly baseMinor: Minor;
  readonly quantityMilli: number;
  /** The rule's lines among those of the base, and how they share what it gives. */
  readonly indexes: readonly number[];
  readonly weights: Weights;
  readonly multipliers: readonly NamedMultiplier[];
  readonly exact: Fraction;
  readonly held: HeldCap | null;
}

/** What the rules work on. */
interface Ground {
  readonly base: EarningBase;
  readonly factors: Factors;
  readonly moneyWeights: Weights;
  readonly unitWeights: Weights;
  readonly saleWeights: Weights;
}

const quantityOf = ({ line, baseMinor }: EarningLine): number => (baseMinor > 0 ? line.quantityMilli : 0);

function weigh(figures: readonly number[], { ofLines }: Factors): Weights {
  const exact = figures.map((figure, index) => BigInt(figure) * (ofLines[index]?.times ?? 0n));
  const sum = exact.reduce((total, weight) => total + weight, 0n);
  return sum <= BigInt(Number.MAX_SAFE_INTEGER) ? exact.map(Number) : exact;
}

function sumAt(weights: Weights, indexes: readonly number[]): bigint {
  let small = 0;
  let large = 0n;
  for (const index of indexes) {
    const weight = weights[index] ?? 0;
    if (typeof weight === "number") small += weight;
    else large += weight;
  }
  return BigInt(small) + large;
}

const MINIMUM_FIGURE = { base: "baseMinor", withTax: "withTaxMinor", withoutTax: "withoutTaxMinor" } as const;

function weightsOf(kind: EarningRule["kind"], ground: Ground): Weights {
  if (kind === "perMoney") return ground.moneyWeights;
  return kind === "perUnit" ? ground.unitWeights : ground.saleWeights;
}

function exactOf(rule: EarningRule, indexes: readonly number[], { base, factors, ...ground }: Ground): Fraction {
  const given = BigInt(rule.points);
  switch (rule.kind) {
    case "perMoney":
      return fraction(given * sumAt(ground.moneyWeights, indexes), BigInt(rule.perMinor) * factors.scale);
    case "perUnit":
      return fraction(
        given * sumAt(ground.unitWeights, indexes) * BigInt(base.moneyMinor),
        1000n * factors.scale * BigInt(base.wholeMinor),
      );
    case "perSale":
    case "perVisit":
      return fraction(given * factors.ofSale.times, factors.scale);
  }
}

function multipliersOf(
  rule: EarningRule,
  indexes: readonly number[],
  { base, factors }: Ground,
): readonly NamedMultiplier[] {
  if (rule.kind === "perSale" || rule.kind === "perVisit") return factors.ofSale.by;
  const earning = indexes.filter((index) => (base.lines[index]?.baseMinor ?? 0) > 0);
  const all = earning.flatMap((index) => factors.ofLines[index]?.by ?? []);
  return all.filter((one, index) => all.findIndex((other) => other.name === one.name) === index);
}

function resultOf(rule: EarningRule, facts: PricingFacts, ground: Ground): RuleResult | null {
  const { lines } = ground.base;
  const indexes = lines.flatMap(({ line }, index) => (matchesSelection(rule, line) ? [index] : []));
  const sumOf = (figure: (line: EarningLine) => number): number =>
    indexes.reduce((sum, index) => sum + (lines[index] === undefined ? 0 : figure(lines[index])), 0);
  const baseMinor = minor(sumOf((line) => line.baseMinor));
  const counted = MINIMUM_FIGURE[rule.minimumOf];
  const reached = counted === "baseMinor" ? baseMinor : sumOf((line) => line[counted]);
  if (baseMinor <= 0 || reached < rule.minimumSpendMinor) return null;
  const capped = capPoints(exactOf(rule, indexes, ground), rule.caps, facts.member?.used.get(rule.id));
  return {
    rule,
    baseMinor,
    quantityMilli: rule.kind === "perUnit" ? sumOf(quantityOf) : 0,
    indexes,
    weights: weightsOf(rule.kind, ground),
    multipliers: multipliersOf(rule, indexes, ground),
    ...capped,
  };
}

/** What every rule gives, caps over all of them, and the base that they give it on. */
export interface ExactEarning {
  readonly base: EarningBase;
  /** Of the lines that a rule is about. */
  readonly baseMinor: Minor;
  readonly results: readonly RuleResult[];
  readonly sum: Fraction;
  readonly held: HeldCap | null;
}

export function earnByRule(base: EarningBase, facts: PricingFacts, program: Program, tier: Tier | null): ExactEarning {
  const { lines } = base;
  const factors = earningFactors(lines, facts, program, tier);
  const ground: Ground = {
    base,
    factors,
    moneyWeights: weigh(
      lines.map((line) => line.baseMinor),
      factors,
    ),
    unitWeights: weigh(lines.map(quantityOf), factors),
    saleWeights: lines.map((line) => line.baseMinor),
  };
  const isFirstVisit = facts.member?.standing.lastVisit !== facts.businessDate;
  const results = program.earning.rules.flatMap((rule) => {
    if (rule.kind === "perVisit" && !isFirstVisit) return [];
    return isInForce(rule.when, facts, tier?.id ?? null) ? (resultOf(rule, facts, ground) ?? []) : [];
  });
  const eligible = new Set(results.flatMap((result) => result.indexes));
  const capped = capPoints(
    results.reduce((sum, result) => addFractions(sum, result.exact), ZERO_FRACTION),
    program.earning.caps,
    facts.member?.used.get(ALL_RULES),
  );
  return {
    base,
    baseMinor: sumMinor(lines.filter((_, index) => eligible.has(index)).map((line) => line.baseMinor)),
    results,
    sum: capped.exact,
    held: capped.held,
  };
}
