/**
 * Every way in which a call can say no: one closed list. A code has a severity, says whether trying again helps, and has
 * the cashier's sentence in both languages (locale namespace `failures`). Nothing is thrown across the process line.
 */
import { z } from "zod";
import { sentenceValueSchema } from "#core/basket/priced-basket.ts";
import { REFUSAL_CODES } from "#core/refusal.ts";
import type { Refusal, RefusalCode } from "#core/refusal.ts";

/** What the world can do to us, beside what the business refuses. */
export const FAULT_CODES = [
  "notSetUp",
  "alreadySetUp",
  "basketChanged",
  "spaceLow",
  "diskFull",
  "diskFailed",
  "pricingFailed",
  "printerUnavailable",
  "drawerUnavailable",
  "printJobNotFound",
  "portsNotListed",
  "pinKeyMissing",
  "needsRecovery",
  "backupMissing",
  "backupDamaged",
  "nothingReadable",
  "folderNotWritable",
  "lockedByOther",
  "newerDatabase",
  "lossDetected",
  "storeDamaged",
  "malformedCall",
  "unknownCall",
  "wrongToken",
  "tooLarge",
  "linkLost",
  "programFault",
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];
export type FailureCode = RefusalCode | FaultCode;

export const FAILURE_CODES: readonly [FailureCode, ...FailureCode[]] = [...REFUSAL_CODES, ...FAULT_CODES];

/** Failures that may pass by themselves: the same call, sent again with the same `commandId`, can succeed. */
const RETRY_HELPS: ReadonlySet<FailureCode> = new Set<FailureCode>([
  "diskFull",
  "diskFailed",
  "spaceLow",
  "printerUnavailable",
  "drawerUnavailable",
  "portsNotListed",
  "linkLost",
  "signInLocked",
]);

const REFUSALS: ReadonlySet<string> = new Set(REFUSAL_CODES);

export const failureSchema = z.strictObject({
  code: z.enum(FAILURE_CODES),
  severity: z.enum(["refusal", "fault"]),
  retryHelps: z.boolean(),
  values: z.record(z.string().max(40), sentenceValueSchema),
});
export type Failure = z.infer<typeof failureSchema>;

export function failureOf(code: FailureCode, values: Refusal["values"] = {}): Failure {
  return {
    code,
    severity: REFUSALS.has(code) ? "refusal" : "fault",
    retryHelps: RETRY_HELPS.has(code),
    values: { ...values },
  };
}
