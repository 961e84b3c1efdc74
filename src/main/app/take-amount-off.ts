/** Takes points as an amount off the basket; null lets them go. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { points } from "#core/money/integers.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function takeAmountOff(engine: Engine, input: CallInput<"takeAmountOff">): Answer<CallOutput<"takeAmountOff">> {
  const taken = input.points === null ? null : points(input.points);
  return takeBasketStep(engine, input.commandId, { kind: "takeAmountOff", points: taken });
}
