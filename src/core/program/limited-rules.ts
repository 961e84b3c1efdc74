/**
 * Which rules of a programme are held against earlier uses, by their ids in adjustments and uses. A till asks its store
 * about these and no others, so a programme without limits costs a sale nothing.
 *
 * | rule                                            | asked by member | asked over everybody |
 * |-------------------------------------------------|-----------------|----------------------|
 * | promotion, reward with a limit by member        | yes             | no                   |
 * | promotion, reward with a total limit            | no              | yes                  |
 * | coupon                                          | when it is on the basket | likewise    |
 * | earning rule or programme with a cap by day or member | yes       | no                   |
 * | birthday bonus                                  | yes             | no                   |
 * | `perSale` limits and caps                       | no              | no                   |
 */
import type { Limits } from "./conditions.ts";
import type { Program } from "./program.ts";

export interface LimitedRules {
  readonly ofMember: readonly string[];
  readonly overAll: readonly string[];
}

interface Ruled {
  readonly id: string;
  readonly limits: Limits;
}

const isLimitedByMember = ({ perMember, perMemberDay, perMemberYear }: Limits): boolean =>
  perMember !== null || perMemberDay !== null || perMemberYear !== null;

type Caps = Program["earning"]["caps"];

const isCapped = ({ perDay, perMember }: Caps): boolean => perDay !== null || perMember !== null;

/** `couponIds` are the coupons of the basket. */
export function limitedRules(program: Program, couponIds: readonly string[]): LimitedRules {
  const { rules, caps, bonuses } = program.earning;
  const coupons = program.coupons.filter(({ id }) => couponIds.includes(id));
  const named = (kind: string, list: readonly Ruled[], isMeant: (limits: Limits) => boolean): string[] =>
    list.filter(({ limits }) => isMeant(limits)).map(({ id }) => `${kind}:${id}`);
  const offers = (isMeant: (limits: Limits) => boolean): string[] => [
    ...named("promotion", program.promotions, isMeant),
    ...named("coupon", coupons, isMeant),
    ...named("reward", program.rewards, isMeant),
  ];
  return {
    ofMember: [
      ...offers(isLimitedByMember),
      ...rules.filter((rule) => isCapped(rule.caps)).map(({ id }) => id),
      ...(isCapped(caps) ? ["earning"] : []),
      ...bonuses.filter(({ on }) => on === "birthday").map(({ id }) => `bonus:${id}`),
    ],
    overAll: offers(({ total }) => total !== null),
  };
}
