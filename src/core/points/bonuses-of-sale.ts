/**
 * Points that come with a sale and that no line makes. A sale on which nothing is earned brings none.
 *
 * | bonus         | comes with                                                              |
 * |---------------|-------------------------------------------------------------------------|
 * | firstPurchase | the member's first sale                                                 |
 * | birthday      | the first sale in the member's month of birth, once in a calendar year  |
 * | welcome, referral, feedback | no sale                                                   |
 */
import type { Earned } from "../basket/priced-basket.ts";
import type { MemberFacts } from "../basket/pricing-facts.ts";
import type { Minor } from "../money/integers.ts";
import type { Bonus, Program } from "../program/program.ts";

const bonusRuleId = (bonusId: string): string => `bonus:${bonusId}`;

function isDue({ id, on }: Bonus, { standing, birthMonth, used }: MemberFacts, businessDate: string): boolean {
  switch (on) {
    case "firstPurchase":
      return standing.saleCount === 0;
    case "birthday":
      return birthMonth === Number(businessDate.slice(5, 7)) && (used.get(bonusRuleId(id))?.usesThisYear ?? 0) === 0;
    case "welcome":
    case "referral":
    case "feedback":
      return false;
  }
}

/** `baseMinor`: what is paid in money for goods. */
export function bonusesOfSale(
  baseMinor: Minor,
  member: MemberFacts,
  { earning }: Program,
  businessDate: string,
): Earned[] {
  if (baseMinor <= 0) return [];
  return earning.bonuses
    .filter((bonus) => isDue(bonus, member, businessDate))
    .map(({ id, name, on, points }) => ({
      ruleId: bonusRuleId(id),
      points,
      sentence: {
        key: on === "birthday" ? "bonusBirthday" : "bonusFirstPurchase",
        values: { bonus: { name }, points: { points } },
      },
    }));
}
