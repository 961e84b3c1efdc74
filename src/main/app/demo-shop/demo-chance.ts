/**
 * Chance that comes out the same every time: mulberry32, a 32-bit generator that is good enough for a shop's habits and
 * for nothing that must not be guessed.
 */
export interface Chance {
  /** An integer from 0 to `below` − 1. */
  below(below: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean;
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    happens: (percent) => below(100) < percent,
  };
}
