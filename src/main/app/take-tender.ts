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
import { assert } from "#core/assert.ts";
import type { Basket, Tender } from "#core/basket/basket.ts";
import { decideSale } from "#core/basket/decide-sale.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { minor, points } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import { actorOf, refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketAnswer, getBasket } from "./get-basket.ts";
import { jobsOfSale } from "./print-jobs.ts";
import { priceOpenBasket } from "./price-open-basket.ts";
import { saleViewOf } from "./sale-view.ts";
import { shopMomentAt } from "./shop-time.ts";
import type { ShopMoment } from "./shop-time.ts";

type TenderAnswer = Answer<CallOutput<"takeTender">>;

const storedAnswerSchema = z.strictObject({ saleId: z.uuid() });

export function takeTender(engine: Engine, input: CallInput<"takeTender">): TenderAnswer {
  const { store, openBasket, commands } = engine;
  const before = store.findAnswer(input.commandId);
  if (before !== undefined) return completed(engine, storedAnswerSchema.parse(before).saleId);
  if (commands.find(input.commandId) !== null) return partlyPaid(engine);
  const { basket } = openBasket;
  if (basket.id !== input.basketId) return afterItsSale(engine, input.basketId);
  if (basket.revision !== input.revision) return fail(failureOf("basketChanged"));
  // A basket that is partly paid may be finished: the reserve on the disk is for that.
  if (basket.tenders.length === 0 && store.space().state === "low") return fail(failureOf("spaceLow"));

  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const next = openBasket.preview({ kind: "addTender", tender: tenderOf(input.tender, engine.newId()) });
  if (!next.ok) return refuse(next.failure);
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const price = priceOpenBasket(engine, shop.value, next.value, at);
  if (!price.ok) return fail(price.failure);
  if (price.value.settlement.remainingMinor !== 0) {
    openBasket.keep(next.value, { id: input.commandId, result: null });
    engine.topics.touch("basket");
    return partlyPaid(engine);
  }
  return completeSale(engine, input.commandId, { basket: next.value, facts: price.value.facts, at });
}

/** A tender for a basket that is not open any more. It is not taken, also when it is another tender than the last one. */
function afterItsSale(engine: Engine, basketId: string): TenderAnswer {
  return engine.store.sales.find(basketId) === null ? fail(failureOf("basketChanged")) : completed(engine, basketId);
}

function tenderOf(tender: CallInput<"takeTender">["tender"], id: string): Tender {
  switch (tender.kind) {
    case "cash":
      return { id, kind: "cash", handedMinor: minor(tender.handedMinor) };
    case "card":
      return { id, kind: "card", amountMinor: minor(tender.amountMinor) };
    case "points":
      return { id, kind: "points", points: points(tender.points) };
  }
}

interface PaidBasket {
  readonly basket: Basket;
  readonly facts: PricingFacts;
  readonly at: ShopMoment;
}

function completeSale(engine: Engine, commandId: string, { basket, facts, at }: PaidBasket): TenderAnswer {
  const { store, openBasket } = engine;
  const receiptNumber = store.sales.nextReceiptNumber();
  // One basket becomes one sale: its id goes on as the sale's.
  const sale = decideSale({ basket, facts, saleId: basket.id, receiptNumber, origin: { kind: "till" } });
  if (!sale.ok) return refuse(sale.failure);
  const { fact } = sale.value;
  store.commit({
    commandId,
    moment: at.moment,
    actor: actorOf(engine),
    approver: null,
    facts: [fact],
    answer: { saleId: fact.body.saleId },
    alongside: () => {
      store.baskets.clearOpen();
      for (const job of jobsOfSale(engine, fact.body)) store.printJobs.put(job);
    },
  });
  openBasket.startNext();
  engine.devices.wake();
  engine.topics.touch("basket", "sales", "members", "till", "devices");
  return completed(engine, fact.body.saleId);
}

function partlyPaid(engine: Engine): TenderAnswer {
  const answer = basketAnswer(engine);
  return answer.ok ? succeed({ state: "partlyPaid", view: answer.value.view }) : answer;
}

function completed(engine: Engine, saleId: string): TenderAnswer {
  const stored = engine.store.sales.find(saleId);
  assert(stored !== null, "a committed sale is found by its id");
  const view = getBasket(engine);
  return view.ok ? succeed({ state: "completed", sale: saleViewOf(engine, stored), view: view.value }) : view;
}
