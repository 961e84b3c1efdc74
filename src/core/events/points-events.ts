/** What moves a member's points outside a sale: a manual entry, a bonus, a merge and its undoing. */
import { z } from "zod";
import { dateField, idField, pointsField, reasonField, uuidField } from "../codec/fields.ts";
import { lotMoveSchema, pointsOfSaleSchema } from "./sale-completed.ts";
import { standingSchema } from "./standing-schema.ts";

/** Points given or taken by hand or by a bonus. The approver is the entry's own. */
export const pointsAdjustedV1 = z.strictObject({
  adjustmentId: uuidField,
  memberRef: uuidField,
  /** `manual` is a person's decision; the others are bonuses of the programme. */
  kind: z.enum(["manual", "welcome", "referral", "feedback"]),
  /** The bonus; null for a manual entry. */
  ruleId: idField.nullable(),
  reason: reasonField,
  program: z.strictObject({ id: idField, version: z.int().min(1) }).nullable(),
  points: pointsOfSaleSchema,
});
export type PointsAdjusted = z.infer<typeof pointsAdjustedV1>;

/**
 * Two references are one person: what `mergedRef` had goes to `keptRef`, as it stood then. Undoing takes exactly that
 * back, whatever happened in between.
 */
export const membersMergedV1 = z.strictObject({
  mergeId: uuidField,
  keptRef: uuidField,
  mergedRef: uuidField,
  reason: reasonField,
  /** What `mergedRef` had and `keptRef` was, before the merge. */
  moved: standingSchema,
  keptBefore: standingSchema,
  /** The tier of the two as one. */
  tierId: idField.nullable(),
  tierSince: dateField.nullable(),
  /** Whole points that the two carried fractions make: what the balances of the two together change by. */
  carried: pointsField,
});
export type MembersMerged = z.infer<typeof membersMergedV1>;

export const mergeUndoneV1 = z.strictObject({
  mergeId: uuidField,
  keptRef: uuidField,
  mergedRef: uuidField,
  reason: reasonField,
  /** As in the merge. */
  moved: standingSchema,
  keptBefore: standingSchema,
  /** What `keptRef` spent of the other's lots since is taken from lots of their own, or owed. Sums to zero. */
  moves: z.array(lotMoveSchema).max(10_000),
  /** As in the merge, below zero: whole points that the fractions need again. */
  carried: pointsField,
});
export type MergeUndone = z.infer<typeof mergeUndoneV1>;
