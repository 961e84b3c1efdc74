/**
 * How many points a rule, or all rules together, may still give: in the sale, on the day, to the member.
 *
 * | cap           | given before        | this sale makes | left of it |
 * |---------------|---------------------|-----------------|------------|
 * | 10 a sale     | 8 in another sale   | 12.5            | 10         |
 * | 10 a day      | 8 today             | 12.5            | 2          |
 * | 10 a member   | 8 in all            | 1.5             | 1.5        |
 * | 10 a member   | 12 (the cap was 20) | 1.5             | 0          |
 * | 10 a sale, 15 a day | 8 today       | 12.5            | 7          | the one that leaves least
 */
import { NO_USE } from "../basket/pricing-facts.ts";
import type { RuleUse } from "../basket/pricing-facts.ts";
import { fraction } from "../money/fraction.ts";
import type { Fraction } from "../money/fraction.ts";
import { points } from "../money/integers.ts";
import type { Points } from "../money/integers.ts";
import type { EarningRule } from "../program/program.ts";

type Caps = EarningRule["caps"];

/** The cap that held: which one, and how high it is. */
export interface HeldCap {
  readonly span: "Sale" | "Day" | "Member";
  readonly max: Points;
}

export interface CappedPoints {
  readonly exact: Fraction;
  /** null when nothing was kept back. */
  readonly held: HeldCap | null;
}

/** Under this id the points of all rules together are counted. */
export const ALL_RULES = "earning";

/** Whether sales have to remember what was given. */
export const isRemembered = ({ perDay, perMember }: Caps): boolean => perDay !== null || perMember !== null;

export function capPoints(exact: Fraction, { perSale, perDay, perMember }: Caps, used: RuleUse = NO_USE): CappedPoints {
  const limits: readonly { span: HeldCap["span"]; max: Points | null; given: number }[] = [
    { span: "Sale", max: perSale, given: 0 },
    { span: "Day", max: perDay, given: used.pointsToday },
    { span: "Member", max: perMember, given: used.points },
  ];
  let capped: CappedPoints = { exact, held: null };
  for (const { span, max, given } of limits) {
    if (max === null) continue;
    const left = BigInt(points(Math.max(0, max - given)));
    if (capped.exact.numerator <= left * capped.exact.denominator) continue;
    capped = { exact: fraction(left, 1n), held: { span, max } };
  }
  return capped;
}
