/** Sets the open basket aside with a note and begins the next one. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketAnswer } from "./get-basket.ts";

export function parkBasket(engine: Engine, input: CallInput<"parkBasket">): Answer<CallOutput<"parkBasket">> {
  const { commandId, note } = input;
  if (engine.commands.find(commandId) !== null) return basketAnswer(engine);
  const { basket } = engine.openBasket;
  if (basket.lines.length === 0) return refuse(refusal("basketEmpty"));
  const refused = refusalToPark(engine, 1);
  if (refused !== null) return refuse(refused);
  engine.openBasket.park({ ...basket, note }, { id: commandId, result: null });
  engine.topics.touch("basket", "till");
  return basketAnswer(engine);
}

/** Money that was taken stays with its basket until the sale is done or it is given back. */
export function refusalToPark({ store, openBasket }: Engine, more: number): Refusal | null {
  if (openBasket.basket.tenders.length > 0) return refusal("basketHasTenders");
  const parked = store.baskets.listParked(LIMITS.parkedBaskets).length;
  return parked + more > LIMITS.parkedBaskets ? refusal("tooManyParked", { max: LIMITS.parkedBaskets }) : null;
}
