/**
 * A set for a price: so many pieces of each part. Each part in its declared order takes the dearest pieces that are
 * still there; sets are made again and again until a part is short or a set would not help. A piece is in one part.
 *
 * | sandwich and drink for 5.00             | off         |
 * |-----------------------------------------|-------------|
 * | sandwich 4.00, drink 2.00               | 1.00        |
 * | sandwich 4.00, drink 2.00, drink 1.50   | 1.00        | the dearer drink
 * | 2 × sandwich 4.00, drink 2.00, drink 1.50 | 1.00 + 0.50 | two sets
 * | sandwich 3.00, drink 1.50               |             | would not help
 * | sandwich 4.00                           |             | a part is short
 */
import type { BundleAction } from "#core/program/promotion.ts";
import { dearestFirst, forPrice } from "./bundled-pieces.ts";
import type { GroupPart, PieceGroup, PieceRun } from "./bundled-pieces.ts";

type BundlePrice = Extract<BundleAction, { kind: "bundlePrice" }>;

/** Whether a line belongs to a part of the bundle (its position in `action.parts`). */
export type IsInPart = (part: number, line: number) => boolean;

/** How many pieces of each run make one set; null when a part is short. */
function pickSet({ parts }: BundlePrice, runs: readonly PieceRun[], left: readonly number[], isIn: IsInPart) {
  const picked = runs.map(() => 0);
  for (const [part, { quantity }] of parts.entries()) {
    let missing = quantity;
    for (let at = 0; at < runs.length && missing > 0; at += 1) {
      const run = runs[at];
      if (run === undefined || !isIn(part, run.line)) continue;
      const count = Math.min(missing, (left[at] ?? 0) - (picked[at] ?? 0));
      picked[at] = (picked[at] ?? 0) + count;
      missing -= count;
    }
    if (missing > 0) return null;
  }
  return picked;
}

export function bundlePrice(action: BundlePrice, runs: readonly PieceRun[], isIn: IsInPart): PieceGroup[] {
  const sorted = runs.toSorted(dearestFirst);
  let left = sorted.map((run) => run.count);
  const groups: PieceGroup[] = [];
  for (;;) {
    const picked = pickSet(action, sorted, left, isIn);
    if (picked === null) return groups;
    const used = sorted
      .map((run, at): GroupPart => ({ ...run, count: picked[at] ?? 0 }))
      .filter(({ count }) => count > 0);
    const parts = forPrice(action.priceMinor)(used);
    const offMinor = parts.reduce((sum, part) => sum + part.offMinor, 0);
    if (offMinor <= 0) return groups;
    // While no run is used up, the next set is made of the same pieces.
    const times = picked.reduce(
      (most, count, at) => (count === 0 ? most : Math.min(most, Math.trunc((left[at] ?? 0) / count))),
      Number.MAX_SAFE_INTEGER,
    );
    groups.push({ times, offMinor, parts });
    left = left.map((count, at) => count - (picked[at] ?? 0) * times);
  }
}
