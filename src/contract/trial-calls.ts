/** Trying a programme on a past period: one trial at a time, on a thread of its own; the newest one is kept until the next. */
import { z } from "zod";
import { dateField, idField, localTextField, minorField, pointsField, uuidField } from "#core/codec/fields.ts";
import { DISCOUNT_KINDS } from "#core/insights/trial-result.ts";
import type { TrialResult } from "#core/insights/trial-result.ts";
import { REFUSAL_CODES } from "#core/refusal.ts";
import { defineCall } from "./contract.ts";
import { failureSchema } from "./failures.ts";

const countField = z.int().min(0);
const REASONS_MAX = 20;
const MEMBERS_MAX = 20;

const outstandingSchema = z.strictObject({ points: pointsTotalField(), worthMinor: minorField.nullable() });

const sideSchema = z.strictObject({
  salesMinor: minorField,
  discounts: z.record(z.enum(DISCOUNT_KINDS), minorField),
  discountMinor: minorField,
  points: z.strictObject({
    issued: pointsTotalField(),
    redeemed: pointsTotalField(),
    expired: pointsTotalField(),
    takenBack: pointsTotalField(),
    givenBack: pointsTotalField(),
    adjusted: pointsTotalField(),
  }),
  tenderedMinor: minorField,
  outstandingBefore: outstandingSchema,
  outstandingAfter: outstandingSchema,
  tiers: z
    .array(z.strictObject({ tierId: idField, name: localTextField, before: countField, after: countField }))
    .max(12),
});

const differenceSchema = z.strictObject({
  memberRef: uuidField,
  valueMinor: minorField,
  discountMinor: minorField,
  points: pointsField,
});

/** Points of a whole shop: more than one member can have. */
function pointsTotalField() {
  return z.int() as unknown as typeof pointsField;
}

export const trialResultSchema = z.strictObject({
  sales: countField,
  returns: countField,
  members: countField,
  actual: sideSchema,
  draft: sideSchema,
  refused: z.strictObject({
    count: countField,
    reasons: z.array(z.strictObject({ code: z.enum(REFUSAL_CODES), count: countField })).max(REASONS_MAX),
    receiptNumbers: z.array(z.int().min(1)).max(REASONS_MAX),
  }),
  gaining: z.array(differenceSchema).max(MEMBERS_MAX),
  losing: z.array(differenceSchema).max(MEMBERS_MAX),
  notes: z.array(z.enum(["metricChanged", "noProgramBefore"])).max(2),
}) satisfies z.ZodType<TrialResult>;

/** What was asked for, beside every state of the trial. */
const askedSchema = z.strictObject({
  trialId: uuidField,
  programName: z.string().max(120),
  /** null for a document that is not published. */
  version: z.int().min(1).nullable(),
  from: dateField,
  through: dateField,
});

export const trialViewSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("none") }),
  z.strictObject({ state: z.literal("running"), asked: askedSchema, done: countField, total: countField }),
  z.strictObject({ state: z.literal("finished"), asked: askedSchema, result: trialResultSchema }),
  z.strictObject({ state: z.literal("failed"), asked: askedSchema, failure: failureSchema }),
  z.strictObject({ state: z.literal("cancelled"), asked: askedSchema }),
]);
export type TrialView = z.infer<typeof trialViewSchema>;

export const TRIAL_CALLS = {
  startTrial: defineCall({
    says: "Replays the sales of a past period under a programme, beside the till's own work.",
    access: "manager",
    input: z.strictObject({
      commandId: uuidField,
      program: z.discriminatedUnion("kind", [
        /** Any document; one that is no programme is refused with the place. */
        z.strictObject({ kind: z.literal("document"), document: z.unknown() }),
        z.strictObject({ kind: z.literal("draft"), draftId: idField }),
        z.strictObject({ kind: z.literal("version"), id: idField, version: z.int().min(1) }),
      ]),
      from: dateField,
      through: dateField,
    }),
    output: trialViewSchema,
  }),
  getTrial: defineCall({
    says: "How far the trial is, or what it found.",
    access: "manager",
    input: z.strictObject({}),
    output: trialViewSchema,
  }),
  cancelTrial: defineCall({
    says: "Ends the running trial without a result.",
    access: "manager",
    input: z.strictObject({ commandId: uuidField }),
    output: trialViewSchema,
  }),
} as const;
