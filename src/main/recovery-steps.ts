/**
 * What can be done about a till that cannot be opened. Nothing here deletes anything: what is replaced is moved aside
 * under a name of its own, and what is written gets a new name.
 *
 * | state                            | try again | save readable | restore | go on                  |
 * |----------------------------------|-----------|---------------|---------|------------------------|
 * | lossDetected                     | yes       | yes           | yes     | if a journal is there  |
 * | storeDamaged                     | yes       | yes           | yes     | no: it is not whole    |
 * | newerDatabase                    | yes       | yes           | no      | no: nothing is wrong   |
 * | lockedByOther, folder, disk      | yes       | no            | no      | no                     |
 */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, statSync, writeSync } from "node:fs";
import path from "node:path";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { Failure } from "#contract/failures.ts";
import type { RecoveryAction, RecoveryView } from "#contract/recovery.ts";
import { fail, succeed } from "#core/outcome.ts";
import { COUPON_KEY } from "#main/app/coupon-key.ts";
import { PIN_KEY } from "#main/app/pin-key.ts";
import { uuidV7 } from "#main/app/uuid-v7.ts";
import { acceptLoss } from "#main/store/accept-loss.ts";
import { restoreStore } from "#main/store/backup.ts";
import type { BackupFailure } from "#main/store/backup.ts";
import { databaseFile } from "#main/store/data-dir.ts";
import { exportJournal } from "#main/store/export-journal.ts";
import { faultCodeOf } from "#main/store/store-fault.ts";

const BACKUPS_MAX = 20;
const LINES_PER_WRITE = 500;

const storeParts = (dataDir: string) => ({
  dataDir,
  holderName: "recovery",
  nowMs: Date.now,
  newId: () => uuidV7(Date.now(), randomBytes),
  log: { slowQuery: () => undefined, anchorNotWritten: () => undefined },
});

export function recoveryActions({ code, values }: Failure): readonly RecoveryAction[] {
  if (code === "storeDamaged") return ["tryAgain", "saveReadable", "restore"];
  if (code === "newerDatabase") return ["tryAgain", "saveReadable"];
  if (code !== "lossDetected") return ["tryAgain"];
  const hasJournal = typeof values["headSeq"] === "number" && values["headSeq"] > 0;
  return ["tryAgain", "saveReadable", "restore", ...(hasJournal ? (["goOn"] as const) : [])];
}

/** Backups that lie in the data folder or in its folder `backups`, newest first. */
export function listBackups(dataDir: string): RecoveryView["backups"] {
  const folders = [dataDir, path.join(dataDir, "backups")];
  return folders
    .flatMap((folder) => namesIn(folder).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith(".db") && file !== databaseFile(dataDir))
    .map((file) => ({ file, stat: statSync(file) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ file, stat }) => ({ file, savedAtMs: Math.round(stat.mtimeMs), bytes: stat.size }))
    .toSorted((a, b) => b.savedAtMs - a.savedAtMs)
    .slice(0, BACKUPS_MAX);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No such folder, or no right to look into it: there is nothing to offer from it.
    return [];
  }
}

/** Every entry that can be read from the first on, as JSON lines in a new file that only its owner may read. */
export function saveReadable(
  dataDir: string,
): Answer<{ readonly file: string; readonly entries: number; readonly toTheEnd: boolean }> {
  if (!existsSync(databaseFile(dataDir))) return fail(failureOf("nothingReadable"));
  const file = path.join(dataDir, `journal-${new Date().toISOString().replaceAll(":", "-")}.jsonl`);
  let fd: number | null = null;
  let entries = 0;
  const write = (lines: readonly string[]): void => {
    if (lines.length === 0) return;
    fd ??= openSync(file, "wx", 0o600);
    writeSync(fd, `${lines.join("\n")}\n`);
    entries += lines.length;
  };
  try {
    const toTheEnd = readLines(dataDir, write);
    if (fd === null) return fail(failureOf("nothingReadable"));
    fsyncSync(fd);
    return succeed({ file, entries, toTheEnd });
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return fail(failureOf("code" in error && error.code === "ENOSPC" ? "diskFull" : "folderNotWritable"));
  } finally {
    if (fd !== null) closeSync(fd);
  }
}

/** false when the file could not be read to the end. */
function readLines(dataDir: string, write: (lines: readonly string[]) => void): boolean {
  let lines: string[] = [];
  try {
    for (const line of exportJournal(dataDir)) {
      lines.push(line);
      if (lines.length < LINES_PER_WRITE) continue;
      write(lines);
      lines = [];
    }
    write(lines);
    return true;
  } catch (error) {
    if (faultCodeOf(error) === null) throw error;
    write(lines);
    return false;
  }
}

export function restoreBackup(dataDir: string, named: string): Answer<null> {
  const file = path.resolve(dataDir, named);
  const restored = restoreStore({ ...storeParts(dataDir), file });
  if (!restored.ok) return fail(failureOfRestore(restored.failure));
  PIN_KEY.take(file, dataDir);
  COUPON_KEY.take(file, dataDir);
  return succeed(null);
}

function failureOfRestore(failure: BackupFailure): Failure {
  switch (failure.code) {
    case "sourceMissing":
      return failureOf("backupMissing");
    case "storeDamaged":
      return failureOf("backupDamaged");
    case "newerDatabase":
      return failureOf("newerDatabase", { found: failure.version, known: failure.known });
    case "lockedByOther":
      return failureOf("lockedByOther", { holder: failure.holder?.name ?? "" });
    case "targetExists":
      return failureOf("folderNotWritable");
    default:
      return failureOf(failure.code);
  }
}

export function goOnAfterLoss(dataDir: string): Answer<null> {
  const accepted = acceptLoss(storeParts(dataDir));
  return accepted.ok ? succeed(null) : fail(failureOf(accepted.failure.code));
}
