/**
 * The open basket as goods that come back without a receipt: what its lines cost this member today is what they are worth.
 * Coupons, rewards, points and money that were put to it belong to a sale; with them it is none of this.
 */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Basket } from "#core/basket/basket.ts";
import { decideReturn } from "#core/basket/decide-return.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import type { FactOf } from "#core/events/catalog.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { pricingFactsOf } from "./pricing-facts-of.ts";
import type { ReturnHeader } from "./return-of-sale.ts";
import { shopMomentAt } from "./shop-time.ts";
import type { ShopMoment } from "./shop-time.ts";

export interface ReturnOfBasket {
  readonly fact: FactOf<"SaleReturned">;
  readonly facts: PricingFacts;
  readonly at: ShopMoment;
}

const isGoodsAlone = (basket: Basket): boolean =>
  basket.coupons.length === 0 &&
  basket.rewards.length === 0 &&
  basket.amountOffPoints === null &&
  basket.exchange === null;

export function decideReturnOfBasket(
  engine: Engine,
  refund: CallInput<"returnWithoutReceipt">["refund"],
  header: ReturnHeader,
): Answer<ReturnOfBasket> {
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const { basket } = engine.openBasket;
  if (basket.tenders.length > 0) return refuse(refusal("basketHasTenders"));
  if (!isGoodsAlone(basket)) return refuse(refusal("refundNotPossible"));
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const facts = pricingFactsOf(engine.store, shop.value, basket, at);
  const decided = decideReturn({
    ...header,
    origin: { kind: "till" },
    facts,
    originalProgram: null,
    value: new Map(),
    usedSerials: new Set(),
    goods: { kind: "unlinked", basket, refund: { id: header.returnId, kind: refund } },
  });
  return decided.ok ? succeed({ fact: decided.value.fact, facts, at }) : refuse(decided.failure);
}
