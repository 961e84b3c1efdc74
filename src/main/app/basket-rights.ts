/** What of the programme bears on the open basket: how its coupons and rewards are called, and what points can do now. */
import type { BasketView } from "#contract/views.ts";
import type { Basket } from "#core/basket/basket.ts";
import { whyNoRedemption } from "#core/basket/why-no-redemption.ts";
import type { LocalText } from "#core/codec/fields.ts";
import type { Program } from "#core/program/program.ts";
import { heldPoints } from "./member-panel.ts";
import type { OpenPrice } from "./price-open-basket.ts";

type BasketRights = Pick<BasketView, "offers" | "couponNames" | "rewardNames" | "noRedemption">;

/** `open` is null while the basket cannot be priced. */
export function basketRights(basket: Basket, program: Program | null, open: OpenPrice | null): BasketRights {
  return {
    offers: [],
    couponNames: basket.coupons.map(({ id, couponId }) => ({ id, name: nameIn(program?.coupons, couponId) })),
    rewardNames: basket.rewards.map(({ id, rewardId }) => ({ id, name: nameIn(program?.rewards, rewardId) })),
    noRedemption: open === null ? null : noRedemption(basket, open),
  };
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
