/**
 * What happens to members beside sales while a period is replayed: points by hand and by bonuses, merges and their undoing.
 *
 * | entry                      | as it was  | under the draft                                                         |
 * |----------------------------|------------|-------------------------------------------------------------------------|
 * | points by hand             | as it was  | as many; no more is taken than is there                                 |
 * | a bonus                    | as it was  | the draft's bonus on that occasion; nothing where it has none           |
 * | a merge                    | as it was  | what the other has by now goes to the member who stays                  |
 * | the undoing of a merge     | as it was  | takes that back, when the merge was seen on the draft's side            |
 */
import type { MembersMerged, MergeUndone, PointsAdjusted } from "../events/points-events.ts";
import { points, sumPoints } from "../money/integers.ts";
import { decideMerge, decideUndoMerge } from "../members/decide-merge.ts";
import { bonusesOn, decideAdjustment } from "../points/decide-adjustment.ts";
import type { AdjustmentRequest } from "../points/decide-adjustment.ts";
import { goodLots } from "../points/fold-standing.ts";
import type { MemberStanding } from "../points/standing.ts";
import type { Program } from "../program/program.ts";
import type { TrialMember } from "./trial-member.ts";

/** What was given, or less where less is there. */
function entryAgain(
  { kind, ruleId, points: ofEntry }: PointsAdjusted,
  standing: MemberStanding,
  draft: Program,
  businessDate: string,
): AdjustmentRequest["entry"] | null {
  if (kind !== "manual") {
    const bonuses = bonusesOn(draft, kind);
    const bonus = bonuses.find(({ id }) => id === ruleId) ?? bonuses[0];
    return bonus === undefined ? null : { kind: "bonus", bonusId: bonus.id };
  }
  const asked = ofEntry.moves.reduce((sum, move) => (move.kind === "adjusted" ? sum + move.delta : sum), 0);
  const there = sumPoints(goodLots(standing, businessDate).map((lot) => lot.remaining)) - standing.deficit;
  const given = Math.max(asked, -Math.max(0, there));
  return given === 0 ? null : { kind: "manual", points: points(given) };
}

/** The entry on the draft's side; null where the draft gives nothing. */
export function adjustAgain(
  adjusted: PointsAdjusted,
  member: TrialMember,
  { program, businessDate }: { readonly program: Program; readonly businessDate: string },
): PointsAdjusted | null {
  const entry = entryAgain(adjusted, member.draft, program, businessDate);
  if (entry === null) return null;
  const { adjustmentId, reason } = adjusted;
  const decided = decideAdjustment({
    adjustmentId,
    member: { ref: member.ref, standing: member.draft, used: new Map() },
    program,
    businessDate,
    reason,
    entry,
  });
  return decided.ok ? decided.value.fact.body : null;
}

/** The merge on the draft's side; null where it cannot be, which is where the members are not two. */
export function mergeAgain(
  { mergeId, reason }: MembersMerged,
  two: { readonly kept: TrialMember; readonly merged: TrialMember },
  draft: Program,
  businessDate: string,
): MembersMerged | null {
  const kept = { ref: two.kept.ref, standing: two.kept.draft };
  const merged = { ref: two.merged.ref, standing: two.merged.draft };
  const decided = decideMerge({ mergeId, kept, merged, reason, program: draft, businessDate });
  return decided.ok ? decided.value.fact.body : null;
}

/** The undoing on the draft's side. `merge` is the merge as the draft's side made it. */
export function undoAgain(
  { reason }: MergeUndone,
  merge: MembersMerged,
  kept: TrialMember,
  businessDate: string,
): MergeUndone | null {
  const decided = decideUndoMerge({
    merge,
    isUndone: false,
    standing: kept.draft,
    isMergedFurther: false,
    reason,
    businessDate,
  });
  return decided.ok ? decided.value.fact.body : null;
}
