/** A manual discount on the whole basket, with its reason; null takes it away. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function discountBasket(
  engine: Engine,
  input: CallInput<"discountBasket">,
): Answer<CallOutput<"discountBasket">> {
  return takeBasketStep(engine, input.commandId, { kind: "discountBasket", discount: input.discount });
}
