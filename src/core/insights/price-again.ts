/**
 * A completed sale under another programme: its basket is built again, priced by the engine that prices every basket,
 * paid with what paid for it then, and completed as the till completes it.
 *
 * Points are spent again as far as they are there. Where the programme, or what the member has by now, does not let them:
 * first fewer go as an amount off, then none, then the last chosen rewards stay away, one after the other.
 */
import type { Basket } from "../basket/basket.ts";
import { decideSale } from "../basket/decide-sale.ts";
import { priceBasket } from "../basket/price-basket.ts";
import type { PricedBasket } from "../basket/priced-basket.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import type { FactOf } from "../events/catalog.ts";
import type { SaleCompleted } from "../events/sale-completed.ts";
import { LIMITS } from "../codec/fields.ts";
import { points, sumPoints } from "../money/integers.ts";
import type { Points } from "../money/integers.ts";
import { succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { availablePoints } from "../points/fold-standing.ts";
import type { Program } from "../program/program.ts";
import type { Refusal, RefusalCode } from "../refusal.ts";
import { payAgain } from "./pay-again.ts";
import { rebuildBasket } from "./rebuild-basket.ts";

/** Refusals that fewer points would have been spared. */
const ABOUT_POINTS: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  "insufficientPoints",
  "pointsBelowMinimum",
  "pointsNotInSteps",
  "pointsAboveLimit",
  "programHasNoRedemption",
]);

/** Serials of coupons that only the trial issues; those that the sale issued keep theirs. */
const NEW_SERIALS = Array.from({ length: LIMITS.basketRewards }, (_, index) => `trial-${index + 1}`);

/** As many of the wished points, in whole steps, as rewards leave; null where the programme takes none of them. */
function pointsAgain(wanted: Points, basket: Basket, { member, program, businessDate }: PricingFacts): Points | null {
  const redemption = program?.redemption ?? null;
  if (member === null || program === null || redemption === null) return null;
  const held = sumPoints(
    basket.rewards.flatMap(({ rewardId }) => program.rewards.find(({ id }) => id === rewardId)?.points ?? []),
  );
  const available = availablePoints(member.standing, businessDate) - held;
  const most = Math.max(0, Math.min(wanted, available, redemption.maximumPoints ?? wanted));
  const inSteps = points(most - (most % redemption.stepPoints));
  return inSteps === 0 || inSteps < redemption.minimumPoints ? null : inSteps;
}

/** The basket with a little less asked for; null when nothing is asked for that points pay. */
function withLess(basket: Basket, facts: PricingFacts): Basket | null {
  const { amountOffPoints, rewards } = basket;
  if (amountOffPoints !== null) {
    const fewer = pointsAgain(amountOffPoints, basket, facts);
    return { ...basket, amountOffPoints: fewer === amountOffPoints ? null : fewer };
  }
  return rewards.length === 0 ? null : { ...basket, rewards: rewards.slice(0, -1) };
}

function priceAsFarAsCan(
  wished: Basket,
  facts: PricingFacts,
): Outcome<{ readonly basket: Basket; readonly priced: PricedBasket }, Refusal> {
  let basket = wished;
  for (;;) {
    const priced = priceBasket(basket, facts);
    if (priced.ok) return succeed({ basket, priced: priced.value });
    const less = ABOUT_POINTS.has(priced.failure.code) ? withLess(basket, facts) : null;
    if (less === null) return priced;
    basket = less;
  }
}

/** `facts.program` is the draft; `soldUnder` the version that the sale names, as far as it is known. */
export function priceAgain(
  sale: SaleCompleted,
  facts: PricingFacts & { readonly program: Program },
  soldUnder: Program | null,
): Outcome<FactOf<"SaleCompleted">, Refusal> {
  const wished = rebuildBasket(sale, { draft: facts.program, soldUnder });
  const found = priceAsFarAsCan(wished, facts);
  if (!found.ok) return found;
  const { basket, priced } = found.value;
  const decided = decideSale({
    basket: { ...basket, tenders: payAgain(sale, priced, facts) },
    facts,
    saleId: sale.saleId,
    receiptNumber: sale.receiptNumber,
    origin: sale.origin,
    newSerials: [...sale.issuedCoupons.map(({ serial }) => serial), ...NEW_SERIALS],
  });
  return decided.ok ? succeed(decided.value.fact) : decided;
}
