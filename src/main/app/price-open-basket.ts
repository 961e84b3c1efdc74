/**
 * Prices a basket for the screen or for a sale, anew every time. A fault of the engine is an answer here, not a crash:
 * the till says so, keeps the basket and sells nothing until it can be priced. No earlier figure is ever shown instead.
 */
import type { Basket } from "#core/basket/basket.ts";
import { priceBasket } from "#core/basket/price-basket.ts";
import type { PricedBasket, Settlement } from "#core/basket/priced-basket.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { settleTenders } from "#core/basket/settle-tenders.ts";
import type { Failure } from "#contract/failures.ts";
import { failureOf } from "#contract/failures.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Refusal } from "#core/refusal.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { StoreFault } from "#main/store/store-fault.ts";
import type { Store } from "#main/store/store.ts";
import { describeThrown } from "./engine-log.ts";
import type { Engine } from "./engine.ts";
import { priceExchange } from "./price-exchange.ts";
import type { OpenExchange } from "./price-exchange.ts";
import { pricingFactsOf } from "./pricing-facts-of.ts";
import type { ShopMoment } from "./shop-time.ts";

export interface OpenPrice {
  /** With goods that come back against the basket: as they leave them. */
  readonly facts: PricingFacts;
  readonly priced: PricedBasket;
  readonly settlement: Settlement;
  readonly exchange: OpenExchange | null;
}

export function priceOpenBasket(
  { store, log }: Pick<Engine, "store" | "log">,
  settings: ShopSettings,
  basket: Basket,
  at: ShopMoment,
): Outcome<OpenPrice, Failure> {
  try {
    const price = priceFacts(store, basket, pricingFactsOf(store, settings, basket, at), at);
    return price.ok ? price : fail(failureOf(price.failure.code, price.failure.values));
  } catch (thrown) {
    if (thrown instanceof StoreFault) throw thrown;
    log.write({ kind: "fault", where: "pricing", thrown: describeThrown(thrown) });
    return fail(failureOf("pricingFailed"));
  }
}

function priceFacts(store: Store, basket: Basket, facts: PricingFacts, at: ShopMoment): Outcome<OpenPrice, Refusal> {
  const { exchange } = basket;
  if (exchange === null) return settle(basket, facts, priceBasket(basket, facts), null);
  const open = priceExchange(store, { ...basket, exchange }, facts, at);
  if (!open.ok) return open;
  const { credit } = open.value;
  return settle(credit.basket, credit.facts, succeed(credit.priced), open.value);
}

function settle(
  { tenders }: Basket,
  facts: PricingFacts,
  priced: Outcome<PricedBasket, Refusal>,
  exchange: OpenExchange | null,
): Outcome<OpenPrice, Refusal> {
  if (!priced.ok) return priced;
  const settled = settleTenders(priced.value, tenders, facts);
  return settled.ok ? succeed({ facts, priced: priced.value, settlement: settled.value, exchange }) : settled;
}
