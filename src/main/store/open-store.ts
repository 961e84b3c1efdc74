/**
 * From a folder to a store, in an order that never looks at what it has not secured:
 *
 *   lock → open → pragmas set and read back → quick_check → migrations → chain tail → anchor → projections' version
 *
 * Every way in which this can fail is a named `StoreOpenFailure`; nothing is deleted, repaired or skipped on the way.
 */
import type Database from "better-sqlite3";
import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { isAfter, openAnchor } from "./anchor.ts";
import type { Anchor } from "./anchor.ts";
import { checkTail } from "./chain.ts";
import { openConnection } from "./connection.ts";
import { anchorFile, databaseFile } from "./data-dir.ts";
import { freeBytesOnDisk, layBallast } from "./free-space.ts";
import type { FreeBytesOf } from "./free-space.ts";
import { openJournal, positionOf } from "./journal.ts";
import type { Journal } from "./journal.ts";
import { findMigrationsDir, migrate, readSteps } from "./migrate.ts";
import { appendEpochOpened } from "./open-epoch.ts";
import { rebuildProjections } from "./projection-schema.ts";
import type { Projections } from "./projections.ts";
import { openProjections } from "./projections.ts";
import { createSqliteStore } from "./sqlite-store.ts";
import type { OnCommitStep } from "./sqlite-store.ts";
import { Statements } from "./statements.ts";
import type { StoreLog } from "./statements.ts";
import type { Store } from "./store.ts";
import { StoreFault, faultCodeOf } from "./store-fault.ts";
import { takeLock } from "./till-lock.ts";
import type { LockHolder } from "./till-lock.ts";

type LossKind = "headBeforeAnchor" | "entryReplaced" | "anchorMissing" | "anchorUnreadable";

export type StoreOpenFailure =
  | { readonly code: "folderNotWritable" }
  | { readonly code: "lockedByOther"; readonly holder: LockHolder | null }
  | { readonly code: "newerDatabase"; readonly version: number; readonly known: number }
  | {
      readonly code: "lossDetected";
      readonly found: LossKind;
      readonly headSeq: number;
      /** null when there is no anchor to read. */
      readonly anchorSeq: number | null;
    }
  | { readonly code: "storeDamaged"; readonly found: "file" | "chain"; readonly seq: number | null }
  | { readonly code: "diskFull" | "diskFailed" };

export interface OpenStoreOptions {
  readonly dataDir: string;
  /** Who holds the folder, said to a second till that is refused: "till 2", "import". */
  readonly holderName: string;
  readonly nowMs: () => number;
  /** Makes a UUIDv7: the device's id, once, and ids of entries that the store writes itself. */
  readonly newId: () => string;
  readonly log: StoreLog;
  readonly freeBytesOf?: FreeBytesOf;
  readonly ballastBytes?: number;
  readonly onCommitStep?: OnCommitStep;
}

const BALLAST_BYTES = 16 * 1024 * 1024;

interface Closable {
  close(): unknown;
}

export function openStore(options: OpenStoreOptions): Outcome<Store, StoreOpenFailure> {
  if (!isWritableFolder(options.dataDir)) return fail({ code: "folderNotWritable" });
  const opened: Closable[] = [];
  const closeAll = (): void => {
    for (const part of opened.reverse()) part.close();
  };
  try {
    const outcome = openParts(options, opened);
    if (!outcome.ok) closeAll();
    return outcome;
  } catch (error) {
    closeAll();
    const code = error instanceof StoreFault ? error.code : faultCodeOf(error);
    if (code === null) throw error;
    return fail(code === "storeDamaged" ? { code, found: "file", seq: null } : { code });
  }
}

