/** Takes back the last step on the open basket. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketAnswer } from "./get-basket.ts";

export function undoBasketStep(
  engine: Engine,
  { commandId }: CallInput<"undoBasketStep">,
): Answer<CallOutput<"undoBasketStep">> {
  if (engine.commands.find(commandId) !== null) return basketAnswer(engine);
  const undone = engine.openBasket.undo(commandId);
  if (!undone.ok) return refuse(undone.failure);
  engine.topics.touch("basket");
  return basketAnswer(engine);
}
