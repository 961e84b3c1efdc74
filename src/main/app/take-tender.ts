/**
 * Takes a tender. When it covers what is left, the sale is committed; after that, and only then, the drawer opens and the
 * receipt prints, from jobs that were committed with the sale and run at their own pace.
 *
 *   known command? ─► answer as before
 *   a basket that was sold meanwhile? ─► its sale: whoever lost that answer must not take the money twice
 *   another revision than the cashier saw? disk almost full? ─► refused, before goods change hands
 *   basket + tender ─► priced and settled ─┬─ something left ─► kept, partly paid
 *                                          └─ nothing left  ─► sale + jobs + next basket, one commit
 *
 * A store that fails loses nothing: the tender was not taken, and the basket is still open as it was.
 */
import { z } from "zod";
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { Tender } from "#core/basket/basket.ts";
import { minor, points } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { answerOfSale, completeSale } from "./complete-sale.ts";
import { actorOf, refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketAnswer } from "./get-basket.ts";
import { priceOpenBasket } from "./price-open-basket.ts";
import { shopMomentAt } from "./shop-time.ts";
import type { ShopMoment } from "./shop-time.ts";
import { valueTender } from "./value-tender.ts";

type TenderAnswer = Answer<CallOutput<"takeTender">>;

const storedAnswerSchema = z.strictObject({ saleId: z.uuid() });

export function takeTender(engine: Engine, input: CallInput<"takeTender">): TenderAnswer {
  const { store, openBasket, commands } = engine;
  const before = store.findAnswer(input.commandId);
  if (before !== undefined) return answerOfSale(engine, storedAnswerSchema.parse(before).saleId);
  if (commands.find(input.commandId) !== null) return partlyPaid(engine);
  const { basket } = openBasket;
  if (basket.id !== input.basketId) return afterItsSale(engine, input.basketId);
  if (basket.revision !== input.revision) return fail(failureOf("basketChanged"));
  // A basket that is partly paid may be finished: the reserve on the disk is for that.
  if (basket.tenders.length === 0 && store.space().state === "low") return fail(failureOf("spaceLow"));

  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const tender = tenderOf(engine, input.tender, shop.value, at);
  if (!tender.ok) return fail(tender.failure);
  const next = openBasket.preview({ kind: "addTender", tender: tender.value });
  if (!next.ok) return refuse(next.failure);
  const price = priceOpenBasket(engine, shop.value, next.value, at);
  if (!price.ok) return fail(price.failure);
  if (price.value.settlement.remainingMinor !== 0) {
    openBasket.keep(next.value, { id: input.commandId, result: null });
    engine.topics.touch("basket");
    return partlyPaid(engine);
  }
  const by = { actor: actorOf(engine), approver: null };
  return completeSale(engine, input.commandId, { basket: next.value, price: price.value, at }, by);
}

/** A tender for a basket that is not open any more. It is not taken, also when it is another tender than the last one. */
function afterItsSale(engine: Engine, basketId: string): TenderAnswer {
  return engine.store.sales.find(basketId) === null ? fail(failureOf("basketChanged")) : answerOfSale(engine, basketId);
}

function tenderOf(
  engine: Engine,
  tender: CallInput<"takeTender">["tender"],
  settings: ShopSettings,
  at: ShopMoment,
): Answer<Tender> {
  const id = engine.newId();
  switch (tender.kind) {
    case "cash":
      return succeed({ id, kind: "cash", handedMinor: minor(tender.handedMinor) });
    case "card":
      return succeed({ id, kind: "card", amountMinor: minor(tender.amountMinor) });
    case "points":
      return succeed({ id, kind: "points", points: points(tender.points) });
    case "giftCard":
    case "storedValue": {
      const { basket } = engine.openBasket;
      const price = priceOpenBasket(engine, settings, basket, at);
      if (!price.ok) return price;
      const taken = valueTender(engine.store, tender, id, { basket, ...price.value });
      return taken.ok ? taken : refuse(taken.failure);
    }
  }
}

function partlyPaid(engine: Engine): TenderAnswer {
  const answer = basketAnswer(engine);
  return answer.ok ? succeed({ state: "partlyPaid", view: answer.value.view }) : answer;
}
