/** The baskets set aside, oldest first, each priced as it would be sold now. */
import type { CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { succeed } from "#core/outcome.ts";
import type { ParkedBasket } from "#main/store/store.ts";
import { shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { priceOpenBasket } from "./price-open-basket.ts";
import { seesPersonalData } from "./personal-view.ts";
import { shopMomentAt } from "./shop-time.ts";

type Parked = CallOutput<"listParkedBaskets">[number];

export function listParkedBaskets(engine: Engine): Answer<Parked[]> {
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const memberName = (ref: string | null): string | null =>
    ref === null || !seesPersonalData(engine) ? null : (engine.store.members.find(ref)?.name ?? null);
  const shownAs = ({ basket, parkedAtMs }: ParkedBasket): Parked => {
    const price = priceOpenBasket(engine, shop.value, basket, at);
    return {
      basketId: basket.id,
      parkedAtMs,
      lineCount: basket.lines.length,
      totalMinor: price.ok ? price.value.priced.totalMinor : null,
      note: basket.note,
      memberName: memberName(basket.memberRef),
    };
  };
  return succeed(engine.store.baskets.listParked(LIMITS.parkedBaskets).map(shownAs));
}
