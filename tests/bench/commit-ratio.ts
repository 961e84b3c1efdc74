/**
 * What a sale's commit costs beside one bare transaction that writes the same bytes with WAL and FULL.
 * Both run in turn on the same disk in the same minute, so a slow disk slows both.
 */
import Database from "better-sqlite3";
import { join } from "node:path";
import type { Store } from "#main/store/store.ts";
import { idOf, saleAct } from "../builders/test-shop.ts";

export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

export function quantilesOf(durationsMs: readonly number[]): Quantiles {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** A transaction with nothing around it: begin, insert one row of so many bytes, commit. */
export function bareTransaction(file: string, bytes: number): () => void {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("CREATE TABLE row (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT");
  const insert = db.prepare("INSERT INTO row (bytes) VALUES (?)");
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const row = Buffer.alloc(bytes, 65);
  return () => {
    begin.run();
    insert.run(row);
    commit.run();
  };
}

/** The same bytes as the rows that they are: one insert for each of the tables that a sale writes, and nothing else. */
function bareRows(file: string, bodyBytes: number): () => void {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(`CREATE TABLE entry (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE id (id TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE sale (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE ledger (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE standing (ref TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE job (id TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;`);
  const body = Buffer.alloc(bodyBytes, 65);
  const row = Buffer.alloc(150, 65);
  const numbered = ["entry", "sale", "ledger"].map((table) => db.prepare(`INSERT INTO ${table} (bytes) VALUES (?)`));
  const named = ["id", "standing", "job"].map((table) => db.prepare(`REPLACE INTO ${table} VALUES (?, ?)`));
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  let n = 0;
  return () => {
    n += 1;
    begin.run();
    numbered.forEach((insert, index) => insert.run(index === 0 ? body : row));
    named.forEach((replace, index) => replace.run(idOf(20, index === 1 ? n % 500 : n), row));
    commit.run();
  };
}

interface CommitRatio {
  readonly commit: Quantiles;
  /** One row of as many bytes. */
  readonly bareRow: Quantiles;
  /** As many rows of as many bytes. */
  readonly bareRows: Quantiles;
  /** Medians. */
  readonly ratioToRow: number;
  readonly ratioToRows: number;
}

export function measureCommitRatio(
  store: Store,
  options: {
    readonly dir: string;
    readonly first: number;
    readonly count: number;
    readonly memberRefOf: (n: number) => string;
  },
): CommitRatio {
  const { dir, first, count, memberRefOf } = options;
  const bodyBytes = JSON.stringify(saleAct(store, first, memberRefOf(first)).facts).length;
  const row = bareTransaction(join(dir, "bare-row.db"), bodyBytes + 1000);
  const rows = bareRows(join(dir, "bare-rows.db"), bodyBytes);
  const durations: Record<"commit" | "row" | "rows", number[]> = { commit: [], row: [], rows: [] };
  const time = (name: keyof typeof durations, work: () => void): void => {
    const startedMs = performance.now();
    work();
    durations[name].push(performance.now() - startedMs);
  };
  for (let n = first; n < first + count; n++) {
    const act = saleAct(store, n, memberRefOf(n));
    time("commit", () => store.commit(act));
    time("row", row);
    time("rows", rows);
  }
  const commit = quantilesOf(durations.commit);
  const bareRow = quantilesOf(durations.row);
  const bareRowsQuantiles = quantilesOf(durations.rows);
  return {
    commit,
    bareRow,
    bareRows: bareRowsQuantiles,
    ratioToRow: commit.p50 / bareRow.p50,
    ratioToRows: commit.p50 / bareRowsQuantiles.p50,
  };
}
