/**
 * Stage 5: what points buy. First the rewards that were chosen, in the order in which they were, each on what the ones
 * before it left; then the amount off at the programme's rate. It comes last of what changes prices, so it is worth the
 * same whatever else was given, and it lowers what points are earned on.
 *
 * A reward that cannot be given now waits: it takes and gives nothing, and says why. Points that the member does not have
 * are refused. Points asked for as an amount off that the basket cannot take any more (lines were removed since) are not
 * used and do not leave.
 *
 * | asked (100 points = 1.00) | basket now | used | off  |
 * |---------------------------|------------|------|------|
 * | 500                       | 13.50      | 500  | 5.00 |
 * | 500                       | 3.20       | 300  | 3.00 |
 * | 500                       | 0.80       | 0    |      |
 *
 * | available | chosen                                  | leave        |
 * |-----------|-----------------------------------------|--------------|
 * | 700       | mug for 500                             | 500          |
 * | 700       | mug for 500, 300 as an amount off       | refused: insufficientPoints, 200 are left |
 * | 700       | tea for 100, mug for 500 of all points  | 100, 600     | `clearBalance`: whatever is left
 */
import { assert } from "#core/assert.ts";
import { minPoints, minor, points, ZERO_MINOR, ZERO_POINTS } from "#core/money/integers.ts";
import type { Points } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { availablePoints } from "#core/points/fold-standing.ts";
import type { Reward } from "#core/program/reward.ts";
import type { Refusal } from "#core/refusal.ts";
import type { Sentence } from "#core/sentence.ts";
import type { BasketReward } from "../basket.ts";
import type { RewardOutcome } from "../priced-basket.ts";
import { adjustLine, isGoods, spreadDiscount, sumNet } from "../pricing-stage.ts";
import type { BasketInWork, LineInWork, PricingStage } from "../pricing-stage.ts";
import { checkAvailable, checkPoints, findRedeemer, payableByPoints, pointsWithin, worthOf } from "../redemption.ts";
import { rewardGift, rewardHindrance, rewardRuleId } from "../reward-gift.ts";
import type { Hindrance, RewardGift, RewardRound } from "../reward-gift.ts";

const KEY_OF_HINDRANCE: Readonly<Record<Hindrance["kind"], string>> = {
  needsMember: "rewardWaitsForMember",
  notNow: "rewardWaitsNotNow",
  limit: "rewardWaitsLimit",
  belowMinimum: "rewardWaitsForMinimum",
  needsItem: "rewardWaitsForItem",
  nothingLeft: "rewardWaitsNothingLeft",
};

const waiting = ({ id, rewardId }: BasketReward, sentence: Sentence): RewardOutcome => ({
  id,
  rewardId,
  points: ZERO_POINTS,
  valueMinor: ZERO_MINOR,
  state: "waiting",
  sentence,
  issuesCouponId: null,
});

function waitingBehind(chosen: BasketReward, { name }: Reward, { kind, missingMinor }: Hindrance): RewardOutcome {
  const missing = kind === "belowMinimum" ? { missing: { money: missingMinor } } : {};
  return waiting(chosen, { key: KEY_OF_HINDRANCE[kind], values: { reward: { name }, ...missing } });
}

function givenSentence({ name, points: price, clearBalance }: Reward, leaving: Points): Sentence {
  const reward = { name };
  if (price === 0 && !clearBalance) return { key: "rewardPresent", values: { reward } };
  return { key: clearBalance ? "rewardClears" : "rewardGiven", values: { reward, points: { points: leaving } } };
}

function takeOff(
  lines: readonly LineInWork[],
  { valueMinor, offs, lineIds }: RewardGift,
  row: { readonly ruleId: string; readonly ruleVersion: number; readonly sentence: Sentence },
): readonly LineInWork[] {
  if (offs === null) {
    const isEligible = ({ line }: LineInWork): boolean => lineIds.has(line.id);
    return spreadDiscount(lines, { stage: "reward", ...row, amountMinor: valueMinor, isEligible });
  }
  return lines.map((line) => {
    const off = offs.get(line.line.id) ?? ZERO_MINOR;
    return adjustLine(line, { stage: "reward", ...row, amountMinor: minor(-off) });
  });
}

