/** The loyalty programme in the back office: its versions, the drafts of the next one, and publishing. */
import { z } from "zod";
import { LIMITS, dateField, idField, instantMsField, nameField, uuidField } from "#core/codec/fields.ts";
import { sentenceValueSchema } from "#core/basket/priced-basket.ts";
import { programSchema } from "#core/program/program.ts";
import type { Program } from "#core/program/program.ts";
import { change, done, nothing } from "./call-shapes.ts";
import { defineCall } from "./contract.ts";

const pathField = z.string().max(400);
const keyField = z.string().max(64);
const revisionField = z.int().min(1);
const localText = z.strictObject({ en: z.string(), "zh-CN": z.string() });

/** Its inferred type would be written out at every place that mentions a call. */
const wholeProgram: z.ZodType<Program> = programSchema;

/** Which document: a version that was published, or a draft as it stands. */
export const programRefSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("version"), id: idField, version: z.int().min(1) }),
  z.strictObject({ kind: z.literal("draft"), draftId: uuidField }),
]);
export type ProgramRef = z.infer<typeof programRefSchema>;

const versionViewSchema = z.strictObject({
  id: idField,
  version: z.int().min(1),
  name: nameField,
  effectiveFrom: dateField,
  /** `planned`: comes into force by itself. `replaced`: was in force once, or never will be, because a later one begins before it. */
  state: z.enum(["inForce", "planned", "replaced"]),
  publishedAtMs: instantMsField,
  /** null: when the till was set up. */
  publishedBy: nameField.nullable(),
});
export type VersionView = z.infer<typeof versionViewSchema>;

const draftSummarySchema = z.strictObject({
  draftId: uuidField,
  revision: revisionField,
  name: z.string().max(LIMITS.nameCharacters),
  updatedAtMs: instantMsField,
  updatedBy: z.string().max(LIMITS.nameCharacters),
});
export type DraftSummary = z.infer<typeof draftSummarySchema>;

/** What keeps a document from being published, and what is doubtful about it. */
const judgementSchema = z.strictObject({
  problems: z.array(z.strictObject({ path: pathField, what: keyField, allowed: z.string().max(400) })).max(50),
  warnings: z
    .array(z.strictObject({ path: pathField, what: keyField, values: z.record(keyField, sentenceValueSchema) }))
    .max(100),
});
export type ProgramJudgement = z.infer<typeof judgementSchema>;

const savedDraftSchema = draftSummarySchema.extend(judgementSchema.shape);
export type SavedDraft = z.infer<typeof savedDraftSchema>;

const comparedValueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.number()])).max(500),
  localText,
  z.null(),
]);

export const PROGRAM_CALLS = {
  listPrograms: defineCall({
    says: "The published versions, newest first: when each comes into force, and who published it.",
    access: "manager",
    input: nothing,
    output: z.array(versionViewSchema).max(LIMITS.pageRows),
  }),
  getProgram: defineCall({
    says: "One published version whole.",
    access: "manager",
    input: z.strictObject({ id: idField, version: z.int().min(1) }),
    output: wholeProgram,
  }),
  listDrafts: defineCall({
    says: "The drafts, the last changed first.",
    access: "manager",
    input: nothing,
    output: z.array(draftSummarySchema).max(LIMITS.pageRows),
  }),
  getDraft: defineCall({
    says: "One draft with its document, which need not be a valid programme yet.",
    access: "manager",
    input: z.strictObject({ draftId: uuidField }),
    output: savedDraftSchema.extend({ document: z.unknown() }),
  }),
  listGoodsNames: defineCall({
    says: "The categories and brands of the shop's goods, for choosing them in a rule.",
    access: "manager",
    input: nothing,
    output: z.strictObject({
      categories: z.array(z.string()).max(LIMITS.goodsNames),
      brands: z.array(z.string()).max(LIMITS.goodsNames),
    }),
  }),
  saveDraft: defineCall({
    says: "Saves a draft, whatever is wrong with it, and says what is. draftId null begins one.",
    access: "manager",
    input: change({
      draftId: uuidField.nullable(),
      /** The revision that the writer saw; null for a new draft. Another one is refused: somebody else was faster. */
      revision: revisionField.nullable(),
      document: z.unknown(),
    }),
    output: savedDraftSchema,
  }),
  checkDraft: defineCall({
    says: "What is wrong with a draft and what is doubtful, against the goods of the shop.",
    access: "manager",
    input: z.strictObject({ draftId: uuidField }),
    output: judgementSchema,
  }),
  deleteDraft: defineCall({
    says: "Throws a draft away.",
    access: "manager",
    input: change({ draftId: uuidField, revision: revisionField }),
    output: done,
  }),
  publishProgram: defineCall({
    says: "Makes a draft the next version, in force from a business date on. The draft is gone then.",
    access: "manager",
    input: change({
      draftId: uuidField,
      revision: revisionField,
      effectiveFrom: dateField,
      /** Whether a person has read the warnings, when there are any. */
      acceptWarnings: z.boolean(),
    }),
    output: z.strictObject({ id: idField, version: z.int().min(1), effectiveFrom: dateField }),
  }),
  compareProgram: defineCall({
    says: "What differs between two documents, rule by rule.",
    access: "manager",
    input: z.strictObject({ a: programRefSchema, b: programRefSchema }),
    output: z
      .array(
        z.strictObject({
          path: pathField,
          kind: z.enum(["added", "removed", "changed"]),
          before: comparedValueSchema,
          after: comparedValueSchema,
        }),
      )
      .max(500),
  }),
} as const;
