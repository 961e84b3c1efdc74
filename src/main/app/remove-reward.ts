/** Takes a reward off the basket, and the gift that came with it. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export const removeReward = (
  engine: Engine,
  { commandId, rewardEntryId }: CallInput<"removeReward">,
): Answer<CallOutput<"removeReward">> => takeBasketStep(engine, commandId, { kind: "removeReward", id: rewardEntryId });
