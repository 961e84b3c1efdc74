/**
 * Rings up a gift card: a blank one by its number, or one of the till's own making that the receipt carries. What is on the
 * line goes on the card when the sale is paid; a card whose basket is voided holds nothing and can be sold again.
 */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketAnswer } from "./get-basket.ts";
import { newGiftCardNumber, readGiftCardNumber } from "./gift-cards.ts";
import { tailOf } from "./member-panel.ts";
import { programNow } from "./program-now.ts";
import { takeBasketStep } from "./take-basket-step.ts";
import { checkValue, valueLine } from "./value-line.ts";

export function sellGiftCard(
  engine: Engine,
  { commandId, cardNumber, amountMinor }: CallInput<"sellGiftCard">,
): Answer<CallOutput<"sellGiftCard">> {
  if (engine.commands.find(commandId) !== null) return basketAnswer(engine);
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const rules = programNow(engine)?.storedValue ?? null;
  const amount = checkValue(amountMinor, rules?.giftCards === true ? rules : null);
  if (!amount.ok) return refuse(amount.failure);
  const card = blankCard(engine, shop.value, cardNumber);
  if (!card.ok) return refuse(card.failure);
  const { number, cardRef } = card.value;
  const line = valueLine(shop.value, {
    id: engine.newId(),
    sells: { kind: "giftCard", cardRef },
    tail: tailOf(number),
    amountMinor: amount.value,
  });
  return takeBasketStep(engine, commandId, { kind: "addLine", line });
}

interface BlankCard {
  readonly number: string;
  readonly cardRef: string;
}

/** A card that no money was ever put on, known by a reference from now on. */
function blankCard(engine: Engine, settings: ShopSettings, typed: string | null): Outcome<BlankCard, Refusal> {
  const { store, newId, openBasket } = engine;
  const read = typed === null ? succeed(newGiftCardNumber(store, newId)) : readGiftCardNumber(store, settings, typed);
  if (!read.ok) return read;
  const number = read.value;
  const known = store.giftCards.findRef(number);
  const isOnBasket = openBasket.basket.lines.some(({ sells }) => sells.kind === "giftCard" && sells.cardRef === known);
  if (known !== null && (isOnBasket || store.values.findGiftCard(known) !== null)) {
    return fail(refusal("giftCardTaken"));
  }
  if (known !== null) return succeed({ number, cardRef: known });
  const cardRef = newId();
  store.write(() => store.giftCards.put(number, cardRef));
  return succeed({ number, cardRef });
}
