/**
 * What a basket comes to: one pure function for the screen, the receipt, the journal, sync and reports.
 *
 * Owns the order of work; refuses to know any single rule, which live in the stages. A stage sees what the stages before
 * it left and adds adjustments.
 *
 *   price → bundle → item → order → reward │ tax │ settlement: points as tender, cash rounding (settle-tenders.ts)
 *   adjustments, line by line              │ rows, rate by rate
 *
 * The answer does not depend on the order of the lines, on a clock or on anything outside its two arguments.
 */
import { LIMITS } from "../codec/fields.ts";
import { minor, sumMinor, ZERO_MINOR } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { earnPoints } from "../points/earn-points.ts";
import { couponOutcomes } from "../promotions/coupon-outcomes.ts";
import { NO_OFFERS } from "../promotions/offer.ts";
import { usesOf } from "../promotions/uses-of.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { tierOf } from "../tiers/judge-tier.ts";
import type { Basket } from "./basket.ts";
import type { PricedBasket, PricedLine } from "./priced-basket.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import { sumNet } from "./pricing-stage.ts";
import type { BasketInWork, LineInWork, PricingStage, StageName } from "./pricing-stage.ts";
import { bundleStage } from "./stages/bundle-stage.ts";
import { itemStage } from "./stages/item-stage.ts";
import { usesOfRewards } from "./uses-of-rewards.ts";
import { orderStage } from "./stages/order-stage.ts";
import { priceStage } from "./stages/price-stage.ts";
import { rewardStage } from "./stages/reward-stage.ts";
import { taxTable } from "./tax-table.ts";

/** `alsoFinal`: runs as well when the prices are final because another till gave the discounts. */
const STAGES: readonly { readonly name: StageName; readonly run: PricingStage; readonly alsoFinal: boolean }[] = [
  { name: "price", run: priceStage, alsoFinal: true },
  { name: "bundle", run: bundleStage, alsoFinal: false },
  { name: "item", run: itemStage, alsoFinal: false },
  { name: "order", run: orderStage, alsoFinal: false },
  { name: "reward", run: rewardStage, alsoFinal: false },
];

function runStages(basket: Basket, facts: PricingFacts): Outcome<BasketInWork, Refusal> {
  const held =
    facts.member === null || facts.program === null
      ? null
      : tierOf(facts.member.standing, facts.program, facts.businessDate);
  let work: BasketInWork = {
    basket,
    facts,
    tier: held?.tier ?? null,
    lines: [],
    offers: NO_OFFERS,
    amountOff: null,
    rewards: [],
  };
  for (const stage of STAGES) {
    if (facts.discounts === "final" && !stage.alsoFinal) continue;
    const done = stage.run(work);
    if (!done.ok) return done;
    work = done.value;
  }
  return succeed(work);
}

const pricedLine = ({ line, grossMinor, adjustments, netMinor }: LineInWork): PricedLine => ({
  lineId: line.id,
  productId: line.productId,
  code: line.code,
  category: line.category,
  brand: line.brand,
  sells: line.sells,
  quantityMilli: line.quantityMilli,
  grossMinor,
  adjustments: [...adjustments],
  netMinor,
  taxRateId: line.taxRateId,
});

/** The stages work by line id; the answer stands as the basket does. */
function inOrderOf({ lines }: Basket, worked: readonly LineInWork[]): readonly LineInWork[] {
  const byId = new Map(worked.map((line) => [line.line.id, line]));
  return lines.flatMap(({ id }) => byId.get(id) ?? []);
}

export function priceBasket(basket: Basket, facts: PricingFacts): Outcome<PricedBasket, Refusal> {
  const worked = runStages(basket, facts);
  if (!worked.ok) return worked;
  const lines = inOrderOf(basket, worked.value.lines).map(pricedLine);
  const table = taxTable(lines, facts.settings);
  if (!table.ok) return table;

  const goodsMinor = sumNet(worked.value.lines);
  const taxAddedMinor =
    facts.settings.taxMode === "exclusive" ? sumMinor(table.value.map((row) => row.taxMinor)) : ZERO_MINOR;
  if (goodsMinor + taxAddedMinor > LIMITS.totalMinor) {
    return fail(refusal("totalOutOfRange", { max: { money: minor(LIMITS.totalMinor) } }));
  }
  const saved = lines
    .flatMap((line) => line.adjustments)
    .reduce((sum, adjustment) => (adjustment.amountMinor < 0 ? sum - adjustment.amountMinor : sum), 0);
  const priced: PricedBasket = {
    lines,
    goodsMinor,
    taxAddedMinor,
    taxTable: table.value,
    totalMinor: minor(goodsMinor + taxAddedMinor),
    savedMinor: minor(saved),
    amountOff: worked.value.amountOff,
    coupons: couponOutcomes(worked.value),
    rewards: [...worked.value.rewards],
    uses: [...usesOf(worked.value.offers.given), ...usesOfRewards(worked.value.rewards, facts.program)],
    earning: null,
  };
  return succeed({ ...priced, earning: earnPoints(priced, null, facts) });
}
