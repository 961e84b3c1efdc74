/**
 * The shop's clock and calendar: from an instant and a time zone to the local date and hour that rules are made in.
 * The only place of the engine that knows time zones; the core counts with dates and minutes that are given to it.
 */
import { Temporal } from "temporal-polyfill";
import { businessDateOf } from "#core/shop/business-date.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Moment } from "#main/store/store.ts";

export interface LocalTime {
  /** `YYYY-MM-DD` on the shop's wall. */
  readonly date: string;
  readonly minuteOfDay: number;
  /** Minutes east of UTC at that instant. */
  readonly zoneOffsetMin: number;
}

const NANOSECONDS_PER_MINUTE = 60_000_000_000;

/** Reads the wall clock of a time zone at an instant. */
export function localTimeAt(instantMs: number, timeZone: string): LocalTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone);
  return {
    date: zoned.toPlainDate().toString(),
    minuteOfDay: zoned.hour * 60 + zoned.minute,
    // Zones of the nineteenth century had seconds; an offset in minutes cannot hold them and nobody sold then.
    zoneOffsetMin: Math.trunc(zoned.offsetNanoseconds / NANOSECONDS_PER_MINUTE),
  };
}

/** The instant at which a wall clock of the zone shows this, the earlier one when clocks go back. `text` is `YYYY-MM-DDTHH:MM[:SS]`. */
export function instantOfLocal(text: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
}

/** Whether this machine knows the zone by that IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** A moment as the journal writes it, and the hour of the day for rules that look at it. */
export interface ShopMoment {
  readonly moment: Moment;
  readonly minuteOfDay: number;
}

/** What an instant is in the shop's reckoning: its business day, offset and hour. */
export function shopMomentAt(
  instantMs: number,
  settings: Pick<ShopSettings, "timeZone" | "dayCutOffHour">,
): ShopMoment {
  const local = localTimeAt(instantMs, settings.timeZone);
  const clock = { localDate: local.date, localHour: Math.floor(local.minuteOfDay / 60) };
  return {
    moment: {
      occurredAtMs: instantMs,
      zoneOffsetMin: local.zoneOffsetMin,
      businessDate: businessDateOf(clock, settings.dayCutOffHour),
    },
    minuteOfDay: local.minuteOfDay,
  };
}
