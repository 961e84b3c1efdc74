/**
 * What becomes of a read price request: goods sold, goods brought back, or both as an exchange. The decisions are those of
 * the till; what a till asks of people and of its store is taken from the request.
 */
import { decideExchange, exchangeCredit } from "#core/basket/decide-exchange.ts";
import type { ExchangeRequest } from "#core/basket/decide-exchange.ts";
import { decideReturn } from "#core/basket/decide-return.ts";
import type { ReturnRequest } from "#core/basket/return-request.ts";
import { decideSale } from "#core/basket/decide-sale.ts";
import type { SaleRequest } from "#core/basket/decide-sale.ts";
import { priceBasket } from "#core/basket/price-basket.ts";
import type { PricedBasket, Settlement } from "#core/basket/priced-basket.ts";
import type { Basket } from "#core/basket/basket.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { settleTenders } from "#core/basket/settle-tenders.ts";
import type { SaleCompleted } from "#core/events/sale-completed.ts";
import type { SaleReturned } from "#core/events/sale-returned.ts";
import type { Minor } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { earnPoints } from "#core/points/earn-points.ts";
import { numberedId } from "#core/program/read-price-request.ts";
import type { ReadRequest } from "#core/program/read-price-request.ts";
import { checkCoupon } from "#core/promotions/check-coupon.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { balancesKnown } from "#core/value/value-account.ts";

export interface DecidedRequest {
  /** null without goods that are sold; so is the settlement. */
  readonly priced: PricedBasket | null;
  readonly settlement: Settlement | null;
  /** As it is once whatever is left is paid in money. */
  readonly sale: SaleCompleted | null;
  readonly returned: SaleReturned | null;
}

const NOTHING: DecidedRequest = { priced: null, settlement: null, sale: null, returned: null };

export function decidePriceRequest(read: ReadRequest): Outcome<DecidedRequest, Refusal> {
  const refused = refusedCoupon(read);
  if (refused !== null) return fail(refused);
  const sells = read.basket.lines.length > 0;
  const returned = returnRequestOf(read);
  if (returned === null) return sells ? sell(read) : fail(refusal("basketEmpty"));
  return sells ? exchange(read, returned) : takeBack(returned);
}

/** Coupons are shown one after the other, as at the till; the first that is refused is the answer. */
function refusedCoupon({ basket, facts }: ReadRequest): Refusal | null {
  for (const [index, coupon] of basket.coupons.entries()) {
    const refused = checkCoupon(coupon, { ...basket, coupons: basket.coupons.slice(0, index) }, facts);
    if (refused !== null) return refused;
  }
  return null;
}

function returnRequestOf({ facts, returned, reason }: ReadRequest): ReturnRequest | null {
  if (returned === null) return null;
  return {
    returnId: numberedId("other", 2),
    receiptNumber: 2,
    reason,
    origin: { kind: "till" },
    facts,
    originalProgram: returned.program,
    value: balancesKnown(facts),
    usedSerials: facts.shared.usedSerials,
    goods: returned.goods,
  };
}

const saleRequestOf = (basket: Basket, facts: PricingFacts): SaleRequest => ({
  basket,
  facts,
  saleId: basket.id,
  receiptNumber: 1,
  origin: { kind: "till" },
  newSerials: basket.rewards.map((_, index) => `NEW-${index + 1}`),
});

/** The basket with a card for what is left: what the sale will be. */
function paidByCard(basket: Basket, remainingMinor: Minor): Basket {
  if (remainingMinor === 0) return basket;
  const id = numberedId("tender", basket.tenders.length + 1);
  return { ...basket, tenders: [...basket.tenders, { id, kind: "card", amountMinor: remainingMinor }] };
}

interface Settled {
  readonly priced: PricedBasket;
  readonly settlement: Settlement;
}

function settle(basket: Basket, priced: PricedBasket, facts: PricingFacts): Outcome<Settled, Refusal> {
  const settled = settleTenders(priced, basket.tenders, facts);
  if (!settled.ok) return settled;
  const earning = earnPoints(priced, settled.value, facts);
  return succeed({ priced: { ...priced, earning }, settlement: settled.value });
}

function sell(read: ReadRequest): Outcome<DecidedRequest, Refusal> {
  const { basket, facts } = read;
  const priced = priceBasket(basket, facts);
  if (!priced.ok) return priced;
  const settled = settle(basket, priced.value, facts);
  if (!settled.ok) return settled;
  const paid = paidByCard(basket, settled.value.settlement.remainingMinor);
  const decided = decideSale(saleRequestOf(paid, facts));
  return decided.ok ? succeed({ ...NOTHING, ...settled.value, sale: decided.value.fact.body }) : decided;
}

function takeBack(returned: ReturnRequest): Outcome<DecidedRequest, Refusal> {
  const decided = decideReturn(returned);
  return decided.ok ? succeed({ ...NOTHING, returned: decided.value.fact.body }) : decided;
}

function exchange({ basket, facts }: ReadRequest, returned: ReturnRequest): Outcome<DecidedRequest, Refusal> {
  const asked: ExchangeRequest = { returned, sale: saleRequestOf(basket, facts) };
  const credit = exchangeCredit(asked);
  if (!credit.ok) return credit;
  const settled = settle(credit.value.basket, credit.value.priced, credit.value.facts);
  if (!settled.ok) return settled;
  const paid = paidByCard(basket, settled.value.settlement.remainingMinor);
  const decided = decideExchange({ ...asked, sale: saleRequestOf(paid, facts) });
  if (!decided.ok) return decided;
  return succeed({ ...settled.value, sale: decided.value.sale.body, returned: decided.value.returned.body });
}
