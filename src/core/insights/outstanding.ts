/** What all members have together on a date: a fold over their standings, one at a time, that keeps sums alone. */
import { points, ZERO_POINTS } from "../money/integers.ts";
import type { Points } from "../money/integers.ts";
import type { MemberStanding } from "../points/standing.ts";

export interface Outstanding {
  /** Good points by the month (`YYYY-MM`) of their last day. */
  readonly byMonth: ReadonlyMap<string, Points>;
  /** Points that never expire. */
  readonly undated: Points;
  /** Points whose last day has passed and that no sale has written off yet. */
  readonly lapsed: Points;
  readonly owed: Points;
  /** Members with points that are good. */
  readonly holders: number;
}

/** Reads the standings once; they may come from a cursor over a million rows. */
export function outstandingOf(standings: Iterable<MemberStanding>, businessDate: string): Outstanding {
  const byMonth = new Map<string, Points>();
  let undated = ZERO_POINTS;
  let lapsed = ZERO_POINTS;
  let owed = ZERO_POINTS;
  let holders = 0;
  for (const { lots, deficit } of standings) {
    owed = points(owed + deficit);
    let good = 0;
    for (const { expiresOn, remaining } of lots) {
      if (expiresOn !== null && expiresOn < businessDate) {
        lapsed = points(lapsed + remaining);
        continue;
      }
      good += remaining;
      if (expiresOn === null) undated = points(undated + remaining);
      else {
        const month = expiresOn.slice(0, 7);
        byMonth.set(month, points((byMonth.get(month) ?? 0) + remaining));
      }
    }
    if (good > 0) holders += 1;
  }
  return { byMonth, undated, lapsed, owed, holders };
}
