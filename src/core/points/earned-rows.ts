/**
 * Who gave the points of a sale: each rule's whole points with its sentence, and each line's. For display and for caps; what
 * is exact is the sum.
 *
 * Every rule has its whole points, and what the fractions and the carried one make together goes to the largest
 * fractions, so no row is more than a point off and none passes its cap.
 *
 * | exact          | carried in | points | rows    |
 * |----------------|------------|--------|---------|
 * | 10, 0.5        | 0.5        | 11     | 10, 1   | the first is at its cap
 * | 1.6, 1.6       | 0          | 3      | 2, 1    |
 * | 90, 30, cap of 60 over all | 0 | 60    | 45, 15  | by what they would have given
 */
import type { Earned, Earning } from "../basket/priced-basket.ts";
import { allocate } from "../money/allocate.ts";
import { addFractions, floorFraction, fraction } from "../money/fraction.ts";
import type { Fraction } from "../money/fraction.ts";
import { milli, points, ZERO_POINTS } from "../money/integers.ts";
import type { Points } from "../money/integers.ts";
import type { Sentence } from "../sentence.ts";
import type { ExactEarning, RuleResult } from "./earn-by-rule.ts";
import { ALL_RULES } from "./earning-caps.ts";

function largestFirst(a: Fraction, b: Fraction): number {
  const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator];
  return left === right ? 0 : left > right ? -1 : 1;
}

/** Whole points that sum to `earned`. */
function wholeShares(earned: Points, exact: readonly Fraction[]): number[] {
  const floors = exact.map(floorFraction);
  const left = BigInt(earned) - floors.reduce((sum, floor) => sum + floor, 0n);
  const rests = exact
    .map((one, index) => ({ index, rest: addFractions(one, fraction(-(floors[index] ?? 0n), 1n)) }))
    .filter(({ rest }) => rest.numerator > 0n);
  if (left < 0n || left > BigInt(rests.length)) {
    const common = exact.reduce((product, one) => product * one.denominator, 1n);
    return allocate(
      earned,
      exact.map(({ numerator, denominator }) => numerator * (common / denominator)),
    );
  }
  const raised = rests.toSorted((a, b) => largestFirst(a.rest, b.rest) || a.index - b.index).slice(0, Number(left));
  const isRaised = new Set(raised.map(({ index }) => index));
  return floors.map((floor, index) => Number(floor) + (isRaised.has(index) ? 1 : 0));
}

const KEY_OF_KIND = {
  perMoney: "earnedPerMoney",
  perUnit: "earnedPerUnit",
  perSale: "earnedPerSale",
  perVisit: "earnedPerVisit",
} as const;

/** A sentence is read, not counted. */
const MULTIPLIERS_SAID_MAX = 10;

function earnedSentence({ rule, baseMinor, quantityMilli, multipliers, held }: RuleResult): Sentence {
  const name = { rule: { name: rule.name } };
  if (held !== null) return { key: `earnedUpTo${held.span}Cap`, values: { ...name, max: { points: held.max } } };
  const values = {
    ...name,
    points: { points: rule.points },
    ...(rule.kind === "perMoney" ? { per: { money: rule.perMinor }, base: { money: baseMinor } } : {}),
    ...(rule.kind === "perUnit" ? { quantity: { quantity: milli(quantityMilli) } } : {}),
  };
  const key = KEY_OF_KIND[rule.kind];
  return multipliers.length === 0
    ? { key, values }
    : {
        key: `${key}Multiplied`,
        values: { ...values, multipliers: { multipliers: multipliers.slice(0, MULTIPLIERS_SAID_MAX) } },
      };
}

/** A row for every rule that counted, and one of nothing that says so where a cap over all of them held. */
export function earnedRows({ results, held }: ExactEarning, earned: Points): Earned[] {
  if (results.length === 0) return [];
  const shares = wholeShares(
    earned,
    results.map((result) => result.exact),
  );
  const rows = results.map((result, index) => ({
    ruleId: result.rule.id,
    points: points(shares[index] ?? 0),
    sentence: earnedSentence(result),
  }));
  if (held === null) return rows;
  const sentence = { key: `allRulesUpTo${held.span}Cap`, values: { max: { points: held.max } } };
  return [...rows, { ruleId: ALL_RULES, points: ZERO_POINTS, sentence }];
}

/** What each line has of the rows, which are those of the results. */
export function pointsByLine({ results, base }: ExactEarning, rows: readonly Earned[]): Earning["lines"] {
  const sums = base.lines.map(() => 0);
  results.forEach(({ indexes, weights }, position) => {
    const given = rows[position]?.points ?? 0;
    if (given === 0) return;
    const shares = allocate(
      given,
      indexes.map((index) => weights[index] ?? 0),
    );
    indexes.forEach((index, at) => {
      sums[index] = (sums[index] ?? 0) + (shares[at] ?? 0);
    });
  });
  return base.lines.map(({ line }, index) => ({ lineId: line.lineId, points: points(sums[index] ?? 0) }));
}
