/**
 * One till per data directory. The lock is a transaction held open in a tiny database of its own: the operating system
 * lets go of it the moment the process ends, however it ends, so there is no stale lock to judge.
 *
 * RESERVED (`BEGIN IMMEDIATE`) and not EXCLUSIVE: the one that is refused can still read who holds it.
 */
import Database from "better-sqlite3";
import { join } from "node:path";
import { faultCodeOf } from "./store-fault.ts";

export interface LockHolder {
  readonly pid: number;
  readonly name: string;
}

export type LockAttempt =
  | {
      readonly held: true;
      /** Whether the till before closed its store in order. */
      readonly stoppedCleanly: boolean;
      /** Call as the last thing. `clean`: the store was closed in order and everything is on disk. */
      release(clean: boolean): void;
    }
  | { readonly held: false; readonly holder: LockHolder | null };

interface HolderRow {
  pid: number;
  name: string;
  clean: number;
}

export function takeLock(dataDir: string, holder: LockHolder): LockAttempt {
  const db = new Database(join(dataDir, "till.lock"), { timeout: 0 });
  try {
    db.exec("BEGIN IMMEDIATE");
    db.exec(
      "CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY, pid INTEGER, name TEXT, clean INTEGER) STRICT",
    );
    const before = readHolder(db);
    db.prepare("INSERT OR REPLACE INTO holder VALUES (1, ?, ?, 0)").run(holder.pid, holder.name);
    db.exec("COMMIT");
    // Between COMMIT and here another process may be quicker; then this one is refused, which is right as well.
    db.exec("BEGIN IMMEDIATE");
    return {
      held: true,
      stoppedCleanly: before === null || before.clean === 1,
      release: (clean) => release(db, clean),
    };
  } catch (error) {
    const refused = error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
    const other = refused ? readOther(db) : null;
    db.close();
    if (refused) return { held: false, holder: other };
    throw error;
  }
}

function release(db: Database.Database, clean: boolean): void {
  if (clean) db.exec("UPDATE holder SET clean = 1");
  db.exec(clean ? "COMMIT" : "ROLLBACK");
  db.close();
}

function readHolder(db: Database.Database): HolderRow | null {
  return db.prepare<[], HolderRow>("SELECT pid, name, clean FROM holder").get() ?? null;
}

function readOther(db: Database.Database): LockHolder | null {
  try {
    const row = readHolder(db);
    return row === null ? null : { pid: row.pid, name: row.name };
  } catch (error) {
    // The other till may be in the middle of writing its name; who it is then stays unknown.
    if (faultCodeOf(error) !== null || error instanceof Database.SqliteError) return null;
    throw error;
  }
}
