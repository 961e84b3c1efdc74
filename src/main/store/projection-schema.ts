/** Dropping, making and refilling the projections, when the program folds them in another way than the file holds them. */
import type Database from "better-sqlite3";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeFact } from "./journal.ts";
import type { Entry } from "./journal.ts";
import { findMigrationsDir } from "./migrate.ts";
import { openProjections } from "./projections.ts";
import type { Projections } from "./projections.ts";
import type { JournalRow } from "./schema.ts";
import type { Statements } from "./statements.ts";

/** Raise this with every change of `projections.sql`, of a fold or of the text of a standing. */
const PROJECTION_VERSION = 3;

export const PROJECTION_TABLES = [
  "sale",
  "receipt_floor",
  "ledger",
  "member_standing",
  "program_version",
  "shop_settings",
  "rule_use",
  "rule_use_total",
  "issued_coupon",
  "used_serial",
  "value_account",
  "member_fact",
  "member_link",
] as const;

function readProjectionVersion(db: Database.Database): number | null {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'projection_version'").get();
  if (table === undefined) return null;
  return db.prepare<[], { version: number }>("SELECT version FROM projection_version").get()?.version ?? null;
}

/** Drops what there is and makes empty projections of this program's version. */
export function createProjections(db: Database.Database, migrationsDir: string): void {
  db.exec("DROP VIEW IF EXISTS posting");
  for (const table of [...PROJECTION_TABLES, "projection_version"]) db.exec(`DROP TABLE IF EXISTS ${table}`);
  db.exec(readFileSync(join(migrationsDir, "projections.sql"), "utf8"));
  db.prepare("INSERT INTO projection_version VALUES (1, ?)").run(PROJECTION_VERSION);
}

/** Makes the projections anew when the file holds those of another version; all in one transaction. */
export function rebuildProjections(db: Database.Database, sql: Statements): void {
  if (readProjectionVersion(db) === PROJECTION_VERSION) return;
  db.transaction(() => {
    createProjections(db, findMigrationsDir());
    foldJournal(db, openProjections(sql));
  }).immediate();
}

/** Folds the whole journal of `source`, in order, into empty projections. They may lie in another database. */
export function foldJournal(source: Database.Database, projections: Projections): void {
  for (const entry of readEntries(source)) projections.fold(entry);
}

type StoredEntry = Pick<JournalRow, "position" | "type" | "version" | "business_date" | "occurred_at_ms" | "body">;

function* readEntries(source: Database.Database): Iterable<Entry> {
  const page = source.prepare<[number], StoredEntry>(
    `SELECT position, type, version, business_date, occurred_at_ms, body
       FROM journal WHERE position > ? ORDER BY position LIMIT 1000`,
  );
  // In pages, because the same connection writes the projections while this reads.
  let after = 0;
  for (let rows = page.all(after); rows.length > 0; rows = page.all(after)) {
    for (const row of rows) {
      after = row.position;
      yield {
        position: row.position,
        occurredAtMs: row.occurred_at_ms,
        businessDate: row.business_date,
        fact: decodeFact(row.type, row.version, row.body),
      };
    }
  }
}
