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
import type { ShopSettings } from "#core/shop/settings.ts";
import { StoreFault } from "#main/store/store-fault.ts";
import { describeThrown } from "./engine-log.ts";
import type { Engine } from "./engine.ts";
import { pricingFactsOf } from "./pricing-facts-of.ts";
import type { ShopMoment } from "./shop-time.ts";

export interface OpenPrice {
  readonly facts: PricingFacts;
  readonly priced: PricedBasket;
  readonly settlement: Settlement;
}

export function priceOpenBasket(
  { store, log }: Pick<Engine, "store" | "log">,
  settings: ShopSettings,
  basket: Basket,
  at: ShopMoment,
): Outcome<OpenPrice, Failure> {
  try {
    const facts = pricingFactsOf(store, settings, basket, at);
    const priced = priceBasket(basket, facts);
    if (!priced.ok) return fail(failureOf(priced.failure.code, priced.failure.values));
    const settled = settleTenders(priced.value, basket.tenders, facts);
    if (!settled.ok) return fail(failureOf(settled.failure.code, settled.failure.values));
    return succeed({ facts, priced: priced.value, settlement: settled.value });
  } catch (thrown) {
    if (thrown instanceof StoreFault) throw thrown;
    log.write({ kind: "fault", where: "pricing", thrown: describeThrown(thrown) });
    return fail(failureOf("pricingFailed"));
  }
}
