/** Takes money of the basket's member to keep for them; the programme may add to it. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { refusal } from "#core/refusal.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketAnswer } from "./get-basket.ts";
import { programNow } from "./program-now.ts";
import { takeBasketStep } from "./take-basket-step.ts";
import { checkValue, valueLine } from "./value-line.ts";

export function topUp(engine: Engine, { commandId, amountMinor }: CallInput<"topUp">): Answer<CallOutput<"topUp">> {
  if (engine.commands.find(commandId) !== null) return basketAnswer(engine);
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const rules = programNow(engine)?.storedValue ?? null;
  const amount = checkValue(amountMinor, rules?.topUps === true ? rules : null);
  if (!amount.ok) return refuse(amount.failure);
  if (engine.openBasket.basket.memberRef === null) return refuse(refusal("storedValueNeedsMember"));
  const line = valueLine(shop.value, {
    id: engine.newId(),
    sells: { kind: "topUp" },
    tail: "",
    amountMinor: amount.value,
  });
  return takeBasketStep(engine, commandId, { kind: "addLine", line });
}
