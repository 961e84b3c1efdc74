/**
 * What a sale earns. Owns the base, the sum over rules and the one rounding; refuses to know lots and ledgers.
 *
 * 1. Each line's part of what is paid: its net, with its share of added tax; then without its share of what points pay,
 *    so that parts paid with points earn nothing. Both shares are spread by value and sum exactly.
 * 2. Every rule: points × base of its lines ÷ perMinor × the multiplier, an exact fraction, nothing rounded.
 * 3. The sum, and the fraction of a point that the member carries, rounded **down once**; the rest is carried on.
 *
 * | rule        | base  | carried in | points | carried on |
 * |-------------|-------|------------|--------|------------|
 * | 1 per 10.00 | 21.90 |            | 2      | 0.19       |
 * | 1 per 50.00 | 30.00 |            | 0      | 30/50      |
 * | 1 per 50.00 | 20.00 | 30/50      | 1      | 0          | 30 today and 20 tomorrow make a 50 rule fire
 * | 1 per 1.00 and 1 per 3.00 | 2.00 |  | 2      | 2/3        | 2 + 0.67, summed before rounding
 *
 * Of several multipliers the highest counts; today the tier's is the only one.
 */
import type { Earned, Earning, PricedBasket, PricedLine, Settlement, TaxRow } from "../basket/priced-basket.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import { LIMITS } from "../codec/fields.ts";
import { allocate } from "../money/allocate.ts";
import { addFractions, floorFraction, fraction, ZERO_FRACTION } from "../money/fraction.ts";
import type { Fraction } from "../money/fraction.ts";
import { minor, points, sumMinor } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import { halfUp, multiplyDivide } from "../money/rounding.ts";
import type { EarningRule, Program, Tier } from "../program/program.ts";
import type { Sentence } from "../sentence.ts";
import { tierOf } from "../tiers/judge-tier.ts";
import { balanceOf } from "./fold-standing.ts";
import type { Remainder } from "./standing.ts";

/**
 * A carried fraction is kept to a trillionth of a point, rounded down: denominators of unrelated rules multiply, and
 * a stored number must stay a safe integer.
 */
const REMAINDER_DENOMINATOR_MAX = 1_000_000_000_000n;

export function remainderOf({ numerator, denominator }: Fraction): Remainder {
  if (denominator <= REMAINDER_DENOMINATOR_MAX) {
    return { numerator: Number(numerator), denominator: Number(denominator) };
  }
  const kept = fraction((numerator * REMAINDER_DENOMINATOR_MAX) / denominator, REMAINDER_DENOMINATOR_MAX);
  return { numerator: Number(kept.numerator), denominator: Number(kept.denominator) };
}

export const fractionOf = ({ numerator, denominator }: Remainder): Fraction =>
  fraction(BigInt(numerator), BigInt(denominator));

interface EarningLine {
  readonly category: string;
  readonly baseMinor: Minor;
}

/** Every line's share of the tax of its rate, by value. */
function taxShares(lines: readonly PricedLine[], taxTable: readonly TaxRow[]): number[] {
  const shares = lines.map(() => 0);
  for (const row of taxTable) {
    const indexes = lines.flatMap((line, index) => (line.taxRateId === row.taxRateId ? [index] : []));
    const parts = allocate(
      row.taxMinor,
      indexes.map((index) => lines[index]?.netMinor ?? 0),
    );
    indexes.forEach((index, position) => {
      shares[index] = parts[position] ?? 0;
    });
  }
  return shares;
}

/** What is paid in money for each line, in the measure that the programme earns on. */
function earningLines(priced: PricedBasket, settlement: Settlement | null, facts: PricingFacts, program: Program) {
  if (priced.lines.length === 0) return [];
  // By line id, so that a tie between equal shares does not depend on the order of scanning.
  const lines = priced.lines.toSorted((a, b) => (a.lineId < b.lineId ? -1 : 1));
  const tax = taxShares(lines, priced.taxTable);
  const addedOn = facts.settings.taxMode === "exclusive";
  const paid = lines.map(({ netMinor }, index) => (addedOn ? netMinor + (tax[index] ?? 0) : netMinor));
  const byPoints = settlement?.tenders.filter((tender) => tender.kind === "points").map((one) => one.amountMinor) ?? [];
  const notMoney = allocate(sumMinor(byPoints), paid);
  return lines.map(({ category }, index): EarningLine => {
    const whole = paid[index] ?? 0;
    const money = whole - (notMoney[index] ?? 0);
    if (program.earning.base === "withTax" || whole === 0) return { category, baseMinor: minor(money) };
    return { category, baseMinor: minor(multiplyDivide(whole - (tax[index] ?? 0), money, whole, halfUp)) };
  });
}

