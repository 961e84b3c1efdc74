/** Gives a tender back before the sale is done. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function removeTender(engine: Engine, input: CallInput<"removeTender">): Answer<CallOutput<"removeTender">> {
  return takeBasketStep(engine, input.commandId, { kind: "removeTender", tenderId: input.tenderId });
}
