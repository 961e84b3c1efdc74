/** `regulars backup FILE`: a checked copy, while the till sells or not. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { backupStore } from "#main/store/backup.ts";
import { keyFileOfBackup, savePinKey } from "#main/app/pin-key.ts";
import { reportFailure } from "../command-context.ts";
import type { CommandContext } from "../command-context.ts";
import { addExamples, dataOption, houseCommand, jsonOption } from "../command-tree.ts";
import { EXIT } from "../exit-codes.ts";
import { failureOfBackup, folderOf } from "../open-shop.ts";

interface BackupOptions {
  readonly data?: string;
  readonly json?: boolean;
}

export function backupCommand(context: CommandContext): Command {
  const command = houseCommand(context, "backup", context.say("backup"))
    .argument("<file>", context.say("argumentFile"))
    .addOption(dataOption(context))
    .addOption(jsonOption(context));
  addExamples(command, context, ["backup monday.db", "backup /media/stick/monday.db --data ./shop --json"]);
  return command.action((file: string, options: BackupOptions) => runBackup(context, file, options));
}

function runBackup(context: CommandContext, file: string, options: BackupOptions): void {
  const json = options.json === true;
  const target = path.resolve(file);
  if (existsSync(keyFileOfBackup(target))) {
    return reportFailure(context, failureOfBackup(context, { code: "targetExists" }, keyFileOfBackup(target)), json);
  }
  const done = backupStore(folderOf(options.data), target);
  if (!done.ok) return reportFailure(context, failureOfBackup(context, done.failure, target), json);
  const { entries, head } = done.value;
  const keyFile = savePinKey(folderOf(options.data), target) ? keyFileOfBackup(target) : null;
  const saidKey = keyFile === null ? context.say("backupWithoutKey") : context.say("keySaved", { file: keyFile });
  const result = JSON.stringify({ ok: true, file: target, keyFile, entries, head });
  context.terminal.out(`${json ? result : `${context.say("backedUp", { file: target, entries })}\n${saidKey}`}\n`);
  context.finish(EXIT.done);
}
