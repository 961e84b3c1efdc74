/** Bare transactions with WAL and FULL that write as many bytes as a sale, to hold a sale's commit against. */
import Database from "better-sqlite3";
import { idOf } from "../builders/test-shop.ts";

/** Begin, insert one row of so many bytes, commit. */
export function bareRow(file: string, bytes: number): () => void {
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
export function bareRows(file: string, bodyBytes: number): () => void {
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
