/**
 * Stage 5: the amount off that points buy. It comes last of what changes prices, so it is worth the same whatever else
 * was given, and it lowers what points are earned on.
 *
 * Points asked for that the basket cannot take any more (lines were removed since) are not used and do not leave; points
 * that the member does not have are refused.
 *
 * | asked (100 points = 1.00) | basket now | used | off  |
 * |---------------------------|------------|------|------|
 * | 500                       | 13.50      | 500  | 5.00 |
 * | 500                       | 3.20       | 300  | 3.00 |
 * | 500                       | 0.80       | 0    |      |
 */
import { minPoints, ZERO_POINTS } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import { spreadDiscount, sumNet } from "../pricing-stage.ts";
import type { PricingStage } from "../pricing-stage.ts";
import { checkPoints, findRedeemer, payableByPoints, pointsWithin, worthOf } from "../redemption.ts";

export const rewardStage: PricingStage = (work) => {
  const { basket, facts } = work;
  if (basket.amountOffPoints === null) return succeed(work);
  const found = findRedeemer(facts);
  if (!found.ok) return found;
  const { redemption } = found.value;
  const refused = checkPoints(basket.amountOffPoints, ZERO_POINTS, found.value, facts.businessDate);
  if (refused !== null) return fail(refused);

  const used = minPoints(
    basket.amountOffPoints,
    pointsWithin(payableByPoints(sumNet(work.lines), redemption), redemption),
  );
  const valueMinor = worthOf(used, redemption);
  const lines = spreadDiscount(work.lines, {
    stage: "reward",
    ruleId: "reward:amountOff",
    ruleVersion: facts.program?.version ?? 0,
    sentence: { key: "amountOff", values: { points: { points: used }, amount: { money: valueMinor } } },
    amountMinor: valueMinor,
    isEligible: () => true,
  });
  return succeed({ ...work, lines, amountOff: { points: used, valueMinor } });
};
