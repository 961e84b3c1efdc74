/**
 * Copies of a till: out while it sells, and back in.
 *
 * A copy is made by SQLite (`VACUUM INTO` on a read-only handle: one snapshot, never a file copy of a live database), checked
 * under a temporary name, synced, and only then given its name: a file with the name of a backup is a whole backup.
 *
 * Going back to a copy opens a new epoch: what was sold after the copy was made is lost here but may be held by the hub
 * and by people with receipts, so neither its sequence numbers nor its receipt numbers are ever used again.
 */
import type Database from "better-sqlite3";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { assert } from "#core/assert.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { openAnchor, readAnchor } from "./anchor.ts";
import { ChainWalk } from "./chain.ts";
import { openConnection, openReader } from "./connection.ts";
import { anchorFile, databaseFile } from "./data-dir.ts";
import { decodeFact, headOf, openJournal } from "./journal.ts";
import { findMigrationsDir, migrate, readSteps, readVersion } from "./migrate.ts";
import { appendEpochOpened } from "./open-epoch.ts";
import { rebuildProjections } from "./projection-schema.ts";
import { openProjections } from "./projections.ts";
import type { JournalRow } from "./schema.ts";
import { Statements } from "./statements.ts";
import type { StoreLog } from "./statements.ts";
import type { Head } from "./store.ts";
import { faultCodeOf } from "./store-fault.ts";
import type { StoreFaultCode } from "./store-fault.ts";
import { takeLock } from "./till-lock.ts";
import type { LockHolder } from "./till-lock.ts";

export type BackupFailure =
  | { readonly code: "sourceMissing" | "targetExists" | "folderNotWritable" }
  | { readonly code: "newerDatabase"; readonly version: number; readonly known: number }
  | { readonly code: "lockedByOther"; readonly holder: LockHolder | null }
  | { readonly code: StoreFaultCode };

export interface Backup {
  readonly head: Head;
  readonly entries: number;
}

/** Writes a checked copy of the till in `dataDir` to the file `target`, which must not exist yet. */
export function backupStore(dataDir: string, target: string): Outcome<Backup, BackupFailure> {
  if (!existsSync(databaseFile(dataDir))) return fail({ code: "sourceMissing" });
  if (existsSync(target)) return fail({ code: "targetExists" });
  return copyDatabase(databaseFile(dataDir), target);
}

function copyDatabase(source: string, target: string): Outcome<Backup, BackupFailure> {
  const unfinished = `${target}.unfinished`;
  return catchingFaults(() => {
    mkdirSync(dirname(target), { recursive: true });
    rmSync(unfinished, { force: true });
    using(openReader(source), (db) => db.prepare("VACUUM INTO ?").run(unfinished));
    const checked = using(openReader(unfinished), checkCopy);
    if (checked === null) return fail({ code: "storeDamaged" });
    syncFile(unfinished);
    renameSync(unfinished, target);
    syncFile(dirname(target));
    return succeed(checked);
  });
}

/** null when the copy is not a whole, unbroken till. */
function checkCopy(db: Database.Database): Backup | null {
  const [found] = db.prepare<[], { quick_check: string }>("PRAGMA quick_check(1)").all();
  if (found?.quick_check !== "ok") return null;
  const walk = new ChainWalk(true);
  let last: JournalRow | null = null;
  for (const row of db.prepare<[], JournalRow>("SELECT * FROM journal ORDER BY position").iterate()) {
    walk.step(row);
    last = row;
  }
  if (last === null || walk.faults.length > 0) return null;
  return { head: headOf(last), entries: walk.entries };
}

export interface RestoreOptions {
  readonly file: string;
  readonly dataDir: string;
  readonly holderName: string;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly log: StoreLog;
}

/**
 * Puts a backup in the place of the till in `dataDir`, in a new epoch. What lay there is kept beside it under another
 * name; an empty or missing folder is as good.
 */
