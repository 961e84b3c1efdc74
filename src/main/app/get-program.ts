/** One published version whole. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { succeed } from "#core/outcome.ts";
import type { Program } from "#core/program/program.ts";
import { refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";

export function getProgram({ store }: Engine, { id, version }: CallInput<"getProgram">): Answer<Program> {
  const program = store.programs.find(id, version);
  return program === null ? refuse(refusal("programNotFound")) : succeed(program);
}
