/**
 * Commits a basket that is paid: the sale (with what came back against it), its print jobs and the empty counter, in one
 * act. Whoever asks again is answered from the journal.
 */
import type { CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { assert } from "#core/assert.ts";
import type { Basket } from "#core/basket/basket.ts";
import { decideSale } from "#core/basket/decide-sale.ts";
import { couponSerial } from "#core/cards/coupon-code.ts";
import { decideExchange } from "#core/basket/decide-exchange.ts";
import type { FactOf } from "#core/events/catalog.ts";
import { succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Refusal } from "#core/refusal.ts";
import { refundNeeds } from "./approval.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { getBasket } from "./get-basket.ts";
import type { OpenPrice } from "./price-open-basket.ts";
import { jobsOfExchange, jobsOfSale } from "./print-jobs.ts";
import { saleViewOf } from "./sale-view.ts";
import type { ShopMoment } from "./shop-time.ts";
import { TILL_NUMBER } from "./till-identity.ts";

type TenderAnswer = Answer<CallOutput<"takeTender">>;

export interface PaidBasket {
  readonly basket: Basket;
  readonly price: OpenPrice;
  readonly at: ShopMoment;
}

export interface By {
  readonly actor: string;
  readonly approver: string | null;
}

/** What a paid basket becomes: a sale, and with goods that come back a return before it. */
interface DecidedDeal {
  readonly sale: FactOf<"SaleCompleted">;
  readonly returned: FactOf<"SaleReturned"> | null;
}

export function completeSale(engine: Engine, commandId: string, paid: PaidBasket, by: By): TenderAnswer {
  const { store, openBasket } = engine;
  const decided = decideDeal(engine, paid);
  if (!decided.ok) return refuse(decided.failure);
  const { sale, returned } = decided.value;
  const needed = returned === null ? null : refundNeeds(returned.body, paid.price.facts.program);
  if (needed !== null && by.approver === null) return refuse(needed);
  const { saleId } = sale.body;
  store.commit({
    commandId,
    moment: paid.at.moment,
    ...by,
    facts: returned === null ? [sale] : [returned, sale],
    answer: { saleId },
    alongside: () => {
      store.baskets.clearOpen();
      const jobs = returned === null ? jobsOfSale(engine, sale.body) : jobsOfExchange(engine, returned.body, sale.body);
      for (const job of jobs) store.printJobs.put(job);
    },
  });
  openBasket.startNext();
  engine.devices.wake();
  engine.topics.touch("basket", "sales", "members", "till", "devices");
  return answerOfSale(engine, saleId);
}

function decideDeal({ store, newId }: Engine, { basket, price }: PaidBasket): Outcome<DecidedDeal, Refusal> {
  const { exchange } = price;
  const next = store.sales.nextReceiptNumber();
  const receiptNumber = exchange === null ? next : next + 1;
  // One basket becomes one sale: its id goes on as the sale's.
  const made = {
    basket,
    saleId: basket.id,
    receiptNumber,
    origin: { kind: "till" },
    newSerials: basket.rewards.map((_, index) => couponSerial(TILL_NUMBER, receiptNumber, index)),
  } as const;
  if (exchange === null) {
    const sale = decideSale({ ...made, facts: price.facts });
    return sale.ok ? succeed({ sale: sale.value.fact, returned: null }) : sale;
  }
  const { returned, sale } = exchange.request;
  return decideExchange({
    returned: { ...returned, returnId: newId(), receiptNumber: next },
    sale: { ...made, facts: sale.facts },
  });
}

/** The answer of a sale that is done, now or when it was asked before. */
export function answerOfSale(engine: Engine, saleId: string): TenderAnswer {
  const stored = engine.store.sales.find(saleId);
  assert(stored !== null, "a committed sale is found by its id");
  const view = getBasket(engine);
  return view.ok ? succeed({ state: "completed", sale: saleViewOf(engine, stored), view: view.value }) : view;
}
