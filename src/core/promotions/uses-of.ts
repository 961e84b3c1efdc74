/**
 * What a sale has to remember of the offers that it gave: those that have limits, and every serial coupon.
 *
 * | given                                  | remembered           |
 * |----------------------------------------|----------------------|
 * | a promotion without limits             |                      |
 * | a promotion with at most 2 groups a sale |                    | that bounds one sale, not uses
 * | a promotion once a day and member      | its id, once         |
 * | a serial coupon without limits         | its id and serial    |
 * | a code that is good 100 times          | its id               |
 */
import type { UsedRule } from "../basket/priced-basket.ts";
import { ZERO_POINTS } from "../money/integers.ts";
import type { GivenOffer } from "./offer.ts";
import { isCounted } from "./within-limits.ts";

export const usesOf = (given: readonly GivenOffer[]): UsedRule[] =>
  given.flatMap(({ offer: { ruleId, rule, coupon } }) => {
    const serial = coupon?.serial ?? null;
    return serial === null && !isCounted(rule.limits) ? [] : [{ ruleId, serial, points: ZERO_POINTS }];
  });