function openParts(options: OpenStoreOptions, opened: Closable[]): Outcome<Store, StoreOpenFailure> {
  const { dataDir, freeBytesOf = freeBytesOnDisk } = options;
  const lock = takeLock(dataDir, { pid: process.pid, name: options.holderName });
  if (!lock.held) return fail({ code: "lockedByOther", holder: lock.holder });
  opened.push({ close: () => lock.release(false) });

  const db = openConnection(databaseFile(dataDir));
  opened.push(db);
  if (!lock.stoppedCleanly && !isWholeFile(db)) return fail({ code: "storeDamaged", found: "file", seq: null });
  const migrated = migrate(db, readSteps(findMigrationsDir()), (from) =>
    join(dataDir, `till-before-step-${from + 1}.db`),
  );
  if (migrated.kind === "newer") {
    return fail({ code: "newerDatabase", version: migrated.version, known: migrated.known });
  }
  const broken = checkTail(db)[0];
  if (broken !== undefined) return fail({ code: "storeDamaged", found: "chain", seq: broken.seq });

  const sql = new Statements(db, options.log);
  const journal = openJournal(sql, options.newId);
  const anchor = openAnchor(anchorFile(dataDir), {
    written: () => options.onCommitStep?.("afterAnchor"),
    failed: () => options.log.anchorNotWritten(),
  });
  opened.push(anchor);
  const loss = findLoss(db, journal, anchor);
  if (loss !== null) return fail(loss);

  rebuildProjections(db, sql);
  const projections = openProjections(sql);
  if (journal.tip().seq === 0) beginJournal(db, journal, projections, options);
  // The start settles the anchor on disk; from here on it follows by itself.
  anchor.settle(journal.tip());
  layBallast(dataDir, options.ballastBytes ?? BALLAST_BYTES, freeBytesOf);
  return succeed(
    createSqliteStore({
      db,
      sql,
      journal,
      projections,
      anchor,
      dataDir,
      freeBytesOf,
      onCommitStep: options.onCommitStep ?? (() => undefined),
      release: () => lock.release(true),
    }),
  );
}

/** 64 MB at the page size in use: what a start can afford to read through. A larger file is checked by `verifyStore`. */
const QUICK_CHECK_PAGES_MAX = 16_384;

/** Runs after a till that did not close in order, on a file that is small enough (docs/decisions/0031). */
function isWholeFile(db: Database.Database): boolean {
  const pages = db.pragma("page_count", { simple: true });
  if (typeof pages !== "number" || pages > QUICK_CHECK_PAGES_MAX) return true;
  return db.pragma("quick_check(1)", { simple: true }) === "ok";
}

/** The first entry of a new till, in the first transaction of its journal. */
function beginJournal(
  db: Database.Database,
  journal: Journal,
  projections: Projections,
  { newId, nowMs }: OpenStoreOptions,
): void {
  const body = { shopId: newId(), reason: "firstStart", previousEpoch: null, previousHash: null } as const;
  db.transaction(() => appendEpochOpened(journal, projections, body, { id: newId(), nowMs: nowMs() })).immediate();
}

/** Compares the journal's head with what was known to be committed. */
function findLoss(db: Database.Database, journal: Journal, anchor: Anchor): StoreOpenFailure | null {
  const tip = journal.tip();
  const read = anchor.read();
  const loss = (found: LossKind, anchorSeq: number | null): StoreOpenFailure => ({
    code: "lossDetected",
    found,
    headSeq: tip.seq,
    anchorSeq,
  });
  if (read.kind === "unreadable") return loss("anchorUnreadable", null);
  if (read.kind === "new") {
    // A till that was stopped right after its very first entry has no anchor yet.
    return tip.epoch === 1 && tip.seq <= 1 ? null : loss("anchorMissing", null);
  }
  const anchored = read.tip;
  if (isAfter(anchored, tip)) return loss("headBeforeAnchor", anchored.seq);
  const there = db
    .prepare<[number], { hash: Buffer; device: string }>("SELECT hash, device FROM journal WHERE position = ?")
    .get(positionOf(anchored.epoch, anchored.seq));
  const same = there !== undefined && there.hash.equals(anchored.hash) && there.device === anchored.device;
  return same ? null : loss("entryReplaced", anchored.seq);
}

function isWritableFolder(dataDir: string): boolean {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    // Whatever the reason (rights, a file in the way, a read-only disk), the answer to the shop is the same.
    return false;
  }
}
