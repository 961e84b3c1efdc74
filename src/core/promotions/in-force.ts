/**
 * Whether a rule counts: its `when` against the moment and the member. Owns dates, weekdays, hours, tiers and the birthday
 * month; refuses to know lines and limits.
 *
 * | hours       | minute | in force |
 * |-------------|--------|----------|
 * | 16:00–18:00 | 16:00  | yes      |
 * | 16:00–18:00 | 18:00  | no       | until before the last minute
 * | 22:00–02:00 | 01:30  | yes      | over midnight; weekday and dates are those of the business date
 * | 00:00–00:00 | any    | yes      | the same time twice is the whole day
 */
import type { PricingFacts } from "../basket/pricing-facts.ts";
import type { When } from "../program/conditions.ts";
import { weekdayOf } from "../shop/calendar.ts";

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

function isWithinHours(minute: number, { from, until }: When["hours"][number]): boolean {
  const [first, end] = [minuteOf(from), minuteOf(until)];
  if (first < end) return minute >= first && minute < end;
  return minute >= first || minute < end;
}

/** The moment alone: date, weekday, hour. */
function isInTime(
  when: When,
  { businessDate, minuteOfDay }: Pick<PricingFacts, "businessDate" | "minuteOfDay">,
): boolean {
  if (when.from !== null && businessDate < when.from) return false;
  if (when.through !== null && businessDate > when.through) return false;
  if (when.weekdays.length > 0 && !when.weekdays.includes(weekdayOf(businessDate))) return false;
  return when.hours.length === 0 || when.hours.some((span) => isWithinHours(minuteOfDay, span));
}

/** Moment and member. `tierId` is the tier that the sale is priced with. */
export function isInForce(when: When, facts: PricingFacts, tierId: string | null): boolean {
  if (!isInTime(when, facts)) return false;
  const { member, businessDate } = facts;
  if ((when.membersOnly || when.tiers.length > 0 || when.birthMonth) && member === null) return false;
  if (when.tiers.length > 0 && (tierId === null || !when.tiers.includes(tierId))) return false;
  return !when.birthMonth || member?.birthMonth === Number(businessDate.slice(5, 7));
}
