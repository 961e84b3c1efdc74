/** Exact arithmetic for the reference: fractions of big integers, rounded where the rule says so and nowhere else. */

export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

export const ratio = (over: bigint | number, under: bigint | number = 1n): Ratio => ({
  over: BigInt(over),
  under: BigInt(under),
});

export const times = (a: Ratio, b: Ratio): Ratio => ({ over: a.over * b.over, under: a.under * b.under });

/** To the nearest integer; a half goes away from zero. Only for what is not below zero. */
export function halfUp({ over, under }: Ratio): bigint {
  const [whole, rest] = [over / under, over % under];
  return rest * 2n >= under ? whole + 1n : whole;
}

export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
export const sum = (values: readonly bigint[]): bigint => values.reduce((all, one) => all + one, 0n);

/**
 * Splits a whole by weight: everybody gets the whole part of their exact share, then one unit each goes to the largest
 * rests, the earlier first.
 */
export function split(whole: bigint, weights: readonly bigint[]): bigint[] {
  const all = sum(weights);
  if (all === 0n) return weights.map((_, at) => (at === 0 ? whole : 0n));
  const shares = weights.map((weight) => (whole * weight) / all);
  const rests = weights.map((weight, at) => ({ at, rest: (whole * weight) % all }));
  rests.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  let left = whole - sum(shares);
  for (const { at } of rests) {
    if (left === 0n) break;
    shares[at] = (shares[at] ?? 0n) + 1n;
    left -= 1n;
  }
  return shares;
}
