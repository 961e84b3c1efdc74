/** The job `trial`: reads the journal once, in order, and hands every fact to the pure replay. */
import { Bug } from "#core/assert.ts";
import type { EventType, Fact } from "#core/events/catalog.ts";
import { Trial } from "#core/insights/try-program.ts";
import type { TrialResult } from "#core/insights/trial-result.ts";
import type { JobRequest } from "./insights-messages.ts";
import type { Pace } from "./pace.ts";

/** The functions of a journal's reader that this job needs (store/journal-reader.ts). */
export interface TrialJournal {
  pages(wanted: {
    readonly types: readonly EventType[];
    readonly through: string;
    readonly anyDay: readonly EventType[];
  }): Iterable<readonly TrialEntry[]>;
  countSales(from: string, through: string): number;
  listReturnedSales(from: string, through: string): ReadonlySet<string>;
  findBirthMonth(memberRef: string): number | null;
}

interface TrialEntry {
  readonly occurredAtMs: number;
  readonly zoneOffsetMin: number;
  readonly businessDate: string;
  readonly fact: Fact;
}

/** What the shop was when it sold is known by the order in the journal, whatever day it was written on. */
const ANY_DAY = ["SettingsChanged", "ProgramPublished"] as const satisfies readonly EventType[];
const TYPES = [
  "SaleCompleted",
  "SaleReturned",
  "PointsAdjusted",
  "MembersMerged",
  "MergeUndone",
] as const satisfies readonly EventType[];

/** Before it every journal is empty. */
const FIRST_DAY = "0001-01-01";

export async function runTrial(
  { draft, from, through }: Extract<JobRequest, { job: "trial" }>,
  journal: TrialJournal,
  pace: Pace,
): Promise<TrialResult> {
  const trial = new Trial({
    draft,
    from,
    through,
    returned: journal.listReturnedSales(from, through),
    findBirthMonth: (memberRef) => journal.findBirthMonth(memberRef),
  });
  let done = 0;
  const total = journal.countSales(FIRST_DAY, through);
  for (const page of journal.pages({ types: TYPES, through, anyDay: ANY_DAY })) {
    for (const entry of page) {
      trial.add(entry);
      if (entry.fact.type === "SaleCompleted" || entry.fact.type === "SaleReturned") done += 1;
      await pace.step({ done, total });
    }
    await pace.step({ done, total });
  }
  for (const result of trial.finish()) {
    if (result !== null) return result;
    await pace.step({ done, total });
  }
  throw new Bug("a trial ends with its result");
}
