/** `regulars backup FILE`: a checked copy, while the till sells or not. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { backupStore } from "#main/store/backup.ts";
import { COUPON_KEY } from "#main/app/coupon-key.ts";
import { PIN_KEY } from "#main/app/pin-key.ts";
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
  const inTheWay = [PIN_KEY.ofBackup(target), COUPON_KEY.ofBackup(target)].find((file) => existsSync(file));
  if (inTheWay !== undefined) {
    return reportFailure(context, failureOfBackup(context, { code: "targetExists" }, inTheWay), json);
  }
  const done = backupStore(folderOf(options.data), target);
  if (!done.ok) return reportFailure(context, failureOfBackup(context, done.failure, target), json);
  const { entries, head } = done.value;
  const folder = folderOf(options.data);
  const keyFile = PIN_KEY.save(folder, target) ? PIN_KEY.ofBackup(target) : null;
  const couponKeyFile = COUPON_KEY.save(folder, target) ? COUPON_KEY.ofBackup(target) : null;
  const saidKey = keyFile === null ? context.say("backupWithoutKey") : context.say("keySaved", { file: keyFile });
  const saidCouponKey = couponKeyFile === null ? [] : [context.say("couponKeySaved", { file: couponKeyFile })];
  const said = [context.say("backedUp", { file: target, entries }), saidKey, ...saidCouponKey].join("\n");
  const result = JSON.stringify({ ok: true, file: target, keyFile, couponKeyFile, entries, head });
  context.terminal.out(`${json ? result : said}\n`);
  context.finish(EXIT.done);
}
