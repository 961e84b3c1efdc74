/** Cancels the open basket with a reason. The journal keeps that it happened; no ledger is touched. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { refusal } from "#core/refusal.ts";
import { actorOf, refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketAnswer } from "./get-basket.ts";
import { priceOpenBasket } from "./price-open-basket.ts";
import { shopMomentAt } from "./shop-time.ts";

export function voidBasket(engine: Engine, input: CallInput<"voidBasket">): Answer<CallOutput<"voidBasket">> {
  const { commandId, reason } = input;
  const { store, openBasket, topics } = engine;
  if (store.findAnswer(commandId) !== undefined) return basketAnswer(engine);
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const { basket } = openBasket;
  if (basket.lines.length === 0) return refuse(refusal("basketEmpty"));
  if (basket.tenders.length > 0) return refuse(refusal("basketHasTenders"));
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const price = priceOpenBasket(engine, shop.value, basket, at);
  const totalMinor = price.ok ? price.value.priced.totalMinor : null;
  const body = { basketId: basket.id, lineCount: basket.lines.length, totalMinor, reason };
  store.commit({
    commandId,
    moment: at.moment,
    actor: actorOf(engine),
    approver: null,
    facts: [{ type: "BasketVoided", body }],
    answer: null,
    alongside: () => store.baskets.clearOpen(),
  });
  openBasket.startNext();
  topics.touch("basket", "till");
  return basketAnswer(engine);
}
