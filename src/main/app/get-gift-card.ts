/** What is left on a gift card. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { GiftCardView } from "#contract/reward-views.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { findGiftCard, readGiftCardNumber } from "./gift-cards.ts";

export function getGiftCard(engine: Engine, { cardNumber }: CallInput<"getGiftCard">): Answer<GiftCardView> {
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const number = readGiftCardNumber(engine.store, shop.value, cardNumber);
  if (!number.ok) return refuse(number.failure);
  const card = findGiftCard(engine.store, number.value);
  return card === null ? refuse(refusal("giftCardUnknown")) : succeed(card);
}
