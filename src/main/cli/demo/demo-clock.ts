/** The demo's own time: it stands still until the story moves it, so that a day takes seconds and is the same each time. */
import { instantOfLocal, localTimeAt } from "#main/app/shop-time.ts";
import { addDays } from "#core/shop/calendar.ts";

const opensAt = "09:00:00";
const dayLengthMs = 10 * 60 * 60 * 1000;
const minuteMs = 60_000;

export class DemoClock {
  #nowMs: number;
  readonly #timeZone: string;

  constructor(startMs: number, timeZone: string) {
    this.#nowMs = startMs;
    this.#timeZone = timeZone;
  }

  readonly nowMs = (): number => this.#nowMs;

  advance(minutes: number): void {
    this.#nowMs += minutes * minuteMs;
  }

  /** `09:05` on the shop's wall. */
  get wall(): string {
    const { minuteOfDay } = localTimeAt(this.#nowMs, this.#timeZone);
    const parts = [Math.trunc(minuteOfDay / 60), minuteOfDay % 60];
    return parts.map((part) => String(part).padStart(2, "0")).join(":");
  }
}

/** The last nine o'clock after which a whole shop day has already passed: the demo never writes into the future. */
export function lastOpening(realNowMs: number, timeZone: string): number {
  const today = localTimeAt(realNowMs, timeZone).date;
  const opening = instantOfLocal(`${today}T${opensAt}`, timeZone);
  if (opening + dayLengthMs <= realNowMs) return opening;
  return instantOfLocal(`${addDays(today, -1)}T${opensAt}`, timeZone);
}

/** The day of a story that is told by its number: long past, whichever day it is told on. */
const seededDay = "2025-06-18";

export const seededOpening = (timeZone: string): number => instantOfLocal(`${seededDay}T${opensAt}`, timeZone);
