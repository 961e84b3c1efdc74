/**
 * Every division of the program. A rounding is a function that is passed by name, so no division can forget it.
 *
 * | numerator / denominator | down | up | halfUp | halfEven |
 * |-------------------------|------|----|--------|----------|
 * |  5 / 2  =  2.5          |  2   |  3 |   3    |    2     |
 * |  7 / 2  =  3.5          |  3   |  4 |   4    |    4     |
 * | -5 / 2  = -2.5          | -2   | -3 |  -3    |   -2     |
 * |  1 / 3  =  0.33…        |  0   |  1 |   0    |    0     |
 *
 * `down` is toward zero and `up` away from it, so a return rounds as its sale did.
 */
import { assert } from "../assert.ts";

/** Rounds the exact fraction `numerator / denominator` (denominator > 0) to an integer. */
export type Rounding = (numerator: bigint, denominator: bigint) => bigint;

export type RoundingName = "down" | "up" | "halfUp" | "halfEven";

const sign = (value: bigint): bigint => (value < 0n ? -1n : 1n);
const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

export const down: Rounding = (numerator, denominator) => numerator / denominator;

const up: Rounding = (numerator, denominator) =>
  numerator % denominator === 0n ? numerator / denominator : numerator / denominator + sign(numerator);

export const halfUp: Rounding = (numerator, denominator) =>
  sign(numerator) * ((2n * magnitude(numerator) + denominator) / (2n * denominator));

const halfEven: Rounding = (numerator, denominator) => {
  const whole = numerator / denominator;
  const twiceRest = 2n * magnitude(numerator % denominator);
  if (twiceRest < denominator || (twiceRest === denominator && whole % 2n === 0n)) return whole;
  return whole + sign(numerator);
};

export const ROUNDINGS: Readonly<Record<RoundingName, Rounding>> = { down, up, halfUp, halfEven };

/** Whether the rest of a division, which is not nothing, carries the result one away from zero. */
function isCarried(rounding: Rounding, whole: number, rest: number, divisor: number): boolean {
  if (rounding === down) return false;
  if (rounding === up) return true;
  assert(rounding === halfUp || rounding === halfEven, "a rounding is one of those in ROUNDINGS");
  // Not `2 × rest`, which may pass 2^53.
  const missing = divisor - rest;
  return rest === missing ? rounding === halfUp || whole % 2 !== 0 : rest > missing;
}

/**
 * `a × b ÷ divisor`, exact until the one named rounding.
 *
 * The product of a price and a quantity passes 2^53 long before either is unreasonable, hence BigInt inside; the usual
 * small product takes the fast path, which gives the same answer (property-tested).
 */
export function multiplyDivide(a: number, b: number, divisor: number, rounding: Rounding): number {
  assert(Number.isSafeInteger(a) && Number.isSafeInteger(b), "a product needs safe integers");
  assert(Number.isSafeInteger(divisor) && divisor > 0, "a divisor must be a positive safe integer");
  const product = a * b;
  if (Number.isSafeInteger(product)) {
    const rest = Math.abs(product % divisor);
    const whole = (Math.abs(product) - rest) / divisor;
    const size = rest !== 0 && isCarried(rounding, whole, rest, divisor) ? whole + 1 : whole;
    return product < 0 && size !== 0 ? -size : size;
  }
  const result = Number(rounding(BigInt(a) * BigInt(b), BigInt(divisor)));
  assert(Number.isSafeInteger(result), "the result of a division must be a safe integer");
  return result || 0;
}