const heldBy = (rewards: readonly RewardOutcome[]): Points =>
  points(rewards.reduce((sum, reward) => sum + reward.points, 0));

function giveReward(work: BasketInWork, chosen: BasketReward, round: RewardRound): Outcome<BasketInWork, Refusal> {
  const { facts, rewards } = work;
  const { program, member, businessDate } = facts;
  const letWait = (outcome: RewardOutcome) => succeed({ ...work, rewards: [...rewards, outcome] });
  const reward = program?.rewards.find((one) => one.id === chosen.rewardId);
  if (reward === undefined) {
    return letWait(waiting(chosen, { key: "rewardWaitsUnknown", values: { reward: chosen.rewardId } }));
  }
  const before = rewards.filter((one) => one.rewardId === reward.id && one.state === "applied").length;
  const hindrance = rewardHindrance(reward, round, before);
  if (hindrance !== null) return letWait(waitingBehind(chosen, reward, hindrance));
  const gift = rewardGift(reward, work.lines, program);
  if (!gift.ok) return letWait(waitingBehind(chosen, reward, gift.failure));
  assert(member !== null, "without a member every reward is hindered");
  const held = heldBy(rewards);
  const refused = checkAvailable(reward.points, held, member.standing, businessDate);
  if (refused !== null) return fail(refused);
  const left = points(availablePoints(member.standing, businessDate) - held);
  const leaving = reward.clearBalance ? left : reward.points;
  const sentence = givenSentence(reward, leaving);
  const row = { ruleId: rewardRuleId(reward.id), ruleVersion: program?.version ?? 0, sentence };
  const outcome: RewardOutcome = {
    ...waiting(chosen, sentence),
    points: leaving,
    valueMinor: gift.value.valueMinor,
    state: "applied",
    issuesCouponId: gift.value.issuesCouponId,
  };
  return succeed({ ...work, lines: takeOff(work.lines, gift.value, row), rewards: [...rewards, outcome] });
}

function giveRewards(work: BasketInWork): Outcome<BasketInWork, Refusal> {
  const round: RewardRound = { facts: work.facts, tierId: work.tier?.id ?? null, before: work.lines };
  let current = work;
  for (const chosen of work.basket.rewards) {
    const given = giveReward(current, chosen, round);
    if (!given.ok) return given;
    current = given.value;
  }
  return succeed(current);
}

function takeAmountOff(work: BasketInWork): Outcome<BasketInWork, Refusal> {
  const { basket, facts } = work;
  if (basket.amountOffPoints === null) return succeed(work);
  const found = findRedeemer(facts);
  if (!found.ok) return found;
  const { redemption } = found.value;
  const held = { byRewards: heldBy(work.rewards), atRate: ZERO_POINTS };
  const refused = checkPoints(basket.amountOffPoints, held, found.value, facts.businessDate);
  if (refused !== null) return fail(refused);

  const payable = payableByPoints(sumNet(work.lines.filter(isGoods)), redemption);
  const used = minPoints(basket.amountOffPoints, pointsWithin(payable, redemption));
  const valueMinor = worthOf(used, redemption);
  const lines = spreadDiscount(work.lines, {
    stage: "reward",
    ruleId: "reward:amountOff",
    ruleVersion: facts.program?.version ?? 0,
    sentence: { key: "amountOff", values: { points: { points: used }, amount: { money: valueMinor } } },
    amountMinor: valueMinor,
    isEligible: isGoods,
  });
  return succeed({ ...work, lines, amountOff: { points: used, valueMinor } });
}

export const rewardStage: PricingStage = (work) => {
  const given = giveRewards(work);
  return given.ok ? takeAmountOff(given.value) : given;
};
