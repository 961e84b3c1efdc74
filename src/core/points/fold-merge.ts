/** The fold of a merge and of its undoing: two standings before, two standings after. */
import type { MembersMerged, MergeUndone } from "../events/points-events.ts";
import { addStandings, subtractStandings } from "./add-standings.ts";
import { applyMoves, emptyStanding } from "./fold-standing.ts";
import type { MemberStanding } from "./standing.ts";

export interface TwoStandings {
  readonly kept: MemberStanding;
  readonly merged: MemberStanding;
}

export const applyMerged = ({ kept, merged }: TwoStandings, fact: MembersMerged): TwoStandings => ({
  kept: addStandings(kept, fact.moved, fact),
  merged: subtractStandings(merged, fact.moved, emptyStanding()),
});

export const applyMergeUndone = ({ kept, merged }: TwoStandings, fact: MergeUndone): TwoStandings => ({
  kept: applyMoves(subtractStandings(kept, fact.moved, fact.keptBefore), fact.moves),
  merged: addStandings(merged, fact.moved, fact.moved),
});
