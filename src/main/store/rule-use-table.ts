/**
 * How often rules with limits were used, by member and business date, and over everybody. Folded from sales; a return gives
 * no use back, because the right was used (serial coupons are the exception: see coupon-table.ts).
 *
 * Reads follow merges: what was used under a reference that is the same person now counts as theirs.
 */
import type { UsedRule } from "#core/basket/priced-basket.ts";
import { NO_USE } from "#core/basket/pricing-facts.ts";
import type { RuleUse } from "#core/basket/pricing-facts.ts";
import { points } from "#core/money/integers.ts";
import type { Tables } from "./schema.ts";
import type { Args, Statements } from "./statements.ts";
import type { RuleUseTable } from "./store.ts";

export function openRuleUseTable(sql: Statements, refsOf: (memberRef: string) => readonly string[]): RuleUseTable {
  const statements = prepareReads(sql);

  function useOf(refs: readonly string[], ruleId: string, businessDate: string): RuleUse {
    const year = businessDate.slice(0, 4);
    return refs
      .flatMap((memberRef) => statements.sum.all({ memberRef, ruleId, businessDate, yearFrom: `${year}-01-01` }))
      .reduce(addUse, NO_USE);
  }

  return {
    listUsed(memberRef, ruleIds, businessDate) {
      const refs = refsOf(memberRef);
      const used = ruleIds.map((ruleId) => [ruleId, useOf(refs, ruleId, businessDate)] as const);
      return new Map(used.filter(([, use]) => use.uses > 0));
    },
    listUsedInAll(ruleIds) {
      const used = ruleIds.map((ruleId) => [ruleId, statements.total.get({ ruleId })?.uses ?? 0] as const);
      return new Map(used.filter(([, uses]) => uses > 0));
    },
  };
}

/** Sums over no row at all are null. */
type UseRow = { [K in keyof RuleUse]: number | null };

const addUse = (sum: RuleUse, row: UseRow): RuleUse => ({
  uses: sum.uses + (row.uses ?? 0),
  usesToday: sum.usesToday + (row.usesToday ?? 0),
  usesThisYear: sum.usesThisYear + (row.usesThisYear ?? 0),
  points: points(sum.points + (row.points ?? 0)),
  pointsToday: points(sum.pointsToday + (row.pointsToday ?? 0)),
});

/** The fold: what a sale used counts for its member and for everybody. */
export function foldRuleUses(sql: Statements) {
  const writes = prepareWrites(sql);
  return (uses: readonly UsedRule[], memberRef: string | null, businessDate: string): void => {
    for (const { ruleId, points: given } of uses) {
      writes.addTotal.run({ rule_id: ruleId, uses: 1 });
      if (memberRef === null) continue;
      writes.add.run({ member_ref: memberRef, rule_id: ruleId, business_date: businessDate, uses: 1, points: given });
    }
  };
}

interface Asked {
  memberRef: string;
  ruleId: string;
  businessDate: string;
  yearFrom: string;
}

function prepareReads(sql: Statements) {
  return {
    sum: sql.prepare("ruleUse.sum", (query, arg: Args<Asked>) =>
      query
        .selectFrom("rule_use")
        .select((sum) => [
          sum.fn.sum<number | null>("uses").as("uses"),
          sum.fn.sum<number | null>("points").as("points"),
          sum.fn.sum<number | null>("uses").filterWhere("business_date", "=", arg("businessDate")).as("usesToday"),
          sum.fn.sum<number | null>("points").filterWhere("business_date", "=", arg("businessDate")).as("pointsToday"),
          sum.fn
            .sum<number | null>("uses")
            .filterWhere("business_date", ">=", arg("yearFrom"))
            .filterWhere("business_date", "<=", arg("businessDate"))
            .as("usesThisYear"),
        ])
        .where("member_ref", "=", arg("memberRef"))
        .where("rule_id", "=", arg("ruleId")),
    ),
    total: sql.prepare("ruleUse.total", (query, arg: Args<{ ruleId: string }>) =>
      query.selectFrom("rule_use_total").select("uses").where("rule_id", "=", arg("ruleId")),
    ),
  };
}

function prepareWrites(sql: Statements) {
  return {
    add: sql.prepare("ruleUse.add", (query, arg: Args<Tables["rule_use"]>) =>
      query
        .insertInto("rule_use")
        .values({
          member_ref: arg("member_ref"),
          rule_id: arg("rule_id"),
          business_date: arg("business_date"),
          uses: arg("uses"),
          points: arg("points"),
        })
        .onConflict((conflict) =>
          conflict.columns(["member_ref", "rule_id", "business_date"]).doUpdateSet((update) => ({
            uses: update("rule_use.uses", "+", update.ref("excluded.uses")),
            points: update("rule_use.points", "+", update.ref("excluded.points")),
          })),
        ),
    ),
    addTotal: sql.prepare("ruleUse.addTotal", (query, arg: Args<Tables["rule_use_total"]>) =>
      query
        .insertInto("rule_use_total")
        .values({ rule_id: arg("rule_id"), uses: arg("uses") })
        .onConflict((conflict) =>
          conflict.column("rule_id").doUpdateSet((update) => ({
            uses: update("rule_use_total.uses", "+", update.ref("excluded.uses")),
          })),
        ),
    ),
  };
}
