/** Takes a line out of the basket. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function removeLine(engine: Engine, input: CallInput<"removeLine">): Answer<CallOutput<"removeLine">> {
  return takeBasketStep(engine, input.commandId, { kind: "removeLine", lineId: input.lineId });
}
