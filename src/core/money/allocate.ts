/**
 * Splits a whole into integer shares by weight, with the largest-remainder method (Hamilton): shares sum exactly.
 *
 * | total | weights | shares  |
 * |-------|---------|---------|
 * |   10  | 1 1 1   | 4 3 3   |
 * |   -5  | 1 1     | -3 -2   |
 * |    7  | 0 0     | 7 0     | no weight at all: the first position carries the whole
 *
 * Ties go to the earlier position, so the answer depends on nothing but its input. Weights are not negative.
 *
 * A total times a weight may pass 2^53, hence BigInt; where no product can, plain numbers give the same answer several
 * times as fast (property-tested).
 */
import { assert } from "../assert.ts";

/** Whole shares rounded down, and what the division left of each. */
interface RoundedDown<R extends number | bigint> {
  readonly shares: number[];
  readonly rests: readonly R[];
}

function divideExactly(whole: bigint, weights: readonly (number | bigint)[]): RoundedDown<bigint> {
  const sum = weights.reduce<bigint>((running, weight) => running + BigInt(weight), 0n);
  const products = weights.map((weight) => whole * BigInt(weight));
  return { shares: products.map((exact) => Number(exact / sum)), rests: products.map((exact) => exact % sum) };
}

const sumOf = (weights: readonly number[]): number => weights.reduce((running, weight) => running + weight, 0);

function divideSmall(whole: number, weights: readonly number[]): RoundedDown<number> {
  const sum = sumOf(weights);
  const rests = weights.map((weight) => (whole * weight) % sum);
  return { shares: weights.map((weight, index) => (whole * weight - (rests[index] ?? 0)) / sum), rests };
}

/** Whether no product with the whole can pass 2^53: no weight is above the sum of all. */
function areSmall(whole: number, weights: readonly (number | bigint)[]): weights is readonly number[] {
  let sum = 0;
  for (const weight of weights) {
    if (typeof weight === "bigint") return false;
    sum += weight;
  }
  return Number.isSafeInteger(sum) && Number.isSafeInteger(sum * whole);
}

/** One more for those with the largest rests, the earlier position first, until the shares sum to the whole. */
function handOutRest<R extends number | bigint>({ shares, rests }: RoundedDown<R>, whole: number): number[] {
  let left = whole - sumOf(shares);
  if (left === 0) return shares;
  const restOf = (index: number): R | 0 => rests[index] ?? 0;
  const byRest = shares
    .map((_, index) => index)
    .toSorted((a, b) => {
      const [first, second] = [restOf(a), restOf(b)];
      return first === second ? a - b : first > second ? -1 : 1;
    });
  for (const index of byRest) {
    if (left === 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}

export function allocate(total: number, weights: readonly (number | bigint)[]): number[] {
  assert(Number.isSafeInteger(total), "a total to allocate must be a safe integer");
  assert(weights.length > 0, "a split needs at least one share");
  assert(
    weights.every((weight) => (typeof weight === "bigint" || Number.isSafeInteger(weight)) && weight >= 0),
    "weights must be exact integers, not negative",
  );
  if (weights.every((weight) => Number(weight) === 0)) return weights.map((_, index) => (index === 0 ? total : 0));
  const whole = Math.abs(total);
  const shares = areSmall(whole, weights)
    ? handOutRest(divideSmall(whole, weights), whole)
    : handOutRest(divideExactly(BigInt(whole), weights), whole);
  return total < 0 ? shares.map((share) => -share || 0) : shares;
}
