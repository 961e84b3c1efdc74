/**
 * Exact fractions, for sums that are rounded once at their end (earning: the results of all rules, and the fraction
 * of the next point that a member carries).
 *
 * Invariants: the denominator is positive; fractions are kept in lowest terms.
 */
import { assert } from "../assert.ts";

export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

export function fraction(numerator: bigint, denominator: bigint): Fraction {
  assert(denominator > 0n, "a fraction needs a positive denominator");
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export const ZERO_FRACTION: Fraction = fraction(0n, 1n);

export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const negateFraction = (a: Fraction): Fraction => ({ numerator: -a.numerator, denominator: a.denominator });

/** The largest integer that is not above the fraction (toward −∞, also for negative ones). */
export function floorFraction({ numerator, denominator }: Fraction): bigint {
  const toZero = numerator / denominator;
  return numerator % denominator < 0n ? toZero - 1n : toZero;
}
