/**
 * Whether a rule may still be used: its limits against what this till knows of earlier uses. A use is a sale in which the
 * rule gave something, so a rule that gives on five lines is used once; two serials of one coupon are two uses.
 *
 * | limit             | member         | uses before              | may be used |
 * |-------------------|----------------|--------------------------|-------------|
 * | perMember 1       | nobody         |                          | no          | nobody's uses cannot be counted
 * | perMember 1       | never used it  |                          | yes         |
 * | perMember 1       | used it once   |                          | no          |
 * | perMemberDay 1    | used it once   | yesterday                | yes         |
 * | total 100         | anybody        | 100 by everybody         | no          |
 * | perSale 2         | anybody        |                          | yes         | bounds what one sale gets, not uses
 */
import { NO_USE } from "../basket/pricing-facts.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import type { Limits } from "../program/conditions.ts";

/** `inThisSale`: uses that this sale has made of it already. */
export function isWithinLimits(
  limits: Limits,
  ruleId: string,
  { member, shared }: Pick<PricingFacts, "member" | "shared">,
  inThisSale = 0,
): boolean {
  const { perMember, perMemberDay, perMemberYear, total } = limits;
  if (total !== null && (shared.usedInAll.get(ruleId) ?? 0) + inThisSale >= total) return false;
  if (perMember === null && perMemberDay === null && perMemberYear === null) return true;
  if (member === null) return false;
  const { uses, usesToday, usesThisYear } = member.used.get(ruleId) ?? NO_USE;
  const hasRoom = (limit: number | null, used: number): boolean => limit === null || used + inThisSale < limit;
  return hasRoom(perMember, uses) && hasRoom(perMemberDay, usesToday) && hasRoom(perMemberYear, usesThisYear);
}

/** Whether a sale has to remember that it used the rule. */
export const isCounted = ({ perMember, perMemberDay, perMemberYear, total }: Limits): boolean =>
  perMember !== null || perMemberDay !== null || perMemberYear !== null || total !== null;
