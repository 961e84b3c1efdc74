/**
 * A percentage off the selected goods together, half-up.
 *
 * | selected | rate | off  |
 * |----------|------|------|
 * | 13.70    | 5 %  | 0.69 | once for the order, not 0.20 + 0.49 line by line
 */
import { halfUp, multiplyDivide } from "#core/money/rounding.ts";
import type { OrderAction } from "#core/program/promotion.ts";

type OrderPercent = Extract<OrderAction, { kind: "orderPercent" }>;

export const orderPercent = ({ rate }: OrderPercent, leftMinor: number): number =>
  multiplyDivide(leftMinor, rate, 10_000, halfUp);
