/** Everything that a return does, as a screen shows it before anybody confirms. */
import type { ReturnPreview } from "#contract/return-views.ts";
import { cashRefund } from "#core/basket/cash-refund.ts";
import type { LotMove } from "#core/events/sale-completed.ts";
import type { SaleReturned } from "#core/events/sale-returned.ts";
import { negateMinor, points, sumPoints } from "#core/money/integers.ts";
import type { Points } from "#core/money/integers.ts";
import type { Program } from "#core/program/program.ts";
import { explainTierChange } from "#core/tiers/explain-tier-change.ts";
import type { Store } from "#main/store/store.ts";

export type ReturnEffects = Omit<ReturnPreview, "approval">;

/** `program` is the one in force today: it says which tiers there are. */
export function returnEffectsOf(store: Store, returned: SaleReturned, program: Program | null): ReturnEffects {
  const { lines, taxTable, totalMinor, cashRoundingMinor, refunds, memberRef, shortfall, value } = returned;
  return {
    lines,
    taxTable,
    worthMinor: negateMinor(totalMinor),
    cashRoundingMinor,
    refunds,
    cashOutMinor: cashRefund(returned),
    memberName: memberRef === null ? null : (store.members.find(memberRef)?.name ?? null),
    points: pointsPart(returned.points, program),
    shortfall,
    value,
    reinstatedSerials: returned.reinstatedSerials,
  };
}

function pointsPart(moved: SaleReturned["points"], program: Program | null): ReturnEffects["points"] {
  if (moved === null) return null;
  return {
    before: moved.before,
    after: moved.after,
    takenBack: points(-movedBy(moved.moves, "reversed") || 0),
    givenBack: movedBy(moved.moves, "reinstated"),
    tierWhy: program === null ? [] : [...explainTierChange(moved, program)],
  };
}

const movedBy = (moves: readonly LotMove[], kind: LotMove["kind"]): Points =>
  sumPoints(moves.filter((move) => move.kind === kind).map((move) => move.delta));
