/** The job `liability`: sums the ledger by month and what members have, a page at a time, and lets the core reckon. */
import type { Liability, MonthlyPosting } from "#core/insights/liability.ts";
import { reckonLiability } from "#core/insights/liability.ts";
import { tallyOutstanding } from "#core/insights/outstanding.ts";
import type { Minor } from "#core/money/integers.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import type { Program } from "#core/program/program.ts";
import type { JobRequest } from "./insights-messages.ts";
import type { Pace } from "./pace.ts";

/** One entry's postings, as the ledger has them. */
interface LedgerEntry {
  readonly month: string;
  readonly fact: string;
  readonly postings: readonly (readonly [unit: "money" | "points", account: string, amount: number])[];
}

/** The functions of a reader that this job needs (store/liability-reader.ts). */
export interface LiabilityReader {
  counts(): { readonly entries: number; readonly members: number };
  ledgerPages(): Iterable<readonly LedgerEntry[]>;
  standingPages(): Iterable<readonly MemberStanding[]>;
  heldValue(prefix: "giftCard:" | "storedValue:"): { readonly balanceMinor: Minor; readonly holders: number };
  findProgram(businessDate: string): Program | null;
}

export async function runLiability(
  { businessDate }: Extract<JobRequest, { job: "liability" }>,
  reader: LiabilityReader,
  pace: Pace,
): Promise<Liability> {
  const { entries, members } = reader.counts();
  const total = entries + members;
  let done = 0;
  const sums = new Map<string, MonthlyPosting>();
  for (const page of reader.ledgerPages()) {
    for (const entry of page) addPostings(sums, entry);
    done += page.length;
    await pace.step({ done, total });
  }
  const tally = tallyOutstanding(businessDate);
  for (const page of reader.standingPages()) {
    for (const standing of page) tally.add(standing);
    done += page.length;
    await pace.step({ done, total });
  }
  const redemption = reader.findProgram(businessDate)?.redemption ?? null;
  return reckonLiability({
    postings: [...sums.values()],
    outstanding: tally.result(),
    giftCards: reader.heldValue("giftCard:"),
    storedValue: reader.heldValue("storedValue:"),
    businessDate,
    rate: redemption === null ? null : { stepPoints: redemption.stepPoints, stepMinor: redemption.stepMinor },
  });
}

function addPostings(sums: Map<string, MonthlyPosting>, { month, fact, postings }: LedgerEntry): void {
  for (const [unit, account, amount] of postings) {
    const key = `${month} ${fact} ${unit} ${account}`;
    const { added = 0, taken = 0 } = sums.get(key) ?? {};
    sums.set(key, {
      month,
      fact,
      unit,
      account,
      added: added + Math.max(0, amount),
      taken: taken + Math.min(0, amount),
    });
  }
}
