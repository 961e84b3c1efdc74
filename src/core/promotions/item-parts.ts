/**
 * Which part of each line a rule may touch when it is bounded in pieces: the dearest pieces first, by what is left of
 * them, ties by line id. k of n pieces of a line are worth its net × k ÷ n, half-up.
 *
 * | lines                | bound | parts       |
 * |----------------------|-------|-------------|
 * | 3 × 2.00, 1 × 5.00   | none  | 6.00, 5.00  |
 * | 3 × 2.00, 1 × 5.00   | 2     | 2.00, 5.00  |
 * | 3 pieces for 1.00    | 1     | 0.33        |
 * | 1.500 kg             | 1     | all of it   | what is weighed is one piece
 */
import type { LineInWork } from "../basket/pricing-stage.ts";
import { halfUp, multiplyDivide } from "../money/rounding.ts";

export interface ItemPart {
  /** What is left of the pieces. */
  readonly netMinor: number;
  readonly quantityMilli: number;
}

const NO_PART: ItemPart = { netMinor: 0, quantityMilli: 0 };

/** Whole pieces of a line; 0 for what is weighed. */
export const wholePieces = ({ line }: LineInWork): number =>
  line.soldBy === "piece" && line.quantityMilli % 1000 === 0 ? line.quantityMilli / 1000 : 0;

const unitsOf = (line: LineInWork): number => wholePieces(line) || 1;

/** Exact, whatever the sizes: a net times a quantity may pass 2^53. */
function byNetOfUnit(a: LineInWork, b: LineInWork): number {
  const [left, right] = [a.netMinor * unitsOf(b), b.netMinor * unitsOf(a)];
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return right - left;
  const exact = BigInt(b.netMinor) * BigInt(unitsOf(a)) - BigInt(a.netMinor) * BigInt(unitsOf(b));
  return exact === 0n ? 0 : exact > 0n ? 1 : -1;
}

const wholeLine = ({ netMinor, line }: LineInWork): ItemPart => ({ netMinor, quantityMilli: line.quantityMilli });

function someOf(line: LineInWork, units: number): ItemPart {
  const all = unitsOf(line);
  if (units === all) return wholeLine(line);
  return { netMinor: multiplyDivide(line.netMinor, units, all, halfUp), quantityMilli: units * 1000 };
}

/** One part a line, in the order of the lines, which stand by id. `unitsMax` is null for a rule without a bound. */
export function itemParts(lines: readonly LineInWork[], unitsMax: number | null): readonly ItemPart[] {
  if (unitsMax === null) return lines.map(wholeLine);
  const parts: ItemPart[] = lines.map(() => NO_PART);
  let left = unitsMax;
  const dearest = lines
    .map((line, at) => ({ line, at }))
    .toSorted((a, b) => byNetOfUnit(a.line, b.line) || a.at - b.at);
  for (const { line, at } of dearest) {
    const units = Math.min(left, unitsOf(line));
    if (units === 0) break;
    parts[at] = someOf(line, units);
    left -= units;
  }
  return parts;
}
