/**
 * Any so many pieces of what is selected, for a price or cheaper by a rate (half-up, once for each group). Groups are
 * filled dearest first.
 *
 * | any 3              | offer    | off  |
 * |--------------------|----------|------|
 * | 3.00 2.00 1.00     | 5.00     | 1.00 |
 * | 3.00 2.00 1.00     | 10 % off | 0.60 |
 * | 3.00 2.00          | 5.00     |      |
 * | 3.00 1.00 1.00 1.00 | 5.00    |      | 3.00 + 1.00 + 1.00 is not more than 5.00
 */
import { halfUp, multiplyDivide } from "#core/money/rounding.ts";
import type { BundleAction } from "#core/program/promotion.ts";
import { forPrice, formGroups, spreadOverParts, valueOfParts } from "./bundled-pieces.ts";
import type { GroupDiscount, PieceGroup, PieceRun } from "./bundled-pieces.ts";

type MixAndMatch = Extract<BundleAction, { kind: "mixAndMatch" }>;

const cheaperBy =
  (rate: number): GroupDiscount =>
  (parts) =>
    spreadOverParts(parts, multiplyDivide(valueOfParts(parts), rate, 10_000, halfUp));

export const mixAndMatch = ({ quantity, offer }: MixAndMatch, runs: readonly PieceRun[]): PieceGroup[] =>
  formGroups(runs, quantity, offer.kind === "price" ? forPrice(offer.priceMinor) : cheaperBy(offer.rate));
