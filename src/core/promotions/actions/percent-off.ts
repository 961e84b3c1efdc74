/**
 * A percentage off a line, half-up.
 *
 * | left | rate | off  |
 * |------|------|------|
 * | 3.90 | 10 % | 0.39 |
 * | 0.05 | 10 % | 0.01 | half-up
 * | 0.04 | 10 % | 0.00 |
 */
import { halfUp, multiplyDivide } from "#core/money/rounding.ts";
import type { ItemAction } from "#core/program/promotion.ts";
import type { ItemPart } from "../item-parts.ts";

type PercentOff = Extract<ItemAction, { kind: "percentOff" }>;

export const percentOff = ({ rate }: PercentOff, { netMinor }: ItemPart): number =>
  multiplyDivide(netMinor, rate, 10_000, halfUp);
