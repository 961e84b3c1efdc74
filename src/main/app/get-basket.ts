/** The open basket as the screen shows it: what is in it, what it comes to, and the member on it. */
import type { CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { BasketView, MemberPanel } from "#contract/views.ts";
import { quickCashAmounts } from "#core/basket/settle-tenders.ts";
import { succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Failure } from "#contract/failures.ts";
import { REFUND_APPROVER, approvalView, refundNeeds } from "./approval.ts";
import type { Program } from "#core/program/program.ts";
import { shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketRights } from "./basket-rights.ts";
import { memberPanelOf } from "./member-panel.ts";
import { priceOpenBasket } from "./price-open-basket.ts";
import type { OpenPrice } from "./price-open-basket.ts";
import { programNow } from "./program-now.ts";
import { returnEffectsOf } from "./return-preview.ts";
import { shownPanel } from "./personal-view.ts";
import { shopMomentAt } from "./shop-time.ts";

export function getBasket(engine: Engine): Answer<BasketView> {
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const { basket, canUndo } = engine.openBasket;
  const price = priceOpenBasket(engine, shop.value, basket, at);
  return succeed({
    basket,
    pricing: pricingView(price),
    quickCash: price.ok ? [...quickCashAmounts(price.value.settlement.remainingCashMinor, shop.value.currency)] : [],
    member: panelOnBasket(engine, price, at.moment.businessDate),
    exchange: exchangeView(engine, price),
    canUndo,
    ...basketRights(engine.store, basket, programFor(engine, price), price.ok ? price.value : null),
  });
}

/** By which programme coupons and rewards are called; null when a fault kept the basket from being priced by it. */
function programFor(engine: Engine, price: Outcome<OpenPrice, Failure>): Program | null {
  if (price.ok) return price.value.facts.program;
  return price.failure.severity === "refusal" ? programNow(engine) : null;
}

/** What every verb of the basket answers with. */
export function basketAnswer(engine: Engine): Answer<CallOutput<"removeLine">> {
  const view = getBasket(engine);
  return view.ok ? succeed({ view: view.value }) : view;
}

function pricingView(price: Outcome<OpenPrice, Failure>): BasketView["pricing"] {
  if (!price.ok) return { ok: false, failure: price.failure };
  return { ok: true, priced: price.value.priced, settlement: price.value.settlement };
}

function exchangeView(engine: Engine, price: Outcome<OpenPrice, Failure>): BasketView["exchange"] {
  if (!price.ok || price.value.exchange === null) return null;
  const { sold, credit } = price.value.exchange;
  const { program } = price.value.facts;
  const { body } = credit.returned;
  return {
    saleId: sold.saleId,
    receiptNumber: sold.receiptNumber,
    creditMinor: credit.creditMinor,
    returned: {
      ...returnEffectsOf(engine.store, body, program),
      approval: approvalView(engine, refundNeeds(body, program), REFUND_APPROVER),
    },
  };
}

function panelOnBasket(engine: Engine, price: Outcome<OpenPrice, Failure>, businessDate: string): MemberPanel | null {
  const { basket } = engine.openBasket;
  if (basket.memberRef === null) return null;
  // A basket may outlive its member: then it cannot be priced, and there is nobody to show.
  if (engine.store.members.find(basket.memberRef) === null) return null;
  const open = price.ok ? { basket, ...price.value } : null;
  return shownPanel(engine, memberPanelOf(engine.store, basket.memberRef, businessDate, open));
}
