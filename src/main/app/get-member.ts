/** A member's panel. With the open basket's figures when the member is on it. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { MemberPanel } from "#contract/views.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { memberPanelOf } from "./member-panel.ts";
import { priceOpenBasket } from "./price-open-basket.ts";
import { shownPanel } from "./personal-view.ts";
import { shopMomentAt } from "./shop-time.ts";

export function getMember(engine: Engine, input: CallInput<"getMember">): Answer<MemberPanel> {
  const memberRef = engine.store.members.resolve(input.memberRef);
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  if (engine.store.members.find(memberRef) === null) return refuse(refusal("memberNotFound"));
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const { basket } = engine.openBasket;
  const price = basket.memberRef === memberRef ? priceOpenBasket(engine, shop.value, basket, at) : null;
  const open = price?.ok === true ? { basket, ...price.value } : null;
  return succeed(shownPanel(engine, memberPanelOf(engine.store, memberRef, at.moment.businessDate, open)));
}
