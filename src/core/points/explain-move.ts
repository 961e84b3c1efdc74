/**
 * Says why a lot changed. What was earned has its own sentence in the fact; the others are said by what they are:
 *
 * | move                            | sentence                     |
 * |---------------------------------|------------------------------|
 * | earned, repaid                  | the rule's own, from the sale |
 * | redeemed as an amount off       | movedAmountOff               |
 * | redeemed as a tender            | movedTender                  |
 * | redeemed for a reward           | movedReward, with its name   |
 * | expired                         | movedExpired, with the date  |
 * | reversed                        | movedReversed                |
 * | reinstated                      | movedReinstated              |
 * | adjusted                        | movedBonus with its name, or movedByHand |
 */
import type { Earned } from "../basket/priced-basket.ts";
import type { LotMove } from "../events/sale-completed.ts";
import type { Program } from "../program/program.ts";
import type { Sentence } from "../sentence.ts";

/** `program` is the version that the fact names; null when it names none. */
export function explainMove(move: LotMove, earned: readonly Earned[], program: Program | null): Sentence {
  const said = (key: string, values: Sentence["values"] = {}): Sentence => ({ key, values });
  switch (move.kind) {
    case "earned":
    case "repaid":
      return earned.find((one) => one.ruleId === move.ruleId)?.sentence ?? said("movedEarned");
    case "redeemed": {
      if (move.ruleId === "reward:amountOff") return said("movedAmountOff");
      const reward = program?.rewards.find((one) => `reward:${one.id}` === move.ruleId);
      return reward === undefined ? said("movedTender") : said("movedReward", { reward: { name: reward.name } });
    }
    case "expired": {
      const lastDay = move.lot?.expiresOn ?? null;
      return lastDay === null ? said("movedExpired") : said("movedExpiredOn", { date: { date: lastDay } });
    }
    case "reversed":
      return said("movedReversed");
    case "reinstated":
      return said("movedReinstated");
    case "adjusted": {
      const bonus = program?.earning.bonuses.find((one) => one.id === move.ruleId || `bonus:${one.id}` === move.ruleId);
      return bonus === undefined ? said("movedByHand") : said("movedBonus", { bonus: { name: bonus.name } });
    }
  }
}
