/** The journal as JSON lines, in order: every stored field, bodies as the JSON that they are. Streams; never holds the whole. */
import { openReader } from "./connection.ts";
import { databaseFile } from "./data-dir.ts";
import type { JournalRow } from "./schema.ts";

/** One line an entry, without line ends. Runs beside a till that sells. */
export function* exportJournal(dataDir: string): Generator<string, void, undefined> {
  const db = openReader(databaseFile(dataDir));
  try {
    const rows = db.prepare<[], JournalRow>("SELECT * FROM journal ORDER BY position");
    for (const row of rows.iterate()) yield lineOf(row);
  } finally {
    db.close();
  }
}

function lineOf(row: JournalRow): string {
  const fields = JSON.stringify({
    device: row.device,
    epoch: row.epoch,
    seq: row.seq,
    id: row.id,
    type: row.type,
    version: row.version,
    businessDate: row.business_date,
    occurredAtMs: row.occurred_at_ms,
    zoneOffsetMin: row.zone_offset_min,
    actor: row.actor,
    approver: row.approver,
    prevHash: row.prev_hash.toString("hex"),
    hash: row.hash.toString("hex"),
  });
  // The body is put in as its exact bytes: parsing and writing it again could only differ.
  return `${fields.slice(0, -1)},"body":${row.body.toString("utf8")}}`;
}
