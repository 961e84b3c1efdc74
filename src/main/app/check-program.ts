/** Whether a document is a programme; a refusal names the first place that is not right. */
import { fail } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { parseProgram } from "#core/program/validate-program.ts";
import type { Program } from "#core/program/program.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";

export function checkProgram(document: unknown): Outcome<Program, Refusal> {
  const read = parseProgram(document);
  return read.ok ? read : fail(refusal("programNotValid", { path: read.failure[0]?.path ?? "" }));
}
