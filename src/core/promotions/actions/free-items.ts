/**
 * So many pieces for nothing, the dearest first. Goods that are weighed have no pieces and are not given.
 *
 * | lines                | free | off          |
 * |----------------------|------|--------------|
 * | 3 × 2.00, 1 × 5.00   | 1    | 5.00         |
 * | 3 × 2.00, 1 × 5.00   | 2    | 5.00 + 2.00  |
 * | 1 × 5.00             | 2    | 5.00         |
 * | 1.500 kg             | 1    |              |
 */
import type { LineInWork } from "#core/basket/pricing-stage.ts";
import { itemParts, wholePieces } from "../item-parts.ts";

/** What is taken off each of the lines, which stand by id. */
export function freeItems(quantity: number, lines: readonly LineInWork[]): readonly number[] {
  const inPieces = lines.filter((line) => wholePieces(line) > 0);
  const parts = itemParts(inPieces, quantity);
  const offs = new Map(inPieces.map((line, at) => [line, parts[at]?.netMinor ?? 0]));
  return lines.map((line) => offs.get(line) ?? 0);
}
