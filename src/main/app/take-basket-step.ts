/** One step of the cashier on the open basket: once per command, answered with the basket as it then stands. */
import type { CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import type { Basket } from "#core/basket/basket.ts";
import type { BasketStep } from "#core/basket/basket-step.ts";
import { fail } from "#core/outcome.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketAnswer } from "./get-basket.ts";
import { priceOpenBasket } from "./price-open-basket.ts";
import { shopMomentAt } from "./shop-time.ts";

type BasketAnswer = Answer<CallOutput<"removeLine">>;

/** `result` is what a repeated command is answered from, beside the basket itself. */
export function takeBasketStep(
  engine: Engine,
  commandId: string,
  step: BasketStep,
  result: unknown = null,
): BasketAnswer {
  if (engine.commands.find(commandId) !== null) return basketAnswer(engine);
  const next = engine.openBasket.preview(step);
  if (!next.ok) return refuse(next.failure);
  const refused = addsSomething(step) ? refusalOfPrice(engine, next.value) : null;
  if (refused !== null) return fail(refused);
  engine.openBasket.keep(next.value, { id: commandId, result });
  engine.topics.touch("basket");
  return basketAnswer(engine);
}

/** A step that only takes something away is never refused for what is left: it may be the way out of a wrong basket. */
function addsSomething(step: BasketStep): boolean {
  switch (step.kind) {
    case "removeLine":
    case "removeMember":
    case "removeTender":
    case "removeCoupon":
    case "removeReward":
    case "note":
      return false;
    case "setExchange":
      return step.exchange !== null;
    case "takeAmountOff":
      return step.points !== null;
    case "discountLine":
    case "discountBasket":
      return step.discount !== null;
    case "overridePrice":
      return step.override !== null;
    case "addLine":
    case "changeQuantity":
    case "identifyMember":
    case "addTender":
    case "addCoupon":
    case "addReward":
      return true;
  }
}

/** Why the basket could not be sold as the step would leave it: a total beyond the limit, points that are not there. */
function refusalOfPrice(engine: Engine, next: Basket): Failure | null {
  const shop = shopOf(engine);
  if (!shop.ok) return shop.failure;
  const price = priceOpenBasket(engine, shop.value, next, shopMomentAt(engine.nowMs(), shop.value));
  // A fault is no refusal of this step: the basket keeps it, and its view says that it cannot be priced.
  return !price.ok && price.failure.severity === "refusal" ? price.failure : null;
}
