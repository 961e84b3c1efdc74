/** Members who turn out to be one person become one member, and can become two again. */
import { z } from "zod";
import { reasonField, uuidField } from "#core/codec/fields.ts";
import { change } from "./call-shapes.ts";
import { defineCall } from "./contract.ts";
import { memberPageSchema, mergePreviewSchema } from "./member-page-views.ts";

export const MERGE_CALLS = {
  previewMerge: defineCall({
    says: "What two members have, and what the one would have that they become.",
    access: "manager",
    input: z.strictObject({ keptRef: uuidField, mergedRef: uuidField }),
    output: mergePreviewSchema,
  }),
  mergeMembers: defineCall({
    says: "Makes one member of two. Cards, searches and the open basket of the merged one lead to the kept one.",
    access: "manager",
    input: change({ keptRef: uuidField, mergedRef: uuidField, reason: reasonField }),
    output: memberPageSchema,
  }),
  undoMerge: defineCall({
    says: "Makes two members of one again: exactly what came with the merged one goes back.",
    access: "manager",
    input: change({ memberRef: uuidField, mergeId: uuidField, reason: reasonField }),
    output: memberPageSchema,
  }),
} as const;
