/** Takes the member off the basket; points set aside for it are let go. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function removeMember(engine: Engine, input: CallInput<"removeMember">): Answer<CallOutput<"removeMember">> {
  return takeBasketStep(engine, input.commandId, { kind: "removeMember" });
}
