/**
 * Which rewards the member could have for the basket as it stands, beside what was chosen already: those that can be had
 * now first, the most valuable before the others. What is not for today or this member, or was had as often as it may be,
 * is not offered.
 *
 * | reward                                       | state     | missingPoints | valueMinor      |
 * |----------------------------------------------|-----------|---------------|-----------------|
 * | can be had                                   | now       | 0             | what it takes off |
 * | a gift, which the till adds when it is taken | now       | 0             | 0 while it is not in the basket |
 * | a coupon for the next time                   | now       | 0             | 0               |
 * | for goods that are not there                 | needsItem | 0             | 0               |
 * | costs 500, 320 are left                      | needsMore | 180           | what it would take off |
 * | needs more spent                             | needsMore | 0             | 0               |
 */
import { minor, points, ZERO_MINOR } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import { availablePoints } from "../points/fold-standing.ts";
import { goodsAfterItems } from "../points/earn-points.ts";
import type { Reward } from "../program/reward.ts";
import { tierForSale } from "../tiers/tier-of-sale.ts";
import type { Basket } from "./basket.ts";
import { priceBasket } from "./price-basket.ts";
import type { PricedBasket } from "./priced-basket.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import type { LineInWork } from "./pricing-stage.ts";
import { goodsOf, rewardGift, rewardHindrance } from "./reward-gift.ts";
import type { RewardRound } from "./reward-gift.ts";

export interface OfferedReward {
  readonly reward: Reward;
  readonly state: "now" | "needsItem" | "needsMore";
  readonly missingPoints: Points;
  readonly valueMinor: Minor;
}

/** The priced lines as a stage would see them, by id. */
function linesInWork({ lines }: Basket, priced: PricedBasket): readonly LineInWork[] {
  return lines
    .flatMap((line, index): LineInWork[] => {
      const worked = priced.lines[index];
      return worked === undefined ? [] : [{ line, ...worked }];
    })
    .toSorted((a, b) => (a.line.id < b.line.id ? -1 : 1));
}

/** The lines as they were before the chosen rewards. */
const beforeRewards = (lines: readonly LineInWork[]): readonly LineInWork[] =>
  lines.map((line) => ({
    ...line,
    netMinor: minor(
      line.adjustments.reduce(
        (net: number, { stage, amountMinor }) => (stage === "reward" ? net - amountMinor : net),
        line.netMinor,
      ),
    ),
  }));

interface Situation {
  readonly round: RewardRound;
  readonly lines: readonly LineInWork[];
  readonly priced: PricedBasket;
  readonly leftPoints: number;
}

function offerOf(reward: Reward, { round, lines, priced, leftPoints }: Situation): OfferedReward | null {
  const given = priced.rewards.filter((one) => one.rewardId === reward.id && one.state === "applied").length;
  const hindrance = rewardHindrance(reward, round, given);
  if (hindrance !== null && hindrance.kind !== "belowMinimum") return null;
  const offer = { reward, missingPoints: points(Math.max(0, reward.points - leftPoints)), valueMinor: ZERO_MINOR };
  if (hindrance !== null) return { ...offer, state: "needsMore" };
  const isShort = offer.missingPoints > 0;
  if (reward.action.kind === "giftItem" && goodsOf(reward.action, lines).length === 0) {
    return { ...offer, state: isShort ? "needsMore" : "now" };
  }
  const gift = rewardGift(reward, lines, round.facts.program);
  if (gift.ok) return { ...offer, state: isShort ? "needsMore" : "now", valueMinor: gift.value.valueMinor };
  if (gift.failure.kind !== "needsItem") return null;
  return { ...offer, state: isShort ? "needsMore" : "needsItem" };
}

const STATES = ["now", "needsItem", "needsMore"] as const;

const bestFirst = (a: OfferedReward, b: OfferedReward): number =>
  STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
  b.valueMinor - a.valueMinor ||
  a.reward.points - b.reward.points ||
  (a.reward.id < b.reward.id ? -1 : 1);

/** Points of the basket that are set aside at the programme's rate. */
const heldAtRate = ({ amountOffPoints, tenders }: Basket): number =>
  tenders.reduce<number>((sum, tender) => (tender.kind === "points" ? sum + tender.points : sum), amountOffPoints ?? 0);

/** At most as many as the programme has rewards. None for a basket that cannot be priced. */
export function offeredRewards(basket: Basket, facts: PricingFacts): readonly OfferedReward[] {
  const { member, program, businessDate, discounts } = facts;
  if (member === null || program === null || program.rewards.length === 0 || discounts === "final") return [];
  // The amount off comes after every reward, so it does not count against what they may still take off.
  const price = priceBasket({ ...basket, amountOffPoints: null }, facts);
  if (!price.ok) return [];
  const priced = price.value;
  const lines = linesInWork(basket, priced);
  const held = priced.rewards.reduce((sum, reward) => sum + reward.points, heldAtRate(basket));
  const tierId = tierForSale(facts, goodsAfterItems(priced))?.id ?? null;
  const situation: Situation = {
    round: { facts, tierId, before: beforeRewards(lines) },
    lines,
    priced,
    leftPoints: Math.max(0, availablePoints(member.standing, businessDate) - held),
  };
  return program.rewards.flatMap((reward) => offerOf(reward, situation) ?? []).toSorted(bestFirst);
}
