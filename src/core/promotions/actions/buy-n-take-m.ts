/**
 * Buy n, take m: of every full group of n + m pieces of one product, m are cheaper by a rate. The dearest pieces of the
 * product fill the first group, and the cheapest of each group are the cheaper ones.
 *
 * | pieces          | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |
 * |-----------------|---|---|---|---|---|---|---|---|---|----|
 * | buy 2, take 1   | 0 | 0 | 1 | 1 | 1 | 2 | 2 | 2 | 3 | 3  |
 * | buy 1, take 1   | 0 | 1 | 1 | 2 | 2 | 3 | 3 | 4 | 4 | 5  |
 * | buy 3, take 2   | 0 | 0 | 0 | 0 | 2 | 2 | 2 | 2 | 2 | 4  | only full groups
 */
import type { BundleAction } from "#core/program/promotion.ts";
import { formGroupsByProduct } from "./bundled-pieces.ts";
import type { PieceGroup, PieceRun } from "./bundled-pieces.ts";
import { cheaperPieces } from "./cheaper-pieces.ts";

type BuyNTakeM = Extract<BundleAction, { kind: "buyNTakeM" }>;

export const buyNTakeM = ({ buy, take, rate }: BuyNTakeM, runs: readonly PieceRun[]): PieceGroup[] =>
  formGroupsByProduct(runs, buy + take, cheaperPieces(take, rate));
