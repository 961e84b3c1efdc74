/** What all members have together on a date: their standings one at a time, of which sums alone are kept. */
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

export interface OutstandingTally {
  add(standing: Pick<MemberStanding, "lots" | "deficit">): void;
  result(): Outstanding;
}

/** Standings may come from a cursor over a million rows. */
export function tallyOutstanding(businessDate: string): OutstandingTally {
  const byMonth = new Map<string, Points>();
  let undated = ZERO_POINTS;
  let lapsed = ZERO_POINTS;
  let owed = ZERO_POINTS;
  let holders = 0;
  return {
    add({ lots, deficit }) {
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
    },
    result: () => ({ byMonth, undated, lapsed, owed, holders }),
  };
}
