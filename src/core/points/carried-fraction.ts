/**
 * The fraction of the next point that a member carries, between its stored form and the exact one.
 *
 * It is kept to a trillionth of a point, rounded down: denominators of unrelated rules multiply, and a stored number must
 * stay a safe integer.
 */
import { fraction } from "../money/fraction.ts";
import type { Fraction } from "../money/fraction.ts";
import type { Remainder } from "./standing.ts";

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
