/**
 * Each piece or kilogram at a price, when that is less than what is left.
 *
 * | left  | quantity | at   | off  |
 * |-------|----------|------|------|
 * | 6.00  | 3        | 1.50 | 1.50 |
 * | 3.23  | 0.250 kg | 9.99 | 0.73 | 2.4975 is 2.50
 * | 4.00  | 3        | 1.50 |      | it costs less already
 */
import { halfUp, multiplyDivide } from "#core/money/rounding.ts";
import type { ItemAction } from "#core/program/promotion.ts";
import type { ItemPart } from "../item-parts.ts";

type FixedPrice = Extract<ItemAction, { kind: "fixedPrice" }>;

export const fixedPrice = ({ unitPriceMinor }: FixedPrice, { netMinor, quantityMilli }: ItemPart): number =>
  Math.max(0, netMinor - multiplyDivide(unitPriceMinor, quantityMilli, 1000, halfUp));
