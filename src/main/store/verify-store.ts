/**
 * Everything that can be proved about a till's data from the data alone, one line a check. Reads through a second,
 * read-only handle inside one read transaction, so a till may go on selling meanwhile.
 */
import Database from "better-sqlite3";
import { existsSync } from "node:fs";
import { isAfter, readAnchor } from "./anchor.ts";
import { ChainWalk } from "./chain.ts";
import type { ChainFault } from "./chain.ts";
import { openReader } from "./connection.ts";
import { anchorFile, databaseFile } from "./data-dir.ts";
import { positionOf } from "./journal.ts";
import { findMigrationsDir } from "./migrate.ts";
import { PROJECTION_TABLES, createProjections, foldJournal } from "./projection-schema.ts";
import { openProjections } from "./projections.ts";
import type { JournalRow } from "./schema.ts";
import { Statements } from "./statements.ts";

/** In the order in which they are made. */
export const STORE_CHECKS = ["file", "chain", "ids", "ledger", "projections", "anchor"] as const;
export type StoreCheckName = (typeof STORE_CHECKS)[number];

/** What is wrong, as a code and where: "chain.hash 1:4711". Never personal data. */
export interface StoreCheck {
  readonly name: StoreCheckName;
  readonly passed: boolean;
  /** What was looked at: entries, rows, pages. */
  readonly count: number;
  /** At most twenty; empty when passed. */
  readonly faults: readonly string[];
}

const FAULTS_MAX = 20;

/** null when the folder holds no till. */
export function verifyStore(dataDir: string): readonly StoreCheck[] | null {
  const file = databaseFile(dataDir);
  if (!existsSync(file)) return null;
  const db = openReader(file);
  try {
    // One snapshot for all checks; ended by closing.
    db.exec("BEGIN");
    const checks: readonly (readonly [StoreCheckName, () => Found])[] = [
      ["file", () => checkFile(db)],
      ["chain", () => checkChain(db)],
      ["ids", () => checkIds(db)],
      ["ledger", () => checkLedger(db)],
      ["projections", () => checkProjections(db)],
      ["anchor", () => checkAnchor(db, anchorFile(dataDir))],
    ];
    return checks.map(([name, check]) => guarded(name, check));
  } finally {
    db.close();
  }
}

interface Found {
  readonly count: number;
  readonly faults: readonly string[];
}

/** A check that cannot even read what it should check has failed, and the others still run. */
function guarded(name: StoreCheckName, check: () => Found): StoreCheck {
  try {
    const { count, faults } = check();
    return { name, passed: faults.length === 0, count, faults: faults.slice(0, FAULTS_MAX) };
  } catch (error) {
    const what = error instanceof Error ? error.name : "unknown";
    return { name, passed: false, count: 0, faults: [`${name}.unreadable ${what}`] };
  }
}

function checkFile(db: Database.Database): Found {
  const answers = db.prepare<[], { quick_check: string }>(`PRAGMA quick_check(${FAULTS_MAX})`).all();
  const [pages] = db.prepare<[], { page_count: number }>("PRAGMA page_count").all();
  // SQLite's sentences name tables and pages, never what is in them.
  const faults = answers.map((answer) => answer.quick_check).filter((answer) => answer !== "ok");
  return { count: pages?.page_count ?? 0, faults: faults.map((fault) => `file.page ${fault}`) };
}

const nameOf = (fault: ChainFault): string => `chain.${fault.what} ${fault.epoch}:${fault.seq}`;

function checkChain(db: Database.Database): Found {
  const walk = new ChainWalk(true);
  for (const row of db.prepare<[], JournalRow>("SELECT * FROM journal ORDER BY position").iterate()) walk.step(row);
  return { count: walk.entries, faults: walk.faults.map(nameOf) };
}

