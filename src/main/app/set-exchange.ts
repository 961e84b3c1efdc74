/** Puts goods of a sale against the open basket. Nothing comes back before the basket is completed. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

type BasketAnswer = Answer<CallOutput<"setExchange">>;

export function setExchange(engine: Engine, input: CallInput<"setExchange">): BasketAnswer {
  const { commandId, ...exchange } = input;
  const answer = takeBasketStep(engine, commandId, { kind: "setExchange", exchange });
  return answer.ok ? (identifyBuyer(engine, input.saleId) ?? answer) : answer;
}

/** Whoever bought the goods is likely to take the others: they are put on a basket that has nobody yet. */
function identifyBuyer(engine: Engine, saleId: string): BasketAnswer | null {
  const { store, openBasket, newId } = engine;
  const bought = store.sales.find(saleId)?.fact.body.memberRef ?? null;
  if (bought === null || openBasket.basket.memberRef !== null) return null;
  const memberRef = store.members.resolve(bought);
  return store.members.find(memberRef) === null
    ? null
    : takeBasketStep(engine, newId(), { kind: "identifyMember", memberRef });
}
