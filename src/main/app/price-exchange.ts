/** The goods that come back against the open basket: what they pay of it, and what is left to pay or to hand out. */
import type { Basket, Exchange } from "#core/basket/basket.ts";
import { exchangeCredit } from "#core/basket/decide-exchange.ts";
import type { ExchangeCredit, ExchangeRequest } from "#core/basket/decide-exchange.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { Store, StoredSale } from "#main/store/store.ts";
import { PREVIEW_HEADER, returnRequestOf } from "./return-of-sale.ts";
import type { ShopMoment } from "./shop-time.ts";

/** An exchange on the open basket, priced but not done. */
export interface OpenExchange {
  readonly sold: StoredSale;
  /** What it is decided from; numbers and ids of the till are put in when it is done. */
  readonly request: ExchangeRequest;
  readonly credit: ExchangeCredit;
}

/** `facts` are those of the basket before anything came back. */
export function priceExchange(
  store: Store,
  basket: Basket & { readonly exchange: Exchange },
  facts: PricingFacts,
  at: ShopMoment,
): Outcome<OpenExchange, Refusal> {
  const { saleId, lines, reason } = basket.exchange;
  const sold = store.sales.find(saleId);
  if (sold === null) return fail(refusal("saleNotFound"));
  const header = { ...PREVIEW_HEADER, reason };
  const request: ExchangeRequest = {
    returned: returnRequestOf({ store }, facts.settings, at, sold, { header, lines }),
    sale: { basket, facts, saleId: basket.id, receiptNumber: 1, origin: { kind: "till" }, newSerials: [] },
  };
  const credit = exchangeCredit(request);
  return credit.ok ? succeed({ sold, request, credit: credit.value }) : credit;
}
