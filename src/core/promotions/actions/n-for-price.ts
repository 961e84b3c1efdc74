/**
 * So many pieces of one product for a price.
 *
 * | 3 for 5.00          | off  |
 * |---------------------|------|
 * | 2 × 2.00            |      | no full group
 * | 3 × 2.00            | 1.00 |
 * | 7 × 2.00            | 2.00 | two groups, one piece at its price
 * | 3 × 1.50            |      | a group that would not help is not formed
 * | 2 × 2.00, 1 × 1.80  | 0.80 | one product at two prices: 0.55 and 0.25, by value
 */
import type { BundleAction } from "#core/program/promotion.ts";
import { forPrice, formGroupsByProduct } from "./bundled-pieces.ts";
import type { PieceGroup, PieceRun } from "./bundled-pieces.ts";

type NForPrice = Extract<BundleAction, { kind: "nForPrice" }>;

export const nForPrice = ({ quantity, priceMinor }: NForPrice, runs: readonly PieceRun[]): PieceGroup[] =>
  formGroupsByProduct(runs, quantity, forPrice(priceMinor));
