/**
 * Whole pieces on their way into groups. Pieces of one line are worth the same, so they are kept as a run with a count
 * and never one by one: a line of 99,999 pieces is as quick as one of three.
 *
 * Groups are filled dearest first (ties by line id) and are full or not formed. Equal groups in a row are one entry with
 * `times`:
 *
 * | runs           | size | groups                        |
 * |----------------|------|-------------------------------|
 * | 7 × 2.00       | 3    | 2 times [3 × 2.00]            | one piece is left over
 * | 4 × 3, 3 × 1   | 3    | [3 × 3], [1 × 3, 2 × 1]       |
 * | 2 × 3, 1 × 1   | 4    |                               |
 */
import { allocate } from "#core/money/allocate.ts";

export interface PieceRun {
  /** Where the line stands in the work; lines stand in the order of their ids. */
  readonly line: number;
  /** Pieces of one product share it. */
  readonly product: string;
  /** Of one piece. */
  readonly valueMinor: number;
  readonly count: number;
}

/** Some pieces of a run, in a group. */
export type GroupPart = Pick<PieceRun, "line" | "valueMinor" | "count">;

export interface DiscountedPart {
  readonly line: number;
  readonly count: number;
  /** What one such group takes off these pieces together. */
  readonly offMinor: number;
}

/** A group that helps, so many times in a row. Its parts hold all its pieces, also those that nothing is taken off. */
export interface PieceGroup {
  readonly times: number;
  readonly offMinor: number;
  readonly parts: readonly DiscountedPart[];
}

/** What one group takes off its parts. */
export type GroupDiscount = (parts: readonly GroupPart[]) => readonly DiscountedPart[];

export const dearestFirst = (a: PieceRun, b: PieceRun): number => b.valueMinor - a.valueMinor || a.line - b.line;

/** The pieces of one group from where the runs stand; fewer than `size` when they run out. */
function fillGroup(counts: readonly number[], runs: readonly PieceRun[], from: number, size: number): GroupPart[] {
  const parts: GroupPart[] = [];
  let missing = size;
  for (let at = from; at < runs.length && missing > 0; at += 1) {
    const run = runs[at];
    const count = Math.min(counts[at] ?? 0, missing);
    if (run === undefined || count === 0) continue;
    parts.push({ line: run.line, valueMinor: run.valueMinor, count });
    missing -= count;
  }
  return missing === 0 ? parts : [];
}

/**
 * All groups of `size` that help. As pieces come dearest first, a group gives at most what the one before it gave: the
 * first that does not help ends it.
 */
export function formGroups(runs: readonly PieceRun[], size: number, discount: GroupDiscount): PieceGroup[] {
  const sorted = runs.toSorted(dearestFirst);
  const counts = sorted.map((run) => run.count);
  const groups: PieceGroup[] = [];
  let at = 0;
  while (at < sorted.length) {
    const filled = fillGroup(counts, sorted, at, size);
    const parts = filled.length === 0 ? [] : discount(filled);
    const offMinor = parts.reduce((sum, part) => sum + part.offMinor, 0);
    if (offMinor <= 0) break;
    const times = filled.length === 1 ? Math.trunc((counts[at] ?? 0) / size) : 1;
    groups.push({ times, offMinor, parts });
    for (const { count } of filled) {
      const left = (counts[at] ?? 0) - count * times;
      counts[at] = left;
      if (left === 0) at += 1;
    }
  }
  return groups;
}

/** As `formGroups`, of each product by itself. */
export function formGroupsByProduct(runs: readonly PieceRun[], size: number, discount: GroupDiscount): PieceGroup[] {
  return [...Map.groupBy(runs, (run) => run.product).values()].flatMap((own) => formGroups(own, size, discount));
}

/** An amount off a group, spread over its parts by value; ties go to the line with the lower id. */
export function spreadOverParts(parts: readonly GroupPart[], offMinor: number): DiscountedPart[] {
  const byLine = parts.toSorted((a, b) => a.line - b.line);
  const shares = allocate(
    offMinor,
    byLine.map(({ valueMinor, count }) => valueMinor * count),
  );
  return byLine.map(({ line, count }, index) => ({ line, count, offMinor: shares[index] ?? 0 }));
}

export const valueOfParts = (parts: readonly GroupPart[]): number =>
  parts.reduce((sum, { valueMinor, count }) => sum + valueMinor * count, 0);

/** A group for a price: what its pieces come to above it. Nothing when they come to less. */
export const forPrice =
  (priceMinor: number): GroupDiscount =>
  (parts) =>
    spreadOverParts(parts, Math.max(0, valueOfParts(parts) - priceMinor));
