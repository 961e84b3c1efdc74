/** Brings a parked basket back. An open one with lines is parked in its place, so nothing is lost by a wrong choice. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Basket } from "#core/basket/basket.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketAnswer } from "./get-basket.ts";
import { refusalToPark } from "./park-basket.ts";

export function recallBasket(engine: Engine, input: CallInput<"recallBasket">): Answer<CallOutput<"recallBasket">> {
  const { commandId, basketId } = input;
  const { store, openBasket, nowMs, topics } = engine;
  if (engine.commands.find(commandId) !== null) return basketAnswer(engine);
  // One comes out as one goes in, so the list cannot grow.
  const refused = refusalToPark(engine, 0);
  if (refused !== null) return refuse(refused);
  const parked = store.baskets.listParked(LIMITS.parkedBaskets).find(({ basket }) => basket.id === basketId);
  if (parked === undefined) return refuse(refusal("basketNotFound"));
  const open = openBasket.basket;
  openBasket.replace(forMemberNow(engine, parked.basket), { id: commandId, result: null }, () => {
    store.baskets.takeParked(basketId);
    if (open.lines.length > 0) store.baskets.park(open, nowMs());
  });
  topics.touch("basket", "till");
  return basketAnswer(engine);
}

/** Whoever was merged meanwhile is who they have become; whoever has left the programme is no longer on it. */
function forMemberNow({ store }: Engine, basket: Basket): Basket {
  if (basket.memberRef === null) return basket;
  const memberRef = store.members.resolve(basket.memberRef);
  const hasLeft = store.members.find(memberRef)?.consent.membership === false;
  return { ...basket, memberRef: hasLeft ? null : memberRef };
}
