/**
 * Commits a basket that is paid: the sale, its print jobs and the empty counter, in one act. Whoever asks again is
 * answered from the journal.
 */
import type { CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { assert } from "#core/assert.ts";
import type { Basket } from "#core/basket/basket.ts";
import { decideSale } from "#core/basket/decide-sale.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { couponSerial } from "#core/cards/coupon-code.ts";
import { succeed } from "#core/outcome.ts";
import { actorOf, refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { getBasket } from "./get-basket.ts";
import { jobsOfSale } from "./print-jobs.ts";
import { saleViewOf } from "./sale-view.ts";
import type { ShopMoment } from "./shop-time.ts";
import { TILL_NUMBER } from "./till-identity.ts";

type TenderAnswer = Answer<CallOutput<"takeTender">>;

export interface PaidBasket {
  readonly basket: Basket;
  readonly facts: PricingFacts;
  readonly at: ShopMoment;
}

export function completeSale(engine: Engine, commandId: string, { basket, facts, at }: PaidBasket): TenderAnswer {
  const { store, openBasket } = engine;
  const receiptNumber = store.sales.nextReceiptNumber();
  // One basket becomes one sale: its id goes on as the sale's.
  const sale = decideSale({
    basket,
    facts,
    saleId: basket.id,
    receiptNumber,
    origin: { kind: "till" },
    newSerials: basket.rewards.map((_, index) => couponSerial(TILL_NUMBER, receiptNumber, index)),
  });
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
  return answerOfSale(engine, fact.body.saleId);
}

/** The answer of a sale that is done, now or when it was asked before. */
export function answerOfSale(engine: Engine, saleId: string): TenderAnswer {
  const stored = engine.store.sales.find(saleId);
  assert(stored !== null, "a committed sale is found by its id");
  const view = getBasket(engine);
  return view.ok ? succeed({ state: "completed", sale: saleViewOf(engine, stored), view: view.value }) : view;
}