const appliesTo = (rule: EarningRule, { category }: EarningLine): boolean =>
  (rule.onlyCategories.length === 0 || rule.onlyCategories.includes(category)) &&
  !rule.exceptCategories.includes(category);

interface RuleResult {
  readonly rule: Extract<EarningRule, { kind: "perMoney" }>;
  readonly baseMinor: Minor;
  readonly exact: Fraction;
}

/** What every rule gives before anything is rounded. */
export interface ExactEarning {
  readonly baseMinor: Minor;
  readonly results: readonly RuleResult[];
  readonly sum: Fraction;
  readonly tier: Tier | null;
}

export function exactEarning(
  priced: PricedBasket,
  settlement: Settlement | null,
  facts: PricingFacts,
  program: Program,
): ExactEarning {
  const { member, businessDate } = facts;
  const tier = member === null ? null : (tierOf(member.standing, program, businessDate)?.tier ?? null);
  const multiplier = BigInt(tier?.earnMultiplierHundredths ?? 100);
  const lines = earningLines(priced, settlement, facts, program);
  const { rules } = program.earning;
  const results = rules.flatMap((rule) => {
    const baseMinor = sumMinor(lines.filter((line) => appliesTo(rule, line)).map((line) => line.baseMinor));
    if (baseMinor <= 0 || baseMinor < rule.minimumSpendMinor) return [];
    if (rule.kind !== "perMoney") return [];
    const exact = fraction(BigInt(rule.points) * BigInt(baseMinor) * multiplier, BigInt(rule.perMinor) * 100n);
    return [{ rule, baseMinor, exact }];
  });
  const eligible = lines.filter((line) => results.some(({ rule }) => appliesTo(rule, line)));
  return {
    baseMinor: sumMinor(eligible.map((line) => line.baseMinor)),
    results,
    sum: results.reduce((sum, result) => addFractions(sum, result.exact), ZERO_FRACTION),
    tier,
  };
}

function earnedSentence({ rule, baseMinor }: RuleResult, tier: Tier | null): Sentence {
  const values = {
    rule: { name: rule.name },
    points: { points: rule.points },
    per: { money: rule.perMinor },
    base: { money: baseMinor },
  };
  if (tier === null || tier.earnMultiplierHundredths === 100) return { key: "earnedPerMoney", values };
  const times = String(tier.earnMultiplierHundredths / 100);
  return { key: "earnedPerMoneyTimes", values: { ...values, times, tier: { name: tier.name } } };
}

/** Each rule's own share for display; shares sum to the points earned. */
function earnedRows(exact: ExactEarning, earned: Points): Earned[] {
  if (exact.results.length === 0) return [];
  const common = exact.results.reduce((product, result) => product * result.exact.denominator, 1n);
  const shares = allocate(
    earned,
    exact.results.map(({ exact: { numerator, denominator } }) => numerator * (common / denominator)),
  );
  return exact.results.map((result, index) => ({
    ruleId: result.rule.id,
    points: points(shares[index] ?? 0),
    sentence: earnedSentence(result, exact.tier),
  }));
}

/** null without a member or a programme. `settlement` is null for the preview before any tender. */
export function earnPoints(priced: PricedBasket, settlement: Settlement | null, facts: PricingFacts): Earning | null {
  const { program, member } = facts;
  if (program === null || member === null) return null;
  const exact = exactEarning(priced, settlement, facts, program);
  const carriedIn = program.earning.carryRemainder ? fractionOf(member.standing.remainder) : ZERO_FRACTION;
  const sum = addFractions(exact.sum, carriedIn);
  const whole = floorFraction(sum);
  // A ledger has an upper end; what would pass it is not given, and the balance stays one that can be stored.
  const room = BigInt(LIMITS.points - Math.max(0, balanceOf(member.standing)));
  const earned = points(Number(whole < room ? whole : room));
  const rest = addFractions(sum, fraction(-whole, 1n));
  return {
    baseMinor: exact.baseMinor,
    rules: earnedRows(exact, earned),
    points: earned,
    lines: [],
    uses: [],
    remainderBefore: member.standing.remainder,
    remainderAfter: program.earning.carryRemainder ? remainderOf(rest) : member.standing.remainder,
  };
}
