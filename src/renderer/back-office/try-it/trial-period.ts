/** The periods that a trial is offered for. Whole months: what an owner compares a month with is a month. */
import { addDays, addMonths, endOfPeriod } from "#core/shop/calendar.ts";

export const PRESETS = ["lastMonth", "last3Months", "last12Months"] as const;
export type Preset = (typeof PRESETS)[number];

export interface Period {
  readonly from: string;
  readonly through: string;
}

const MONTHS: Readonly<Record<Preset, number>> = { lastMonth: 1, last3Months: 3, last12Months: 12 };

/**
 * | today      | lastMonth               | last3Months             | last12Months            |
 * |------------|-------------------------|-------------------------|-------------------------|
 * | 2026-11-22 | 2026-10-01 … 2026-10-31 | 2026-08-01 … 2026-10-31 | 2025-11-01 … 2026-10-31 |
 * | 2027-03-31 | 2027-02-01 … 2027-02-28 | 2026-12-01 … 2027-02-28 | 2026-03-01 … 2027-02-28 |
 */
export function periodOf(preset: Preset, today: string): Period {
  const through = endOfPeriod(addMonths(today, -1), "month");
  const firstOfNext = addDays(through, 1);
  return { from: addMonths(firstOfNext, -MONTHS[preset]), through };
}

const DATE = /^\d{4}-\d{2}-\d{2}$/u;

/** Whether two typed dates are a period. */
export const isPeriod = ({ from, through }: Period): boolean =>
  DATE.test(from) && DATE.test(through) && from <= through;

/** What the shop's wall calendar shows. */
export function todayIn(timeZone: string, nowMs: number): string {
  // Swedish writes dates as ISO does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(nowMs);
}
