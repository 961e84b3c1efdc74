/**
 * The last pieces of a group at a rate off: what "one free" means in every group that has it. Pieces come dearest first,
 * so the last ones are the cheapest. Half-up per piece, on the pieces' own lines.
 *
 * | group         | cheaper | rate  | off  |
 * |---------------|---------|-------|------|
 * | 2.00 2.00 2.00 | 1      | 100 % | 2.00 |
 * | 3.00 2.00 1.00 | 2      | 100 % | 3.00 | 2.00 + 1.00
 * | 0.99 0.99     | 1       | 50 %  | 0.50 | half-up
 */
import { halfUp, multiplyDivide } from "#core/money/rounding.ts";
import type { DiscountedPart, GroupDiscount } from "./bundled-pieces.ts";

export const cheaperPieces =
  (pieces: number, rate: number): GroupDiscount =>
  (parts) => {
    let left = pieces;
    const discounted: DiscountedPart[] = [];
    for (const { line, valueMinor, count } of parts.toReversed()) {
      const cheaper = Math.min(left, count);
      left -= cheaper;
      discounted.push({ line, count, offMinor: multiplyDivide(valueMinor, rate, 10_000, halfUp) * cheaper });
    }
    return discounted.toReversed();
  };
