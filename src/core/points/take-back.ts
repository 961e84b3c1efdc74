/**
 * Points that goods earned, taken back because the goods came back: from the lot given first, then from the others as
 * spending does. What is not there any more is settled by the programme's policy, and what stays owed is a deficit.
 */
import type { LotMove, PointsOfSale } from "../events/sale-completed.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import { points, sumPoints } from "../money/integers.ts";
import type { Points } from "../money/integers.ts";
import { drawFromLots } from "./fold-standing.ts";
import { settleShortfall } from "./settle-shortfall.ts";
import type { ReturnTerms } from "./settle-shortfall.ts";
import type { Lot, MemberStanding } from "./standing.ts";

/** The rule id of what a return takes back. */
export const RETURN = "return";

export interface TakenBack {
  readonly moves: readonly LotMove[];
  readonly shortfall: SaleReturned["shortfall"];
}

export function takeBack(
  standing: MemberStanding,
  wanted: Points,
  first: LotMove["lot"],
  terms: ReturnTerms,
): TakenBack {
  const isFirst = (lot: Lot): boolean =>
    first !== null && lot.availableFrom === first.availableFrom && lot.expiresOn === first.expiresOn;
  const lots = [...standing.lots.filter(isFirst), ...standing.lots.filter((lot) => !isFirst(lot))];
  const { moves, missing } = drawFromLots(lots, wanted, { kind: "reversed", ruleId: RETURN });
  const { owed, shortfall } = settleShortfall(missing, terms);
  if (owed === 0) return { moves, shortfall };
  return { moves: [...moves, { kind: "reversed", lot: null, delta: points(-owed), ruleId: RETURN }], shortfall };
}

/** One row that says what was taken back in all; none when nothing was. */
export function reversedRows(moves: readonly LotMove[]): PointsOfSale["earned"] {
  const reversed = sumPoints(moves.filter((move) => move.kind === "reversed").map((move) => move.delta));
  return reversed === 0
    ? []
    : [{ ruleId: RETURN, points: reversed, sentence: { key: "reversedByReturn", values: {} } }];
}
