/**
 * In which window a tier's metric is counted. Owns the days that count on a date and for keeping a tier at a judgement;
 * refuses to know levels.
 *
 * | window           | on 2026-11-22, tier since 2025-03-10, counts |
 * |------------------|----------------------------------------------|
 * | rolling12Months  | 2025-11-23 … 2026-11-22                      |
 * | calendarYear     | 2026-01-01 … 2026-11-22                      |
 * | sinceAnniversary | 2026-03-10 … 2026-11-22                      |
 * | lifetime         | everything … 2026-11-22                      |
 *
 * A judgement on the anniversary 2026-03-10 with 30 days of grace (at the end of 2026-04-09) counts the better of
 *
 * | window           | up to the anniversary   | up to the end of grace  |
 * |------------------|-------------------------|-------------------------|
 * | rolling12Months  | 2025-03-11 … 2026-03-10 | 2025-04-10 … 2026-04-09 |
 * | calendarYear     | 2025-01-01 … 2025-12-31 | 2026-01-01 … 2026-04-09 |
 * | sinceAnniversary |                         | 2025-03-10 … 2026-04-09 | grace lengthens the year
 */
import type { MemberStanding } from "../points/standing.ts";
import type { Program } from "../program/program.ts";
import { addDays, addMonths, startOfYear } from "../shop/calendar.ts";

export type QualifyingRows = MemberStanding["qualifying"];
export type TierWindow = Program["tiers"]["window"];

/** A yearly judgement: the year is full on the anniversary, and the days of grace after it count as well. */
export interface Judgement {
  readonly anniversary: string;
  /** The tier falls at the end of this day. */
  readonly judgedOn: string;
}

/** Rows are sorted and windows lie at their end, so the sum is taken from there. Both dates count. */
function sumFrom(rows: QualifyingRows, first: string, through: string): number {
  let sum = 0;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row === undefined || row.date < first) break;
    if (row.date <= through) sum += row.amount;
  }
  return sum;
}

/** The newest yearly return of a day that is not after `date`; the day itself when that lies later. */
function latestAnniversary(day: string, date: string): string {
  const years = Math.max(0, Number(date.slice(0, 4)) - Number(day.slice(0, 4)));
  const thisYear = addMonths(day, 12 * years);
  return thisYear <= date || years === 0 ? thisYear : addMonths(day, 12 * (years - 1));
}

/** What counts toward a tier on a date. `since` is the day that anniversaries are counted from. */
export function qualifyingOn(rows: QualifyingRows, window: TierWindow, date: string, since: string): number {
  switch (window) {
    case "lifetime":
      return rows.reduce((sum, row) => (row.date <= date ? sum + row.amount : sum), 0);
    case "calendarYear":
      return sumFrom(rows, startOfYear(date), date);
    case "rolling12Months":
      return sumFrom(rows, addDays(addMonths(date, -12), 1), date);
    case "sinceAnniversary":
      return sumFrom(rows, latestAnniversary(since, date), date);
  }
}

/** What counts for keeping a tier at a judgement. */
export function keepingAt(rows: QualifyingRows, window: TierWindow, { anniversary, judgedOn }: Judgement): number {
  if (window === "sinceAnniversary") return sumFrom(rows, addMonths(anniversary, -12), judgedOn);
  const atEnd = qualifyingOn(rows, window, judgedOn, anniversary);
  const before = window === "calendarYear" ? addDays(startOfYear(judgedOn), -1) : anniversary;
  return Math.max(atEnd, qualifyingOn(rows, window, before, anniversary));
}

/** The first day, not before `from`, on which a tier held since a date is judged: at the end of that day. */
export function nextJudgement(since: string, graceDays: number, from: string): Judgement {
  for (let year = 1; ; year += 1) {
    const anniversary = addMonths(since, 12 * year);
    const judgedOn = addDays(anniversary, graceDays);
    if (judgedOn >= from) return { anniversary, judgedOn };
  }
}
