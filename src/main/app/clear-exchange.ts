/** Takes the goods that come back off the open basket. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export const clearExchange = (
  engine: Engine,
  { commandId }: CallInput<"clearExchange">,
): Answer<CallOutput<"clearExchange">> => takeBasketStep(engine, commandId, { kind: "setExchange", exchange: null });
