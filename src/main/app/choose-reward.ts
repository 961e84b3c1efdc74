/**
 * Gives the member a reward. What it takes and gives comes with the price; here it is refused by name when it cannot be had
 * now, because a reward that is chosen and waits would only puzzle the member.
 *
 * | the reward                                   | answer             |
 * |----------------------------------------------|--------------------|
 * | is not in the programme in force             | rewardUnknown      |
 * | is for another day, hour, tier or month      | rewardNotNow       |
 * | was had as often as it may be                | rewardLimitReached |
 * | costs more than what is available            | insufficientPoints |
 * | needs more in the basket                     | rewardBelowMinimum |
 * | is for goods that are not there              | rewardNeedsItem    |
 * | is a gift that the shop has no product for   | unknownCode        |
 */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { BasketLine } from "#core/basket/basket.ts";
import type { PricedBasket } from "#core/basket/priced-basket.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { minor, sumMinor } from "#core/money/integers.ts";
import type { Minor } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Reward } from "#core/program/reward.ts";
import { isInForce } from "#core/promotions/in-force.ts";
import { isWithinLimits } from "#core/promotions/within-limits.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { tierOf } from "#core/tiers/judge-tier.ts";
import { codeOf, lineOf } from "./add-product.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { findProduct } from "./find-product.ts";
import { basketAnswer } from "./get-basket.ts";
import { priceOpenBasket } from "./price-open-basket.ts";
import { pricingFactsOf } from "./pricing-facts-of.ts";
import { programNow } from "./program-now.ts";
import { shopMomentAt } from "./shop-time.ts";
import { takeBasketStep } from "./take-basket-step.ts";

type RewardAnswer = Answer<CallOutput<"chooseReward">>;

export function chooseReward(engine: Engine, { commandId, rewardId }: CallInput<"chooseReward">): RewardAnswer {
  if (engine.commands.find(commandId) !== null) return basketAnswer(engine);
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const reward = programNow(engine)?.rewards.find(({ id }) => id === rewardId);
  if (reward === undefined) return refuse(refusal("rewardUnknown"));
  const gift = giftLine(engine, reward);
  if (!gift.ok) return refuse(gift.failure);
  const entry = { id: engine.newId(), rewardId };
  const step = { kind: "addReward", reward: entry, gift: gift.value } as const;
  const next = engine.openBasket.preview(step);
  if (!next.ok) return refuse(next.failure);

  const at = shopMomentAt(engine.nowMs(), shop.value);
  const { basket } = engine.openBasket;
  const onBasket = basket.rewards.filter((one) => one.rewardId === rewardId).length;
  const denied = checkRight(reward, pricingFactsOf(engine.store, shop.value, basket, at), onBasket);
  if (denied !== null) return refuse(denied);
  const price = priceOpenBasket(engine, shop.value, next.value, at);
  if (!price.ok) return price;
  const outcome = price.value.priced.rewards.find(({ id }) => id === entry.id);
  if (outcome?.state !== "applied") return refuse(whyWaiting(reward, price.value.priced));
  return takeBasketStep(engine, commandId, step);
}

/** The line of a gift; null for every other reward. */
function giftLine(engine: Engine, { action }: Reward): Outcome<BasketLine | null, Refusal> {
  if (action.kind !== "giftItem") return succeed(null);
  const product = findProduct(engine.store.products, action.product);
  if (product === null) return fail(refusal("unknownCode", { code: action.product }));
  return succeed(lineOf(product, codeOf(product), engine.newId()));
}

/** `onBasket`: how often it was chosen for this basket already. */
function checkRight(reward: Reward, facts: PricingFacts, onBasket: number): Refusal | null {
  const { member, program, businessDate } = facts;
  const tier = member === null || program === null ? null : tierOf(member.standing, program, businessDate);
  if (!isInForce(reward.when, facts, tier?.tier.id ?? null)) return refusal("rewardNotNow");
  return isWithinLimits(reward.limits, `reward:${reward.id}`, facts, onBasket) ? null : refusal("rewardLimitReached");
}

function whyWaiting({ minimumSpendMinor }: Reward, priced: PricedBasket): Refusal {
  return goodsBeforeRewards(priced) < minimumSpendMinor
    ? refusal("rewardBelowMinimum", { minimum: { money: minimumSpendMinor } })
    : refusal("rewardNeedsItem");
}

function goodsBeforeRewards({ lines }: PricedBasket): Minor {
  const goods = lines.filter(({ sells }) => sells.kind === "goods");
  const off = goods.flatMap(({ adjustments }) => adjustments.filter(({ stage }) => stage === "reward"));
  return minor(sumMinor(goods.map(({ netMinor }) => netMinor)) - sumMinor(off.map(({ amountMinor }) => amountMinor)));
}
