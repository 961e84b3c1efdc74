/**
 * How old outstanding points are. A lot knows until when it is good, not when it was earned, so the age is reckoned from
 * what was issued month by month, as if the oldest points of the whole shop had been used first: what is outstanding is
 * what was issued last.
 *
 * | issued              | outstanding | of this month | one month old | two months old |
 * |---------------------|-------------|---------------|---------------|----------------|
 * | 50, then 100, then 30 | 120       | 30            | 90            | 0              |
 *
 * What no month accounts for is as old as the oldest part.
 */
import { points } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";

/** In months; each part ends before the next begins. */
const AGES = [0, 3, 6, 12, 24] as const;

export interface AgePart {
  /** Whole months since the month of issue; `upTo` is null for the oldest part. */
  readonly from: number;
  readonly upTo: number | null;
  readonly points: Points;
  readonly worthMinor: Minor | null;
}

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

export function ageParts(
  issuedByMonth: readonly { readonly month: string; readonly issued: number }[],
  outstanding: Points,
  businessDate: string,
): readonly Omit<AgePart, "worthMinor">[] {
  const today = monthNumber(businessDate);
  const parts = AGES.map((from, place) => ({ from, upTo: AGES[place + 1] ?? null, points: 0 }));
  const oldest = parts.at(-1);
  let left: number = outstanding;
  for (const { month, issued } of issuedByMonth.toSorted((a, b) => (a.month > b.month ? -1 : 1))) {
    const taken = Math.min(Math.max(left, 0), Math.max(issued, 0));
    const age = Math.max(0, today - monthNumber(month));
    const part = parts.findLast(({ from }) => from <= age);
    if (part !== undefined) part.points += taken;
    left -= taken;
  }
  if (oldest !== undefined) oldest.points += left;
  return parts.map((part) => ({ ...part, points: points(part.points) }));
}
