/**
 * Two references that turn out to be one person become one member, and can become two again.
 *
 * | asked                                            | refused as         |
 * |--------------------------------------------------|--------------------|
 * | a member with themselves                         | mergeWithSelf      |
 * | to undo a merge that there is not                | mergeNotFound      |
 * | to undo one twice                                | mergeUndoneAlready |
 * | to undo one whose member was merged further since | mergeGoneFurther  |
 *
 * The tier of the two is the higher one; of two equal ones the one held longer. When a merge is undone, points of the
 * other that the kept member has spent are taken from their own lots, in the order of spending, and what those cannot
 * give is owed. So both end up with what is theirs; the sum of the two balances changes by no more than a point that two
 * carried fractions make, and need again.
 */
import type { FactOf } from "../events/catalog.ts";
import type { MembersMerged } from "../events/points-events.ts";
import type { LotMove } from "../events/sale-completed.ts";
import { points } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { addStandings, subtractStandings } from "../points/add-standings.ts";
import type { HeldTierRef } from "../points/add-standings.ts";
import { applyMoves, balanceOf, drawFromLots, goodLots } from "../points/fold-standing.ts";
import type { MemberStanding } from "../points/standing.ts";
import type { Program } from "../program/program.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { earlierDate } from "../shop/calendar.ts";
import { tierOf } from "../tiers/judge-tier.ts";

export interface MergingMember {
  readonly ref: string;
  readonly standing: MemberStanding;
}

export interface MergeRequest {
  /** UUID made by the till. */
  readonly mergeId: string;
  readonly kept: MergingMember;
  readonly merged: MergingMember;
  readonly reason: string;
  /** In force today; null for a shop without one. */
  readonly program: Program | null;
  readonly businessDate: string;
}

/** The tier as it stands on the date: what has fallen due is judged before two histories become one. */
function heldTier(standing: MemberStanding, program: Program | null, businessDate: string): HeldTierRef {
  const held = program === null ? null : tierOf(standing, program, businessDate);
  return held === null ? standing : { tierId: held.tier.id, tierSince: held.since };
}

function higherTier(a: HeldTierRef, b: HeldTierRef, program: Program | null): HeldTierRef {
  const levelOf = ({ tierId }: HeldTierRef): number =>
    program?.tiers.levels.findIndex((level) => level.id === tierId) ?? -1;
  if (levelOf(a) !== levelOf(b)) return levelOf(a) > levelOf(b) ? a : b;
  if (a.tierSince === null || b.tierSince === null) return a.tierSince === null ? b : a;
  return earlierDate(a.tierSince, b.tierSince) === a.tierSince ? a : b;
}

export function decideMerge(request: MergeRequest): Outcome<{ readonly fact: FactOf<"MembersMerged"> }, Refusal> {
  const { mergeId, kept, merged, reason, program, businessDate } = request;
  if (kept.ref === merged.ref) return fail(refusal("mergeWithSelf"));
  const tier = higherTier(
    heldTier(kept.standing, program, businessDate),
    heldTier(merged.standing, program, businessDate),
    program,
  );
  const after = addStandings(kept.standing, merged.standing, tier);
  const body: MembersMerged = {
    mergeId,
    keptRef: kept.ref,
    mergedRef: merged.ref,
    reason,
    moved: copyOf(merged.standing),
    keptBefore: copyOf(kept.standing),
    tierId: tier.tierId,
    tierSince: tier.tierSince,
    carried: points(balanceOf(after) - balanceOf(kept.standing) - balanceOf(merged.standing)),
  };
  return succeed({ fact: { type: "MembersMerged", body } });
}

/** A standing as a fact holds it. */
const copyOf = (standing: MemberStanding): MembersMerged["moved"] => ({
  ...standing,
  lots: [...standing.lots],
  qualifying: [...standing.qualifying],
});

export interface UndoMergeRequest {
  /** null: there is none of that id. */
  readonly merge: MembersMerged | null;
  readonly isUndone: boolean;
  /** The kept member as they stand today. */
  readonly standing: MemberStanding;
  /** Whether the kept member was merged into somebody else since. */
  readonly isMergedFurther: boolean;
  readonly reason: string;
  readonly businessDate: string;
}

const move = (lot: LotMove["lot"], delta: number): LotMove => ({
  kind: "adjusted",
  lot,
  delta: points(delta),
  ruleId: "merge",
});

/** Puts right what is below zero once the other has their lots back. The balance does not change. */
function settleMoves(standing: MemberStanding, businessDate: string): LotMove[] {
  // A debt of the other that was repaid meanwhile: those points are the kept member's.
  const repaid = Math.max(0, -standing.deficit);
  const given = repaid === 0 ? [] : [move(null, -repaid), move({ availableFrom: null, expiresOn: null }, repaid)];
  const below = applyMoves(standing, given).lots.filter((lot) => lot.remaining < 0);
  const filled = below.map(({ availableFrom, expiresOn, remaining }) => move({ availableFrom, expiresOn }, -remaining));
  const wanted = points(below.reduce((sum, lot) => sum - lot.remaining, 0));
  const after = applyMoves(standing, [...given, ...filled]);
  const drawn = drawFromLots(goodLots(after, businessDate), wanted, { kind: "adjusted", ruleId: "merge" });
  const owed = drawn.missing === 0 ? [] : [move(null, -drawn.missing)];
  return [...given, ...filled, ...drawn.moves, ...owed];
}

export function decideUndoMerge(request: UndoMergeRequest): Outcome<{ readonly fact: FactOf<"MergeUndone"> }, Refusal> {
  const { merge, isUndone, standing, isMergedFurther, reason, businessDate } = request;
  if (merge === null) return fail(refusal("mergeNotFound"));
  if (isUndone) return fail(refusal("mergeUndoneAlready"));
  if (isMergedFurther) return fail(refusal("mergeGoneFurther"));
  const { mergeId, keptRef, mergedRef, moved, keptBefore } = merge;
  const left = subtractStandings(standing, moved, keptBefore);
  const moves = settleMoves(left, businessDate);
  const carried = points(balanceOf(left) + balanceOf(moved) - balanceOf(standing));
  const body = { mergeId, keptRef, mergedRef, reason, moved, keptBefore, moves, carried };
  return succeed({ fact: { type: "MergeUndone", body } });
}
