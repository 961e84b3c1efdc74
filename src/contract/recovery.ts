/** What a screen is shown, and may do, while the till of a folder cannot be opened. */
import { z } from "zod";
import { instantMsField, uuidField } from "#core/codec/fields.ts";
import { defineCall } from "./contract.ts";
import { failureSchema } from "./failures.ts";

const pathField = z.string().min(1).max(4096);

/** What can be done about it from here; each state allows some. */
const RECOVERY_ACTIONS = ["tryAgain", "saveReadable", "restore", "goOn"] as const;
export type RecoveryAction = (typeof RECOVERY_ACTIONS)[number];

const recoveryViewSchema = z.strictObject({
  /** Why the till could not be opened: its code is the state's name. */
  failure: failureSchema,
  dataFolder: pathField,
  /** The last entry of the journal that is there, and the last that was known to be committed; null = not known. */
  lastEntry: z.int().min(0).nullable(),
  knownEntry: z.int().min(0).nullable(),
  /** Newest first. */
  backups: z.array(z.strictObject({ file: pathField, savedAtMs: instantMsField, bytes: z.int().min(0) })).max(20),
  actions: z.array(z.enum(RECOVERY_ACTIONS)).max(RECOVERY_ACTIONS.length),
});
export type RecoveryView = z.infer<typeof recoveryViewSchema>;

const recoveryStepSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("tryAgain") }),
  /** Writes every entry that can still be read to a file in the data folder. */
  z.strictObject({ kind: z.literal("saveReadable") }),
  z.strictObject({ kind: z.literal("restore"), file: pathField }),
  /** Opens a new epoch that says that something was lost. */
  z.strictObject({ kind: z.literal("goOn") }),
]);

const recoveredSchema = z.strictObject({
  /** null: the till is open. */
  recovery: recoveryViewSchema.nullable(),
  saved: z.strictObject({ file: pathField, entries: z.int().min(0), toTheEnd: z.boolean() }).nullable(),
});
export type Recovered = z.infer<typeof recoveredSchema>;

/** Served before there is a till; everything else needs one. */
export const RECOVERY_CALLS = {
  getRecovery: defineCall({
    says: "Why the till could not be opened and what can be done; null when it is open.",
    access: "anybody",
    input: z.strictObject({}),
    output: recoveryViewSchema.nullable(),
  }),
  recover: defineCall({
    says: "Takes one step towards an open till.",
    access: "anybody",
    input: z.strictObject({ commandId: uuidField, step: recoveryStepSchema }),
    output: recoveredSchema,
  }),
} as const;
export type RecoveryCallName = keyof typeof RECOVERY_CALLS;
