/**
 * Of every so many pieces, across products, the cheapest are free. Groups are filled dearest first, so that what is free
 * is worth as much as it can be: in the member's favour.
 *
 * | pieces                        | 3 pieces, 1 free | free        |
 * |-------------------------------|------------------|-------------|
 * | 5.00 4.00                     | no group         |             |
 * | 5.00 4.00 1.00                | one group        | 1.00        |
 * | 5.00 4.00 3.00 2.00 1.00 1.00 | two groups       | 3.00 + 1.00 | not 1.00 + 1.00
 */
import type { BundleAction } from "#core/program/promotion.ts";
import { formGroups } from "./bundled-pieces.ts";
import type { PieceGroup, PieceRun } from "./bundled-pieces.ts";
import { cheaperPieces } from "./cheaper-pieces.ts";

type CheapestFree = Extract<BundleAction, { kind: "cheapestFree" }>;

export const cheapestFree = ({ of, free }: CheapestFree, runs: readonly PieceRun[]): PieceGroup[] =>
  formGroups(runs, of, cheaperPieces(free, 10_000));
