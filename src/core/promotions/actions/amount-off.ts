/**
 * An amount off each piece or kilogram, or once off each line; never more than what is left.
 *
 * | left | quantity | 0.50 off | off  |
 * |------|----------|----------|------|
 * | 6.00 | 3        | each     | 1.50 |
 * | 6.00 | 3        | a line   | 0.50 |
 * | 3.23 | 0.250 kg | each     | 0.13 | half-up
 * | 0.90 | 3        | each     | 0.90 | what is left
 */
import { halfUp, multiplyDivide } from "#core/money/rounding.ts";
import type { ItemAction } from "#core/program/promotion.ts";
import type { ItemPart } from "../item-parts.ts";

type AmountOff = Extract<ItemAction, { kind: "amountOff" }>;

export function amountOff({ amountMinor, perUnit }: AmountOff, { netMinor, quantityMilli }: ItemPart): number {
  if (quantityMilli === 0) return 0;
  return Math.min(netMinor, perUnit ? multiplyDivide(amountMinor, quantityMilli, 1000, halfUp) : amountMinor);
}
