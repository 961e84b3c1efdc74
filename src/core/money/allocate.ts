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
 */
import { assert } from "../assert.ts";

export function allocate(total: number, weights: readonly (number | bigint)[]): number[] {
  assert(Number.isSafeInteger(total), "a total to allocate must be a safe integer");
  assert(weights.length > 0, "a split needs at least one share");
  assert(
    weights.every((weight) => (typeof weight === "bigint" || Number.isSafeInteger(weight)) && weight >= 0),
    "weights must be exact integers, not negative",
  );
  const sum = weights.reduce<bigint>((running, weight) => running + BigInt(weight), 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? total : 0));

  const direction = total < 0 ? -1 : 1;
  const whole = BigInt(Math.abs(total));
  const parts = weights.map((weight, index) => {
    const exact = whole * BigInt(weight);
    return { index, share: Number(exact / sum), rest: exact % sum };
  });
  let left = Math.abs(total) - parts.reduce((running, part) => running + part.share, 0);
  const byRest = parts.toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const part of byRest) {
    if (left === 0) break;
    part.share += 1;
    left -= 1;
  }
  return parts.map((part) => part.share * direction || 0);
}