/** Every entry is found by its id, and every id leads to an entry. (Uniqueness is the table's own key.) */
function checkIds(db: Database.Database): Found {
  const lost = db
    .prepare<[number], { epoch: number; seq: number }>(
      `SELECT epoch, seq FROM journal
        WHERE NOT EXISTS (SELECT 1 FROM journal_id WHERE journal_id.id = journal.id AND journal_id.position = journal.position)
        ORDER BY position LIMIT ?`,
    )
    .all(FAULTS_MAX);
  const stray = db
    .prepare<[number], { position: number }>(
      `SELECT position FROM journal_id
        WHERE NOT EXISTS (SELECT 1 FROM journal WHERE journal.position = journal_id.position) LIMIT ?`,
    )
    .all(FAULTS_MAX);
  const counted = db.prepare<[], { ids: number }>("SELECT count(*) AS ids FROM journal_id").get();
  return {
    count: counted?.ids ?? 0,
    faults: [
      ...lost.map(({ epoch, seq }) => `ids.missing ${epoch}:${seq}`),
      ...stray.map(({ position }) => `ids.stray ${position}`),
    ],
  };
}

function checkLedger(db: Database.Database): Found {
  const unbalanced = db
    .prepare<[number], { epoch: number; seq: number; unit: string }>(
      `SELECT journal.epoch, journal.seq, unit FROM posting JOIN journal USING (position)
        GROUP BY position, unit HAVING sum(amount) <> 0 ORDER BY position LIMIT ?`,
    )
    .all(FAULTS_MAX);
  const counted = db.prepare<[], { postings: number }>("SELECT count(*) AS postings FROM posting").get();
  return {
    count: counted?.postings ?? 0,
    faults: unbalanced.map(({ epoch, seq, unit }) => `ledger.${unit} ${epoch}:${seq}`),
  };
}

/** Folds the journal once more, into a database in memory, and compares every row of every projection. */
function checkProjections(db: Database.Database): Found {
  const fresh = new Database(":memory:");
  try {
    createProjections(fresh, findMigrationsDir());
    fresh.exec("BEGIN");
    foldJournal(db, openProjections(new Statements(fresh, SILENT)));
    fresh.exec("COMMIT");
    const found = PROJECTION_TABLES.map((table) => compareTable(table, db, fresh));
    return {
      count: found.reduce((sum, one) => sum + one.count, 0),
      faults: found.flatMap((one) => one.faults),
    };
  } finally {
    fresh.close();
  }
}

const SILENT = { slowQuery: () => undefined, anchorNotWritten: () => undefined };

/** The columns of a table's key, in the key's order. */
function keyOf(table: string, db: Database.Database): string {
  const columns = db
    .prepare<[string], { name: string }>("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk")
    .all(table);
  return columns.map(({ name }) => name).join(", ");
}

/** Row by row in the order of the key. */
function compareTable(table: string, stored: Database.Database, fresh: Database.Database): Found {
  const rowsOf = (db: Database.Database): Iterator<unknown[]> =>
    db
      .prepare<[], unknown[]>(`SELECT * FROM ${table} ORDER BY ${keyOf(table, db)}`)
      .raw()
      .iterate();
  const left = rowsOf(stored);
  const right = rowsOf(fresh);
  const faults: string[] = [];
  let count = 0;
  for (;;) {
    const a = left.next();
    const b = right.next();
    if (a.done === true && b.done === true) break;
    count += 1;
    const same = a.done !== true && b.done !== true && a.value.every((value, column) => value === b.value[column]);
    if (same) continue;
    faults.push(`projections.${table} row ${count}`);
    // Once one row is missing, every later pair differs: the first is what a person needs.
    break;
  }
  left.return?.();
  right.return?.();
  return { count, faults };
}

function checkAnchor(db: Database.Database, file: string): Found {
  const read = readAnchor(file);
  if (read.kind !== "found") return { count: 0, faults: [`anchor.${read.kind}`] };
  const { tip } = read;
  const head = db
    .prepare<[], { epoch: number; seq: number }>("SELECT epoch, seq FROM journal ORDER BY position DESC LIMIT 1")
    .get();
  if (head === undefined || isAfter(tip, head)) return { count: 1, faults: [`anchor.ahead ${tip.epoch}:${tip.seq}`] };
  const there = db
    .prepare<[number], { hash: Buffer }>("SELECT hash FROM journal WHERE position = ?")
    .get(positionOf(tip.epoch, tip.seq));
  const same = there?.hash.equals(tip.hash) === true;
  return { count: 1, faults: same ? [] : [`anchor.replaced ${tip.epoch}:${tip.seq}`] };
}
