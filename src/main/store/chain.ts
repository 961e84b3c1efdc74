/** Checks a run of stored entries link by link, over their stored bytes. */
import type Database from "better-sqlite3";
import { ZERO_HASH, hashEntry } from "./entry-hash.ts";
import type { JournalRow } from "./schema.ts";

export interface ChainFault {
  readonly what: "hash" | "link" | "gap" | "device" | "epoch";
  readonly epoch: number;
  readonly seq: number;
}

/** Follows entries in order; remembers the first few faults and how many entries there were. */
export class ChainWalk {
  readonly faults: ChainFault[] = [];
  entries = 0;
  #before: JournalRow | null = null;
  readonly #fromBeginning: boolean;

  /** `fromBeginning`: the first entry given is the very first of the journal. */
  constructor(fromBeginning: boolean) {
    this.#fromBeginning = fromBeginning;
  }

  step(row: JournalRow): void {
    this.entries += 1;
    const before = this.#before;
    if (before !== null) this.#compare(row, before);
    else if (this.#fromBeginning) {
      if (!row.prev_hash.equals(ZERO_HASH)) this.#note("link", row);
      if (row.seq !== 1) this.#note("gap", row);
    }
    if (!hashEntry(row).equals(row.hash)) this.#note("hash", row);
    this.#before = row;
  }

  #compare(row: JournalRow, before: JournalRow): void {
    if (!row.prev_hash.equals(before.hash)) this.#note("link", row);
    if (row.device !== before.device) this.#note("device", row);
    if (row.epoch === before.epoch ? row.seq !== before.seq + 1 : row.seq !== 1) this.#note("gap", row);
    if (row.epoch !== before.epoch && row.type !== "EpochOpened") this.#note("epoch", row);
  }

  #note(what: ChainFault["what"], row: JournalRow): void {
    if (this.faults.length < FAULTS_MAX) this.faults.push({ what, epoch: row.epoch, seq: row.seq });
  }
}

const FAULTS_MAX = 20;

/** The last entries of the journal, as many as a start can afford to read again. */
const TAIL_ENTRIES = 1000;

export function checkTail(db: Database.Database): readonly ChainFault[] {
  const rows = db
    .prepare<[number], JournalRow>("SELECT * FROM journal ORDER BY position DESC LIMIT ?")
    .all(TAIL_ENTRIES);
  const walk = new ChainWalk(rows.length < TAIL_ENTRIES);
  for (const row of rows.reverse()) walk.step(row);
  return walk.faults;
}
