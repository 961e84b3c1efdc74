/**
 * Goes on after a loss with what is still here. The journal that is left must be whole in itself; a new epoch above every
 * epoch that was ever known says that something is missing and where it was known to end, so neither sequence numbers nor
 * receipt numbers of what was lost are used again. The anchor that knew of it is copied aside, not overwritten unseen.
 */
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { openAnchor, readAnchor } from "./anchor.ts";
import { findShopId } from "./backup.ts";
import { checkTail } from "./chain.ts";
import { openConnection } from "./connection.ts";
import { anchorFile, databaseFile } from "./data-dir.ts";
import { openJournal } from "./journal.ts";
import type { Tip } from "./journal.ts";
import { findMigrationsDir, readSteps, readVersion } from "./migrate.ts";
import { appendEpochOpened } from "./open-epoch.ts";
import { rebuildProjections } from "./projection-schema.ts";
import { openProjections } from "./projections.ts";
import type { StoreLog } from "./statements.ts";
import { Statements } from "./statements.ts";
import { faultCodeOf } from "./store-fault.ts";
import type { StoreFaultCode } from "./store-fault.ts";
import { takeLock } from "./till-lock.ts";

export interface AcceptLossOptions {
  readonly dataDir: string;
  readonly holderName: string;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly log: StoreLog;
}

export type AcceptLossFailure = { readonly code: "lockedByOther" | "newerDatabase" | StoreFaultCode };

export function acceptLoss(options: AcceptLossOptions): Outcome<null, AcceptLossFailure> {
  const lock = takeLock(options.dataDir, { pid: process.pid, name: options.holderName });
  if (!lock.held) return fail({ code: "lockedByOther" });
  try {
    return openEpochAfterLoss(options);
  } catch (error) {
    const code = faultCodeOf(error);
    if (code === null) throw error;
    return fail({ code });
  } finally {
    lock.release(true);
  }
}

function openEpochAfterLoss(options: AcceptLossOptions): Outcome<null, AcceptLossFailure> {
  const { dataDir, nowMs, newId, log } = options;
  const known = readAnchor(anchorFile(dataDir));
  const knownTip = known.kind === "found" ? known.tip : null;
  const db = openConnection(databaseFile(dataDir));
  try {
    // A start that finds a loss has brought the database up to this program already.
    if (readVersion(db) !== readSteps(findMigrationsDir()).length) return fail({ code: "newerDatabase" });
    const sql = new Statements(db, log);
    const journal = openJournal(sql, newId);
    const before = journal.tip();
    if (before.seq === 0 || checkTail(db).length > 0) return fail({ code: "storeDamaged" });
    rebuildProjections(db, sql);
    journal.openEpoch(Math.max(before.epoch, knownTip?.epoch ?? 0) + 1);
    const body = {
      shopId: findShopId(db),
      reason: "lossAccepted",
      previousEpoch: before.epoch,
      previousHash: before.hash.toString("hex"),
      ...(knownTip === null ? {} : { knownHead: { epoch: knownTip.epoch, seq: knownTip.seq } }),
    } as const;
    const entry = { id: newId(), nowMs: nowMs() };
    db.transaction(() => appendEpochOpened(journal, openProjections(sql), body, entry)).immediate();
    replaceAnchor(dataDir, nowMs(), journal.tip());
    return succeed(null);
  } finally {
    db.close();
  }
}

function replaceAnchor(dataDir: string, atMs: number, tip: Tip): void {
  const file = anchorFile(dataDir);
  if (existsSync(file)) {
    const aside = join(dataDir, `set-aside-${atMs}`);
    mkdirSync(aside, { recursive: true });
    copyFileSync(file, join(aside, "till.anchor"));
  }
  const anchor = openAnchor(file, { written: () => undefined, failed: () => undefined });
  // Both slots: the one that is left would otherwise still speak of the lost entries.
  anchor.settle(tip);
  anchor.settle(tip);
  anchor.close();
}
