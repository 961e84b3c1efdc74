/** How often rules with limits were used while a period is replayed: by a member, and over everybody. */
import type { UsedRule } from "../basket/priced-basket.ts";
import type { RuleUse } from "../basket/pricing-facts.ts";

interface Counted {
  uses: number;
  points: number;
  /** The business date of the newest use, and what was counted on it and in its year. */
  date: string;
  usesOnDate: number;
  pointsOnDate: number;
  usesInYear: number;
}

/** Uses by rule. Facts are counted as they come; a return gives no use back. */
export class TrialUses {
  readonly #counted = new Map<string, Counted>();

  count(uses: readonly UsedRule[], businessDate: string): void {
    for (const { ruleId, points } of uses) {
      const counted = this.#counted.get(ruleId) ?? { uses: 0, points: 0, ...startOf(businessDate), usesInYear: 0 };
      if (counted.date.slice(0, 4) !== businessDate.slice(0, 4)) counted.usesInYear = 0;
      if (counted.date !== businessDate) Object.assign(counted, startOf(businessDate));
      counted.uses += 1;
      counted.points += points;
      counted.usesOnDate += 1;
      counted.pointsOnDate += points;
      counted.usesInYear += 1;
      this.#counted.set(ruleId, counted);
    }
  }

  /** As pricing asks for them on a date. */
  on(businessDate: string): ReadonlyMap<string, RuleUse> {
    const year = businessDate.slice(0, 4);
    return new Map(
      [...this.#counted].map(([ruleId, { uses, points, date, usesOnDate, pointsOnDate, usesInYear }]) => [
        ruleId,
        {
          uses,
          points,
          usesToday: date === businessDate ? usesOnDate : 0,
          pointsToday: date === businessDate ? pointsOnDate : 0,
          usesThisYear: date.slice(0, 4) === year ? usesInYear : 0,
        },
      ]),
    );
  }

  /** Uses by rule, of everybody. */
  inAll(): ReadonlyMap<string, number> {
    return new Map([...this.#counted].map(([ruleId, { uses }]) => [ruleId, uses]));
  }
}

const startOf = (date: string) => ({ date, usesOnDate: 0, pointsOnDate: 0 });
