/**
 * An amount off the selected goods, at most what is left of them.
 *
 * | selected | amount | off  |
 * |----------|--------|------|
 * | 13.70    | 5.00   | 5.00 |
 * | 3.70     | 5.00   | 3.70 |
 */
import type { OrderAction } from "#core/program/promotion.ts";

type OrderAmount = Extract<OrderAction, { kind: "orderAmount" }>;

export const orderAmount = ({ amountMinor }: OrderAmount, leftMinor: number): number =>
  Math.min(amountMinor, leftMinor);
