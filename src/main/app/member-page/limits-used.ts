/** What a member has used of rules that are limited by member: how often, how often today, and how often they may. */
import type { MemberPage } from "#contract/member-page-views.ts";
import type { LocalText } from "#core/codec/fields.ts";
import type { Limits } from "#core/program/conditions.ts";
import { limitedRules } from "#core/program/limited-rules.ts";
import type { Program } from "#core/program/program.ts";
import type { Store } from "#main/store/store.ts";

interface NamedRule {
  readonly name: LocalText;
  readonly limits: Pick<Limits, "perMember" | "perMemberDay"> | null;
}

export function limitsUsed(store: Store, program: Program, ref: string, businessDate: string): MemberPage["limits"] {
  const couponIds = program.coupons.map(({ id }) => id);
  const named = namedRules(program);
  const used = store.ruleUses.listUsed(ref, limitedRules(program, couponIds).ofMember, businessDate);
  return [...used].flatMap(([ruleId, { uses, usesToday }]) => {
    const rule = named.get(ruleId);
    if (rule === undefined) return [];
    const { name, limits } = rule;
    const usesMax = limits?.perMember ?? null;
    return [{ ruleId, name, uses, usesToday, usesMax, usesTodayMax: limits?.perMemberDay ?? null }];
  });
}

function namedRules(program: Program): ReadonlyMap<string, NamedRule> {
  const limited = (kind: string, rules: readonly { id: string; name: LocalText; limits: Limits }[]) =>
    rules.map(({ id, name, limits }): [string, NamedRule] => [`${kind}:${id}`, { name, limits }]);
  return new Map<string, NamedRule>([
    ...limited("promotion", program.promotions),
    ...limited("coupon", program.coupons),
    ...limited("reward", program.rewards),
    ...program.earning.rules.map(({ id, name }): [string, NamedRule] => [id, { name, limits: null }]),
    ...program.earning.bonuses.map(({ id, name }): [string, NamedRule] => [`bonus:${id}`, { name, limits: null }]),
  ]);
}
