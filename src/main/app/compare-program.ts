/** What differs between two documents: versions, or drafts that are right. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { ProgramRef } from "#contract/program-calls.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { comparePrograms } from "#core/program/compare-programs.ts";
import type { ComparedValue } from "#core/program/compare-programs.ts";
import type { Program } from "#core/program/program.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { checkProgram } from "./check-program.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";

type Compared = Answer<CallOutput<"compareProgram">>;

export function compareProgram(engine: Engine, { a, b }: CallInput<"compareProgram">): Compared {
  const before = programOfRef(engine, a);
  if (!before.ok) return refuse(before.failure);
  const after = programOfRef(engine, b);
  if (!after.ok) return refuse(after.failure);
  return succeed(
    comparePrograms(before.value, after.value).map((change) => ({
      ...change,
      before: onWire(change.before),
      after: onWire(change.after),
    })),
  );
}

function programOfRef({ store }: Engine, ref: ProgramRef): Outcome<Program, Refusal> {
  if (ref.kind === "draft") {
    const draft = store.drafts.find(ref.draftId);
    return draft === null ? fail(refusal("programNotFound")) : checkProgram(draft.document);
  }
  const program = store.programs.find(ref.id, ref.version);
  return program === null ? fail(refusal("programNotFound")) : succeed(program);
}

type Wire = CallOutput<"compareProgram">[number]["before"];

const isList = (value: ComparedValue): value is readonly (string | number)[] => Array.isArray(value);
const onWire = (value: ComparedValue): Wire => (isList(value) ? [...value] : value);
