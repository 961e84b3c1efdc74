/** What a sale has to remember of the rewards that it gave: a use each, of those that have limits. */
import { ZERO_POINTS } from "../money/integers.ts";
import type { Program } from "../program/program.ts";
import { isCounted } from "../promotions/within-limits.ts";
import type { RewardOutcome, UsedRule } from "./priced-basket.ts";
import { rewardRuleId } from "./reward-gift.ts";

export function usesOfRewards(rewards: readonly RewardOutcome[], program: Program | null): UsedRule[] {
  const counted = new Set(program?.rewards.filter((reward) => isCounted(reward.limits)).map((reward) => reward.id));
  return rewards
    .filter((reward) => reward.state === "applied" && counted.has(reward.rewardId))
    .map(({ rewardId }) => ({ ruleId: rewardRuleId(rewardId), serial: null, points: ZERO_POINTS }));
}
