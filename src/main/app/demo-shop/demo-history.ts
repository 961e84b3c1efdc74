/**
 * Sells a planned year: every visit becomes a real sale through `decideSale`, at its own moment in the past, with the
 * points, tiers and expiries that the programme gave on that day.
 */
import { assert } from "#core/assert.ts";
import { emptyBasket } from "#core/basket/apply-basket-step.ts";
import { GOODS } from "#core/basket/basket.ts";
import type { Basket, BasketLine, Tender } from "#core/basket/basket.ts";
import { decideSale } from "#core/basket/decide-sale.ts";
import { priceBasket } from "#core/basket/price-basket.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { pointsWithin } from "#core/basket/redemption.ts";
import { roundCash } from "#core/basket/settle-tenders.ts";
import type { Minor, Points } from "#core/money/integers.ts";
import { minPoints, points } from "#core/money/integers.ts";
import { availablePoints } from "#core/points/fold-standing.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Store } from "#main/store/store.ts";
import { pricingFactsOf } from "../pricing-facts-of.ts";
import { instantOfLocal, shopMomentAt } from "../shop-time.ts";
import type { ShopMoment } from "../shop-time.ts";
import type { PlannedVisit } from "./demo-visits.ts";

export interface HistoryParts {
  readonly store: Store;
  readonly settings: ShopSettings;
  readonly newId: () => string;
  readonly actor: string;
}

/** When a planned visit took place. */
export function momentOfVisit(visit: PlannedVisit, settings: ShopSettings): ShopMoment {
  const clock = [Math.trunc(visit.minuteOfDay / 60), visit.minuteOfDay % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return shopMomentAt(instantOfLocal(`${visit.date}T${clock.join(":")}:00`, settings.timeZone), settings);
}

/** Commits the sale of one visit. */
export function sellVisit(parts: HistoryParts, visit: PlannedVisit, memberRef: string | null, at: ShopMoment): void {
  const { store, settings, newId, actor } = parts;
  const lines = visit.lines.map(({ product, quantityMilli }) => lineOf(product, quantityMilli, newId()));
  const basket: Basket = { ...emptyBasket(newId(), at.moment.occurredAtMs), memberRef, lines };
  const facts = pricingFactsOf(store, settings, basket, at);
  const withPoints = visit.redeems ? { ...basket, amountOffPoints: pointsToUse(basket, facts) } : basket;
  const paid = { ...withPoints, tenders: payWhole(withPoints, facts, visit.paysBy, newId) };

  const saleId = newId();
  const receiptNumber = store.sales.nextReceiptNumber();
  const decided = decideSale({ basket: paid, facts, saleId, receiptNumber, origin: { kind: "till" }, newSerials: [] });
  assert(decided.ok, "a planned visit is a sale that the till accepts");
  store.commit({
    commandId: newId(),
    moment: at.moment,
    actor,
    approver: null,
    facts: [decided.value.fact],
    answer: null,
  });
}

function lineOf(
  product: PlannedVisit["lines"][0]["product"],
  quantityMilli: BasketLine["quantityMilli"],
  id: string,
): BasketLine {
  return {
    id,
    productId: product.id,
    departmentId: null,
    code: product.gtins[0] ?? product.shopCode ?? "",
    name: product.name,
    category: product.category,
    brand: product.brand,
    taxRateId: product.taxRateId,
    sells: GOODS,
    soldBy: product.soldBy,
    quantityMilli,
    listPriceMinor: product.unitPriceMinor,
    override: null,
    discount: null,
  };
}

function totalOf(basket: Basket, facts: PricingFacts): Minor {
  const priced = priceBasket(basket, facts);
  assert(priced.ok, "a planned basket can be priced");
  return priced.value.totalMinor;
}

/** As many points as the basket and the member allow; null when that is not enough for a redemption. */
function pointsToUse(basket: Basket, facts: PricingFacts): Points | null {
  const redemption = facts.program?.redemption ?? null;
  if (redemption === null || facts.member === null) return null;
  const available = availablePoints(facts.member.standing, facts.businessDate);
  const most = minPoints(pointsWithin(totalOf(basket, facts), redemption), available);
  const wanted = points(most - (most % redemption.stepPoints));
  return wanted < redemption.minimumPoints ? null : wanted;
}

function payWhole(basket: Basket, facts: PricingFacts, paysBy: "cash" | "card", newId: () => string): Tender[] {
  const total = totalOf(basket, facts);
  if (total === 0) return [];
  const rounded = roundCash(total, facts.settings.cashRounding);
  // A few cents round to nothing in cash: those are paid by card.
  if (paysBy === "card" || rounded === 0) return [{ id: newId(), kind: "card", amountMinor: total }];
  return [{ id: newId(), kind: "cash", handedMinor: rounded }];
}
