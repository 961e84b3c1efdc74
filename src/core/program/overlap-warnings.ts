/**
 * Promotions that meet on the same goods at the same time, without a group that lets only one of them be given.
 *
 * | stage  | two promotions on tea, no group | warning               |
 * |--------|---------------------------------|-----------------------|
 * | bundle | buy 2 take 1 · 3 for 5.00       | programBundlesCompete | a piece is in one group only: the first takes it
 * | item   | 10 % · 0.50 off                 | programBothGiven      | one after the other
 * | order  | 10 % · 5 %                      | none                  | the larger one alone is given
 * | order  | 10 % · 5 % joint                | programBothGiven      |
 *
 * Goods meet unless that can be ruled out from the names alone: a rule by product and a rule by category may meet.
 */
import { selectionsMayMeet, timesMayMeet } from "./may-meet.ts";
import type { Program } from "./program.ts";
import type { ProgramWarning } from "./program-problem.ts";
import { STAGE_OF_ACTION } from "./promotion.ts";
import type { Promotion } from "./promotion.ts";

const selectionsOf = ({ action }: Promotion) =>
  action.kind === "bundlePrice" ? action.parts.map(({ items }) => items) : [action.items];

function doMeet(a: Promotion, b: Promotion): boolean {
  if (a.exclusiveGroup !== null && a.exclusiveGroup === b.exclusiveGroup) return false;
  if (!timesMayMeet(a.when, b.when)) return false;
  return selectionsOf(a).some((one) => selectionsOf(b).some((other) => selectionsMayMeet(one, other)));
}

export function overlapWarnings({ promotions }: Program): ProgramWarning[] {
  return promotions.flatMap((second, index) =>
    promotions.slice(0, index).flatMap((first): ProgramWarning[] => {
      const stage = STAGE_OF_ACTION[second.action.kind];
      if (stage !== STAGE_OF_ACTION[first.action.kind]) return [];
      if (stage === "order" && !first.joint && !second.joint) return [];
      if (!doMeet(first, second)) return [];
      const what = stage === "bundle" ? "programBundlesCompete" : "programBothGiven";
      const values = { rule: { name: second.name }, other: { name: first.name } };
      return [{ path: `promotions.${index}`, what, values }];
    }),
  );
}