export function restoreStore(options: RestoreOptions): Outcome<Backup, BackupFailure> {
  const { dataDir, file } = options;
  if (!existsSync(file)) return fail({ code: "sourceMissing" });
  return catchingFaults(() => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = takeLock(dataDir, { pid: process.pid, name: options.holderName });
    if (!lock.held) return fail({ code: "lockedByOther", holder: lock.holder });
    try {
      return restoreLocked(options);
    } finally {
      lock.release(true);
    }
  });
}

function restoreLocked(options: RestoreOptions): Outcome<Backup, BackupFailure> {
  const { dataDir, file } = options;
  const steps = readSteps(findMigrationsDir());
  const version = using(openReader(file), readVersion);
  if (version > steps.length) return fail({ code: "newerDatabase", version, known: steps.length });
  const restored = `${databaseFile(dataDir)}.restored`;
  rmSync(restored, { force: true });
  const copied = copyDatabase(file, restored);
  if (!copied.ok) return copied;
  const anchored = readAnchor(anchorFile(dataDir));
  const lastEpoch = Math.max(copied.value.head.epoch, anchored.kind === "found" ? anchored.tip.epoch : 0);
  const head = using(openConnection(restored), (db) => openNewEpoch(db, lastEpoch + 1, options));
  setAside(dataDir, options.nowMs());
  renameSync(restored, databaseFile(dataDir));
  syncFile(dataDir);
  const anchor = openAnchor(anchorFile(dataDir), { written: () => undefined, failed: () => undefined });
  anchor.settle({ ...head, hash: Buffer.from(head.hash, "hex") });
  anchor.close();
  return succeed({ head, entries: copied.value.entries + 1 });
}

/** Brings the copy up to this program and writes the first entry of its new epoch. */
function openNewEpoch(db: Database.Database, epoch: number, options: RestoreOptions): Head {
  const steps = readSteps(findMigrationsDir());
  // The backup itself is the copy that a migration asks for.
  migrate(db, steps, () => options.file);
  const sql = new Statements(db, options.log);
  const journal = openJournal(sql, options.newId);
  rebuildProjections(db, sql);
  const before = journal.tip();
  journal.openEpoch(epoch);
  const body = {
    shopId: findShopId(db),
    reason: "restored",
    previousEpoch: before.epoch,
    previousHash: before.hash.toString("hex"),
  } as const;
  const entry = { id: options.newId(), nowMs: options.nowMs() };
  db.transaction(() => appendEpochOpened(journal, openProjections(sql), body, entry)).immediate();
  // Everything into the one file that is renamed.
  db.pragma("wal_checkpoint(TRUNCATE)");
  return headOf(journal.tip());
}

export function findShopId(db: Database.Database): string {
  const row = db
    .prepare<[], JournalRow>("SELECT * FROM journal WHERE type = 'EpochOpened' ORDER BY position LIMIT 1")
    .get();
  const fact = row === undefined ? null : decodeFact(row.type, row.version, row.body);
  assert(fact?.type === "EpochOpened", "a journal begins with its first epoch");
  return fact.body.shopId;
}

/** Keeps what lay in the folder, a WAL without its database as well, under one new name. */
function setAside(dataDir: string, nowMs: number): void {
  const names = ["till.db", "till.db-wal", "till.db-shm", "till.anchor"].filter((name) =>
    existsSync(join(dataDir, name)),
  );
  if (names.length === 0) return;
  const aside = join(dataDir, `set-aside-${nowMs}`);
  mkdirSync(aside, { recursive: true });
  for (const name of names) renameSync(join(dataDir, name), join(aside, name));
}

function using<T>(db: Database.Database, work: (db: Database.Database) => T): T {
  try {
    return work(db);
  } finally {
    db.close();
  }
}

function syncFile(path: string): void {
  const fd = openSync(path, "r");
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function catchingFaults(work: () => Outcome<Backup, BackupFailure>): Outcome<Backup, BackupFailure> {
  try {
    return work();
  } catch (error) {
    const code = faultCodeOf(error);
    if (code !== null) return fail({ code });
    if (isFileError(error)) return fail({ code: error.code === "ENOSPC" ? "diskFull" : "folderNotWritable" });
    throw error;
  }
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && "syscall" in error;
