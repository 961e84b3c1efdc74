/** Opens a shop's data folder for a command, and says in a sentence why it cannot be opened. */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { ShopSettings } from "#core/shop/settings.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { texts } from "#locales/catalogue.ts";
import { uuidV7 } from "#main/app/uuid-v7.ts";
import { defaultDataFolder } from "#main/data-folder.ts";
import { openStore } from "#main/store/open-store.ts";
import type { StoreOpenFailure } from "#main/store/open-store.ts";
import { backupStore, restoreStore } from "#main/store/backup.ts";
import type { BackupFailure } from "#main/store/backup.ts";
import { databaseFile } from "#main/store/data-dir.ts";
import { readCurrency } from "#main/store/export-tables.ts";
import type { StoreLog } from "#main/store/statements.ts";
import type { Store } from "#main/store/store.ts";
import type { CommandContext, CommandFailure } from "./command-context.ts";
import { failureOfCode } from "./command-context.ts";
import { EXIT } from "./exit-codes.ts";

export interface OpenedShop {
  readonly store: Store;
  readonly settings: ShopSettings;
  readonly newId: () => string;
}

const poolIds = 256;
const idBytes = 16;

/** Asking the system for chance once in 256 ids: an import makes hundreds of thousands. */
export function makeIdMaker(): () => string {
  let pool = new Uint8Array(0);
  const take = (length: number): Uint8Array => {
    if (pool.length < length) pool = randomBytes(poolIds * idBytes);
    const taken = pool.slice(0, length);
    pool = pool.subarray(length);
    return taken;
  };
  return () => uuidV7(Date.now(), take);
}

/** An import reads and writes far more than a till in a step: slow queries are its nature, not worth a line. */
export const storeLogOf = (context: CommandContext): StoreLog => ({
  slowQuery: () => undefined,
  anchorNotWritten: () => context.terminal.err(`${context.say("anchorNotWritten")}\n`),
});

export const folderOf = (data: string | undefined): string => path.resolve(data ?? defaultDataFolder());

/** Opens the store of a folder, whether or not a shop is set up in it. */
function openFolder(
  context: CommandContext,
  dataDir: string,
  holderName: string,
): Outcome<{ readonly store: Store; readonly newId: () => string }, CommandFailure> {
  const newId = makeIdMaker();
  const opened = openStore({ dataDir, holderName, nowMs: Date.now, newId, log: storeLogOf(context) });
  return opened.ok ? succeed({ store: opened.value, newId }) : fail(failureOfOpening(context, opened.failure));
}

/** Opens a folder in which a shop is set up. */
export function openShop(
  context: CommandContext,
  dataDir: string,
  holderName: string,
): Outcome<OpenedShop, CommandFailure> {
  const opened = openFolder(context, dataDir, holderName);
  if (!opened.ok) return opened;
  const settings = opened.value.store.findSettings();
  if (settings !== null) return succeed({ ...opened.value, settings });
  opened.value.store.close();
  return fail(failureOfCode(context, "notSetUp", EXIT.refused));
}

function failureOfOpening(context: CommandContext, failure: StoreOpenFailure): CommandFailure {
  const { code, ...details } = failure;
  const say = texts.getFixedT(context.language, "failures");
  const found = failure.code === "newerDatabase" ? String(failure.version) : "";
  const sentence = say(code, { found });
  const holder = failure.code === "lockedByOther" ? failure.holder : null;
  const said =
    holder === null ? sentence : `${sentence} ${context.say("lockedBy", { holder: holder.name, pid: holder.pid })}`;
  return { code, sentence: said, exit: EXIT.fault, details };
}

export function failureOfBackup(context: CommandContext, failure: BackupFailure, file: string): CommandFailure {
  switch (failure.code) {
    case "sourceMissing":
      return { code: failure.code, sentence: context.say("sourceMissing", { file }), exit: EXIT.refused };
    case "targetExists":
      return { code: failure.code, sentence: context.say("targetExists", { file }), exit: EXIT.refused };
    case "folderNotWritable":
    case "diskFull":
    case "diskFailed":
      return failureOfCode(context, failure.code);
    case "newerDatabase":
    case "lockedByOther":
      return failureOfOpening(context, failure);
    case "storeDamaged":
      return { code: failure.code, sentence: context.say("copyDamaged", { file }), exit: EXIT.fault };
  }
}

/** A shop to be read beside a till that may be selling: nothing is locked and nothing is written. */
export function findExportedShop(
  context: CommandContext,
  dataDir: string,
): Outcome<{ readonly currency: string }, CommandFailure> {
  if (!fs.existsSync(databaseFile(dataDir))) return fail(failureOfCode(context, "notSetUp", EXIT.refused));
  const currency = readCurrency(dataDir);
  return currency === null ? fail(failureOfCode(context, "notSetUp", EXIT.refused)) : succeed({ currency });
}

/**
 * A copy of the shop in another folder, made as a backup and a restore are made: the till may go on selling meanwhile, and
 * nothing that is done to the copy reaches it.
 */
export function copyShop(context: CommandContext, dataDir: string, copyFolder: string): Outcome<null, CommandFailure> {
  const file = path.join(copyFolder, "copy.db");
  const saved = backupStore(dataDir, file);
  if (!saved.ok) return fail(failureOfBackup(context, saved.failure, dataDir));
  const restored = restoreStore({
    file,
    dataDir: copyFolder,
    holderName: "regulars --dry-run",
    nowMs: Date.now,
    newId: makeIdMaker(),
    log: storeLogOf(context),
  });
  return restored.ok ? succeed(null) : fail(failureOfBackup(context, restored.failure, dataDir));
}
