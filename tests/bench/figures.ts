/** Measuring: many runs of one thing, its quantiles, and the one line of JSON that a bench ends with. */
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";

export interface Figures {
  readonly runs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** The smallest value that at least this part of the sorted values does not exceed. */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

export function figuresOf(durationsMs: readonly number[]): Figures {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  return {
    runs: sorted.length,
    medianMs: rounded(quantile(sorted, 0.5)),
    p99Ms: rounded(quantile(sorted, 0.99)),
    maxMs: rounded(sorted.at(-1) ?? Number.NaN),
  };
}

/** Times each run by itself, after some that do not count. */
export function timeRuns(runs: number, work: (run: number) => void, warmUp = Math.ceil(runs / 10)): Figures {
  for (let run = 0; run < warmUp; run += 1) work(run);
  const durations: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now();
    work(warmUp + run);
    durations.push(performance.now() - startedAt);
  }
  return figuresOf(durations);
}

/** A pseudo-random source that gives the same numbers on every machine (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The values of `--name value` flags, for benches that take some. An unknown flag is an error. */
export function argumentsOf<N extends string>(...names: readonly N[]): Readonly<Partial<Record<N, string>>> {
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
  });
  const found: Partial<Record<N, string>> = {};
  for (const name of names) {
    const value = values[name];
    if (typeof value === "string") found[name] = value;
  }
  return found;
}

/** Ends a bench: its aim beside its figures, as the last line of standard output. */
export function report(result: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
