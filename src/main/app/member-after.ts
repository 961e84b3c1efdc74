/**
 * A member after a sale or a return, in the words of a price request: what the store's fold would make of the same facts.
 * An exchange is a return and then a sale.
 */
import type { MemberFacts, PricingFacts, RuleUse } from "#core/basket/pricing-facts.ts";
import { NO_USE } from "#core/basket/pricing-facts.ts";
import type { SaleCompleted, ValueMove } from "#core/events/sale-completed.ts";
import type { SaleReturned } from "#core/events/sale-returned.ts";
import { minor } from "#core/money/integers.ts";
import type { Minor } from "#core/money/integers.ts";
import { applyPoints, visitOf } from "#core/points/fold-standing.ts";
import type { PriceAnswer } from "#core/program/price-answer.ts";

export function memberAfter(
  { member, businessDate }: Pick<PricingFacts, "member" | "businessDate">,
  returned: SaleReturned | null,
  sale: SaleCompleted | null,
): PriceAnswer["memberAfter"] {
  if (member === null) return null;
  let { standing } = member;
  if (returned !== null) {
    standing = applyPoints(standing, returned.points, visitOf({ type: "SaleReturned", body: returned }, businessDate));
  }
  if (sale !== null) {
    standing = applyPoints(standing, sale.points, visitOf({ type: "SaleCompleted", body: sale }, businessDate));
  }
  return {
    birthMonth: member.birthMonth,
    ...standing,
    lots: standing.lots.map((lot) => ({ ...lot })),
    qualifying: standing.qualifying.map((row) => ({ ...row })),
    used: [...usedAfter(member, sale)].map(([ruleId, use]) => ({ ruleId, ...use })),
    storedValueMinor: heldAfter(member, [...(returned?.value ?? []), ...(sale?.value ?? [])]),
  };
}

function usedAfter(member: MemberFacts, sale: SaleCompleted | null): ReadonlyMap<string, RuleUse> {
  const used = new Map(member.used);
  for (const { ruleId, points } of sale?.uses ?? []) {
    const before = used.get(ruleId) ?? NO_USE;
    used.set(ruleId, {
      uses: before.uses + 1,
      usesToday: before.usesToday + 1,
      usesThisYear: before.usesThisYear + 1,
      points: before.points + points,
      pointsToday: before.pointsToday + points,
    });
  }
  return used;
}

function heldAfter(member: MemberFacts, moves: readonly ValueMove[]): Minor {
  const own = moves.filter(({ account }) => account.kind === "storedValue" && account.memberRef === member.ref);
  return minor(own.reduce((sum, { deltaMinor }) => sum + deltaMinor, member.storedValueMinor as number));
}
