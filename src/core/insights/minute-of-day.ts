const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** What the shop's wall showed at an entry of the journal, in minutes since midnight. Instants lie after 1970. */
export const minuteOfDay = (entry: { readonly occurredAtMs: number; readonly zoneOffsetMin: number }): number =>
  (Math.floor(entry.occurredAtMs / MINUTE_MS) + entry.zoneOffsetMin + DAY_MINUTES) % DAY_MINUTES;
