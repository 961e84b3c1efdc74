/** `regulars restore FILE --data DIR`: a new life from a backup; what was in the folder is kept beside it. */
import path from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import { restoreStore } from "#main/store/backup.ts";
import { COUPON_KEY } from "#main/app/coupon-key.ts";
import { PIN_KEY } from "#main/app/pin-key.ts";
import { reportFailure } from "../command-context.ts";
import type { CommandContext } from "../command-context.ts";
import { addExamples, houseCommand, jsonOption } from "../command-tree.ts";
import { defaultDataFolder } from "#main/data-folder.ts";
import { EXIT } from "../exit-codes.ts";
import { failureOfBackup, makeIdMaker, storeLogOf } from "../open-shop.ts";

interface RestoreOptions {
  readonly data: string;
  readonly json?: boolean;
}

export function restoreCommand(context: CommandContext): Command {
  // Asked for by name: a restore that lands in the usual folder by accident would put today's till aside.
  const data = new Option("--data <dir>", context.say("optionData", { folder: defaultDataFolder() }));
  const command = houseCommand(context, "restore", context.say("restore"))
    .argument("<file>", context.say("argumentFile"))
    .addOption(data.makeOptionMandatory())
    .addOption(jsonOption(context));
  addExamples(command, context, ["restore monday.db --data ./shop"]);
  return command.action((file: string, options: RestoreOptions) => runRestore(context, file, options));
}

function runRestore(context: CommandContext, file: string, options: RestoreOptions): void {
  const json = options.json === true;
  const dataDir = path.resolve(options.data);
  const source = path.resolve(file);
  const done = restoreStore({
    file: source,
    dataDir,
    holderName: "regulars restore",
    nowMs: Date.now,
    newId: makeIdMaker(),
    log: storeLogOf(context),
  });
  if (!done.ok) return reportFailure(context, failureOfBackup(context, done.failure, source), json);
  const { entries, head } = done.value;
  const withKey = PIN_KEY.take(source, dataDir);
  const withCouponKey = COUPON_KEY.take(source, dataDir);
  const saidKeys = [
    context.say(withKey ? "keyRestored" : "keyNotRestored"),
    context.say(withCouponKey ? "couponKeyRestored" : "couponKeyNotRestored"),
  ].join("\n");
  const result = JSON.stringify({ ok: true, folder: dataDir, withKey, withCouponKey, entries, head });
  context.terminal.out(`${json ? result : `${context.say("restored", { folder: dataDir, entries })}\n${saidKeys}`}\n`);
  context.finish(EXIT.done);
}
