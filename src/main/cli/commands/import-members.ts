/** `regulars import members FILE`. */
import type { Command } from "commander";
import { fail } from "#core/outcome.ts";
import { importMembers } from "#main/app/imports/import-members.ts";
import { reportFailure } from "../command-context.ts";
import type { CommandContext } from "../command-context.ts";
import { addExamples } from "../command-tree.ts";
import { EXIT } from "../exit-codes.ts";
import { failureOfImport } from "../import-failures.ts";
import { RefusedRows, chooseMap, measureSpeed, sayCounts, saySpeed, withShop } from "../import-run.ts";
import type { ImportOptions } from "../import-run.ts";
import { ProgressBar } from "../progress-bar.ts";
import { importCommand } from "./import-command.ts";

export function importMembersCommand(context: CommandContext): Command {
  const command = importCommand(context, "members", context.say("importMembers"));
  addExamples(command, context, [
    "import members members.csv",
    "import members members.csv --map my-list.json --dry-run",
  ]);
  return command.action((file: string, options: ImportOptions) => runImportMembers(context, file, options));
}

async function runImportMembers(context: CommandContext, file: string, options: ImportOptions): Promise<void> {
  const json = options.json === true;
  const map = await chooseMap(context, file, options.map, "regulars-import-members/1");
  if (!map.ok) return reportFailure(context, map.failure, json);
  const done = await withShop(context, options, async ({ store, settings, newId }) => {
    const opened = await RefusedRows.open(context, options, file, map.value);
    if (!opened.ok) return opened;
    const refused = opened.value;
    const bar = new ProgressBar(context.terminal);
    const startedMs = performance.now();
    const imported = await importMembers({
      store,
      settings,
      file,
      map: map.value,
      nowMs: Date.now(),
      newId,
      onRefused: refused.take,
      onProgress: (percent) => bar.show(percent),
    });
    bar.clear();
    if (!imported.ok) {
      refused.abandon();
      return fail(failureOfImport(context, file, imported.failure));
    }
    const report = imported.value;
    const speed = measureSpeed(report.rows, startedMs);
    refused.end({ ...report, ...speed, dryRun: options.dryRun === true }, [
      ...sayCounts(context, report),
      context.say("membersDone", { added: report.accepted }),
      saySpeed(context, speed),
    ]);
    return imported;
  });
  if (!done.ok) return reportFailure(context, done.failure, json);
  context.finish(done.value.brokenOff === null ? EXIT.done : EXIT.refused);
}
