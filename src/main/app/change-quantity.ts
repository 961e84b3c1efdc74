/** Sets how much of a line is sold. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { milli } from "#core/money/integers.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function changeQuantity(
  engine: Engine,
  input: CallInput<"changeQuantity">,
): Answer<CallOutput<"changeQuantity">> {
  const quantityMilli = milli(input.quantityMilli);
  return takeBasketStep(engine, input.commandId, { kind: "changeQuantity", lineId: input.lineId, quantityMilli });
}
