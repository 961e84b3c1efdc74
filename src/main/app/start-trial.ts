/** Starts to replay a past period under a programme: a document, a draft as it stands, or a version that was published. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { TrialView } from "#contract/trial-calls.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Program } from "#core/program/program.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { Store } from "#main/store/store.ts";
import { checkProgram } from "./check-program.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";

type Wished = CallInput<"startTrial">["program"];

function findProgram({ programs, drafts }: Store, wished: Wished): Outcome<Program, Refusal> {
  switch (wished.kind) {
    case "document":
      return checkProgram(wished.document);
    case "draft": {
      const draft = drafts.find(wished.draftId);
      return draft === null ? fail(refusal("programNotFound")) : checkProgram(draft.document);
    }
    case "version": {
      const program = programs.find(wished.id, wished.version);
      return program === null ? fail(refusal("programNotFound")) : succeed(program);
    }
  }
}

export function startTrial({ store, trial }: Engine, input: CallInput<"startTrial">): Answer<TrialView> {
  const { commandId, from, through } = input;
  // The command came twice: the trial that it started is answered again.
  if (trial.view.state !== "none" && trial.view.asked.trialId === commandId) return succeed(trial.view);
  if (trial.isRunning) return refuse(refusal("trialRunning"));
  const program = findProgram(store, input.program);
  if (!program.ok) return refuse(program.failure);
  if (from > through || !store.sales.hasBetween(from, through)) return refuse(refusal("trialPeriodEmpty"));
  const version = input.program.kind === "version" ? input.program.version : null;
  trial.start({ trialId: commandId, programName: program.value.name, version, from, through }, program.value);
  return succeed(trial.view);
}
