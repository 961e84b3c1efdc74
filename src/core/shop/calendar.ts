/**
 * Calendar arithmetic on shop dates: plain `YYYY-MM-DD` texts of the Gregorian calendar, years 0001 to 9999.
 *
 * A shop date has no time and no zone, so nothing here can be wrong by an hour; two dates compare as texts. Zones are
 * the till's business (it makes the local date), never the core's.
 *
 * | date       | +1 month   | +12 months | end of month | end of quarter | end of year |
 * |------------|------------|------------|--------------|----------------|-------------|
 * | 2027-01-31 | 2027-02-28 | 2028-01-31 | 2027-01-31   | 2027-03-31     | 2027-12-31  |
 * | 2028-01-31 | 2028-02-29 | 2029-01-31 | 2028-01-31   | 2028-03-31     | 2028-12-31  |
 * | 2028-02-29 | 2028-03-29 | 2029-02-28 | 2028-02-29   | 2028-03-31     | 2028-12-31  |
 */
import { assert } from "../assert.ts";

interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function readDate(date: string): CalendarDay {
  const found = DATE.exec(date);
  assert(found !== null, "a shop date is written YYYY-MM-DD");
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  assert(year >= 1 && month >= 1 && month <= 12, "a shop date lies in a month of the years 0001 to 9999");
  assert(day >= 1 && day <= daysInMonth(year, month), "a shop date is a day of its month");
  return { year, month, day };
}

function writeDate({ year, month, day }: CalendarDay): string {
  assert(year >= 1 && year <= 9999, "a shop date lies in the years 0001 to 9999");
  const padded = (value: number, length: number): string => String(value).padStart(length, "0");
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/**
 * The day's number, counted from 0000-03-01. Years begin in March here, so that a leap day is the last of its year
 * and needs no case of its own.
 */
function dayNumber({ year, month, day }: CalendarDay): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day - 1;
}

function dayOfNumber(number: number): CalendarDay {
  // 146,097 days are 400 years; the estimate below is exact within them.
  const era = Math.floor(number / 146_097);
  const dayOfEra = number - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function addDays(date: string, days: number): string {
  return writeDate(dayOfNumber(dayNumber(readDate(date)) + days));
}

/** ISO weekday, 1 = Monday. */
export const weekdayOf = (date: string): number => ((dayNumber(readDate(date)) + 2) % 7) + 1;

/** The same day `months` later (earlier when negative), or the last day of that month when it is shorter. */
export function addMonths(date: string, months: number): string {
  const from = readDate(date);
  const index = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return writeDate({ year, month, day: Math.min(from.day, daysInMonth(year, month)) });
}

/** The last day of the month, quarter or year in which the date lies. */
export function endOfPeriod(date: string, period: "month" | "quarter" | "year"): string {
  const { year, month } = readDate(date);
  const last = period === "year" ? 12 : period === "quarter" ? Math.ceil(month / 3) * 3 : month;
  return writeDate({ year, month: last, day: daysInMonth(year, last) });
}

export const startOfYear = (date: string): string => writeDate({ ...readDate(date), month: 1, day: 1 });

export const earlierDate = (a: string, b: string): string => (a <= b ? a : b);
export const laterDate = (a: string, b: string): string => (a >= b ? a : b);
