/** Gathers what the price of a basket depends on: one read of the store, then the core decides. */
import type { Basket } from "#core/basket/basket.ts";
import { NOTHING_SHARED } from "#core/basket/pricing-facts.ts";
import type { MemberFacts, PricingFacts } from "#core/basket/pricing-facts.ts";
import { assert } from "#core/assert.ts";
import { ZERO_MINOR } from "#core/money/integers.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Store } from "#main/store/store.ts";
import type { ShopMoment } from "./shop-time.ts";

export function pricingFactsOf(
  store: Store,
  settings: ShopSettings,
  basket: Pick<Basket, "memberRef">,
  at: ShopMoment,
): PricingFacts {
  const { businessDate } = at.moment;
  return {
    settings,
    program: store.programs.findInForce(businessDate),
    member: basket.memberRef === null ? null : memberFactsOf(store, basket.memberRef),
    shared: NOTHING_SHARED,
    businessDate,
    minuteOfDay: at.minuteOfDay,
    discounts: "apply",
  };
}

export function memberFactsOf(store: Store, ref: string): MemberFacts {
  const profile = store.members.find(ref);
  assert(profile !== null, "a basket's member is in the members table");
  return {
    ref,
    birthMonth: profile.birthMonth,
    standing: store.members.getStanding(ref),
    used: new Map(),
    storedValueMinor: ZERO_MINOR,
  };
}
