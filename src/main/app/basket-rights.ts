/** What of the programme bears on the open basket: how its coupons and rewards are called, and what points can do now. */
import type { OfferView } from "#contract/reward-views.ts";
import type { BasketView } from "#contract/views.ts";
import type { Basket } from "#core/basket/basket.ts";
import { offeredRewards } from "#core/basket/offered-rewards.ts";
import type { OfferedReward } from "#core/basket/offered-rewards.ts";
import { whyNoRedemption } from "#core/basket/why-no-redemption.ts";
import type { LocalText } from "#core/codec/fields.ts";
import type { Selection } from "#core/program/conditions.ts";
import type { Program } from "#core/program/program.ts";
import type { ProductTable, Store } from "#main/store/store.ts";
import { findProduct } from "./find-product.ts";
import { heldPoints } from "./member-panel.ts";
import type { OpenPrice } from "./price-open-basket.ts";

const OFFERS_MAX = 50;
const NEEDS_MAX = 3;

type BasketRights = Pick<BasketView, "offers" | "couponNames" | "rewardNames" | "noRedemption">;

/** `open` is null while the basket cannot be priced. */
export function basketRights(
  { products }: Pick<Store, "products">,
  basket: Basket,
  program: Program | null,
  open: OpenPrice | null,
): BasketRights {
  // While money is taken nothing can be chosen any more.
  const offers = open === null || basket.tenders.length > 0 ? [] : offeredRewards(basket, open.facts);
  return {
    offers: offers.slice(0, OFFERS_MAX).map((offer) => offerView(products, offer)),
    couponNames: basket.coupons.map(({ id, couponId }) => ({ id, name: nameIn(program?.coupons, couponId) })),
    rewardNames: basket.rewards.map(({ id, rewardId }) => ({ id, name: nameIn(program?.rewards, rewardId) })),
    noRedemption: open === null ? null : noRedemption(basket, open),
  };
}

function offerView(products: ProductTable, { reward, ...offer }: OfferedReward): OfferView {
  const { id, name, points, action } = reward;
  const needs = offer.state === "needsItem" && "items" in action ? goodsNamed(products, action.items) : [];
  return { rewardId: id, name, points, ...offer, needs };
}

/** The goods of a selection as a cashier calls them: products by name, else brands or categories. */
function goodsNamed(products: ProductTable, { onlyProducts, onlyBrands, onlyCategories }: Selection): string[] {
  const named = onlyProducts.map((product) => findProduct(products, product)?.name ?? product);
  return [named, onlyBrands, onlyCategories].find((list) => list.length > 0)?.slice(0, NEEDS_MAX) ?? [];
}

/** What left the programme meanwhile is called by its id. */
const nameIn = (
  list: readonly { readonly id: string; readonly name: LocalText }[] | undefined,
  id: string,
): LocalText => list?.find((one) => one.id === id)?.name ?? { en: id, "zh-CN": id };

function noRedemption(basket: Basket, { priced, settlement, facts }: OpenPrice): BasketRights["noRedemption"] {
  const still = { remainingMinor: settlement.remainingMinor, heldPoints: heldPoints(basket, priced) };
  const sentence = whyNoRedemption(priced, still, facts);
  return sentence === null ? null : { key: sentence.key, values: { ...sentence.values } };
}
