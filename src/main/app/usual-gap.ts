/**
 * How often a member usually comes: the median of the days between their latest visits, the lower one of two middles.
 *
 * | visits on                      | gaps | usual gap |
 * |--------------------------------|------|-----------|
 * | 1 Nov                          |      | unknown   |
 * | 1 Nov, 9 Nov                   | 8    | 8         |
 * | 1 Nov, 9 Nov, 9 Nov, 16 Nov    | 8 7  | 7         |
 */
const DAY_MS = 86_400_000;

/** Days from one shop date to another, `YYYY-MM-DD` both; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** `businessDates` in any order; several visits on one day count once. */
export function usualGapDays(businessDates: readonly string[]): number | null {
  const days = [...new Set(businessDates)].toSorted((a, b) => (a < b ? -1 : 1));
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day));
  const sorted = gaps.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
