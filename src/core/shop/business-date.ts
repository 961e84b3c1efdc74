/**
 * The business day of a moment: the shop's local date, or the day before while the clock has not reached the cut-off
 * hour, so that a bar's last round at 01:30 belongs to its evening.
 *
 * | local date | local hour | cut-off | business date |
 * |------------|-----------|---------|---------------|
 * | 2026-11-22 | 3         | 4       | 2026-11-21    |
 * | 2026-11-22 | 4         | 4       | 2026-11-22    |
 * | 2026-11-22 | 0         | 0       | 2026-11-22    |
 */
import { addDays } from "./calendar.ts";

/** What the shop's wall shows. The till makes it from an instant and the shop's time zone. */
export interface LocalClock {
  /** `YYYY-MM-DD`. */
  readonly localDate: string;
  /** 0 to 23. */
  readonly localHour: number;
}

export function businessDateOf(clock: LocalClock, cutOffHour: number): string {
  return clock.localHour < cutOffHour ? addDays(clock.localDate, -1) : clock.localDate;
}
