/**
 * A connection with the settings that durability rests on, each set and read back: a setting that did not take is worse
 * than none. better-sqlite3 reopens a WAL file as NORMAL, so this runs on every open, not once per file.
 */
import Database from "better-sqlite3";
import { assert } from "#core/assert.ts";

const BUSY_TIMEOUT_MS = 5000;
const CACHE_KIB = 32 * 1024;
const WAL_BYTES_KEPT = 64 * 1024 * 1024;

/** What each pragma must answer once it is set. `synchronous` 2 is FULL. */
const DURABLE: readonly (readonly [name: string, value: string, answer: string | number])[] = [
  ["journal_mode", "WAL", "wal"],
  ["synchronous", "FULL", 2],
  ["foreign_keys", "ON", 1],
  ["mmap_size", "0", 0],
  ["busy_timeout", String(BUSY_TIMEOUT_MS), BUSY_TIMEOUT_MS],
  ["cache_size", String(-CACHE_KIB), -CACHE_KIB],
  ["journal_size_limit", String(WAL_BYTES_KEPT), WAL_BYTES_KEPT],
  ["trusted_schema", "OFF", 0],
];

export function openConnection(file: string): Database.Database {
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    for (const [name, value, answer] of DURABLE) {
      db.pragma(`${name} = ${value}`);
      const found = db.pragma(name, { simple: true });
      assert(found === answer, `the database did not take ${name} = ${value}`);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** A second handle for reading beside the running till: it can never write, nor hold the writer up. */
export function openReader(file: string): Database.Database {
  return new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
}
