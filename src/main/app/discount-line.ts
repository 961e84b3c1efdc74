/** A manual discount on one line, with its reason; null takes it away. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function discountLine(engine: Engine, input: CallInput<"discountLine">): Answer<CallOutput<"discountLine">> {
  const { commandId, lineId, discount } = input;
  return takeBasketStep(engine, commandId, { kind: "discountLine", lineId, discount });
}
