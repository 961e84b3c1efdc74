/**
 * The journal for long reading beside a till that sells: a handle of its own that can never write, one snapshot from the
 * first entry to the last, and one page in memory at a time.
 *
 * The snapshot is a read transaction: a writer is not held up by it, and what is committed meanwhile is not seen. The
 * write-ahead log cannot be folded back beyond it while it is open, so close the reader as soon as the reading is done.
 *
 * Bodies of today's versions are taken as they are. They were checked when they were written and are sealed by the chain
 * that `verifyStore` proves; checking a hundred thousand of them again took longer than everything else that is done with
 * them. Bodies of earlier versions go through their schema, which makes them ones of today.
 */
import type Database from "better-sqlite3";
import { EVENT_CATALOG } from "#core/events/catalog.ts";
import type { EventType, Fact } from "#core/events/catalog.ts";
import { openReader } from "./connection.ts";
import { databaseFile } from "./data-dir.ts";
import { decodeFact } from "./journal.ts";
import type { JournalRow } from "./schema.ts";

/** Small enough that reading a page is never felt: some milliseconds. */
const PAGE_ROWS = 200;

/** Which entries are wanted: some types up to a business date, and others whatever their date (settings, programmes). */
export interface WantedEntries {
  readonly types: readonly EventType[];
  readonly through: string;
  readonly anyDay: readonly EventType[];
}

/** An entry as whoever looks back over the journal reads it. */
export interface ReadEntry {
  readonly occurredAtMs: number;
  readonly zoneOffsetMin: number;
  readonly businessDate: string;
  readonly fact: Fact;
}

export interface JournalReader {
  /**
   * Pages of the wanted entries, in the journal's order, which need not be that of their dates: receipts of another till
   * are written long after their day. A page may be empty: it is given all the same, so that whoever reads has a moment
   * to do something else.
   */
  pages(wanted: WantedEntries): Iterable<readonly ReadEntry[]>;
  /** How many sales and returns have a business date in the range, both ends included. */
  countSales(from: string, through: string): number;
  /** The sales of which goods came back in the range. */
  listReturnedSales(from: string, through: string): ReadonlySet<string>;
  /** null: not known, or nobody by that reference is in the members table. */
  findBirthMonth(memberRef: string): number | null;
  close(): void;
}

type PageRow = Pick<JournalRow, "position" | "type" | "version" | "business_date" | "occurred_at_ms"> & {
  readonly zone_offset_min: number;
  /** null: not wanted. */
  readonly body: Buffer | null;
};

export function openJournalReader(dataDir: string): JournalReader {
  const db = openReader(databaseFile(dataDir));
  // The first read takes the snapshot.
  db.exec("BEGIN");
  const count = db.prepare<[string, string], { count: number }>(
    "SELECT count(*) AS count FROM sale WHERE business_date BETWEEN ? AND ?",
  );
  const returned = db.prepare<[string, string], { original_sale_id: string }>(
    "SELECT original_sale_id FROM sale WHERE original_sale_id IS NOT NULL AND business_date BETWEEN ? AND ?",
  );
  const birthMonth = db.prepare<[string], { birth_month: number | null }>(
    "SELECT birth_month FROM member WHERE ref = ?",
  );
  return {
    pages: (wanted) => readPages(db, wanted),
    countSales: (from, through) => count.get(from, through)?.count ?? 0,
    listReturnedSales: (from, through) => new Set(returned.all(from, through).map((row) => row.original_sale_id)),
    findBirthMonth: (memberRef) => birthMonth.get(memberRef)?.birth_month ?? null,
    close: () => db.close(),
  };
}

function* readPages(db: Database.Database, { types, through, anyDay }: WantedEntries): Generator<readonly ReadEntry[]> {
  // Whether a row is wanted is asked inside the page, not before it: so a page ends after so many rows whatever they are.
  const page = db.prepare<[string, string, string, number], PageRow>(
    `SELECT position, type, version, business_date, occurred_at_ms, zone_offset_min,
            iif(type IN (SELECT value FROM json_each(?))
                OR (business_date <= ? AND type IN (SELECT value FROM json_each(?))), body, NULL) AS body
       FROM journal WHERE position > ? ORDER BY position LIMIT ${PAGE_ROWS}`,
  );
  const read = (after: number): PageRow[] => page.all(JSON.stringify(anyDay), through, JSON.stringify(types), after);
  let after = 0;
  for (let rows = read(after); rows.length > 0; rows = read(after)) {
    after = rows.at(-1)?.position ?? after;
    yield rows.flatMap((row) => (row.body === null ? [] : [entryOf(row, row.body)]));
  }
}

const entryOf = (row: PageRow, body: Buffer): ReadEntry => ({
  occurredAtMs: row.occurred_at_ms,
  zoneOffsetMin: row.zone_offset_min,
  businessDate: row.business_date,
  fact: trustedFact(row.type, row.version, body),
});

function trustedFact(type: string, version: number, body: Buffer): Fact {
  const isOfToday = Object.hasOwn(EVENT_CATALOG, type) && EVENT_CATALOG[type as EventType].version === version;
  if (!isOfToday) return decodeFact(type, version, body);
  // Written by this program's own types, see above.
  return { type, body: JSON.parse(body.toString("utf8")) as unknown } as Fact;
}
