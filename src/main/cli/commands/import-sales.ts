/** `regulars import sales FILE`. */
import type { Command } from "commander";
import { formatMinor } from "#core/money/format-money.ts";
import { minor } from "#core/money/integers.ts";
import { fail } from "#core/outcome.ts";
import { importSales } from "#main/app/imports/import-sales.ts";
import { addExamples } from "../command-tree.ts";
import { reportFailure } from "../command-context.ts";
import type { CommandContext } from "../command-context.ts";
import { EXIT } from "../exit-codes.ts";
import { failureOfImport } from "../import-failures.ts";
import { RefusedRows, chooseMap, measureSpeed, sayCounts, saySpeed, withShop } from "../import-run.ts";
import type { ImportOptions } from "../import-run.ts";
import { ProgressBar } from "../progress-bar.ts";
import { importCommand } from "./import-command.ts";

export function importSalesCommand(context: CommandContext): Command {
  const command = importCommand(context, "sales", context.say("importSales"));
  addExamples(command, context, [
    "import sales receipts.csv.gz --map online-retail --data ./shop",
    "import sales receipts.csv --map my-till.json --dry-run",
    "import sales receipts.csv --refused refused.csv --json > report.json",
  ]);
  return command.action((file: string, options: ImportOptions) => runImportSales(context, file, options));
}

async function runImportSales(context: CommandContext, file: string, options: ImportOptions): Promise<void> {
  const json = options.json === true;
  const map = await chooseMap(context, file, options.map, "regulars-import-sales/1");
  if (!map.ok) return reportFailure(context, map.failure, json);
  const done = await withShop(context, options, async ({ store, settings, newId }) => {
    const opened = await RefusedRows.open(context, options, file, map.value);
    if (!opened.ok) return opened;
    const refused = opened.value;
    const bar = new ProgressBar(context.terminal);
    const startedMs = performance.now();
    const imported = await importSales({
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
    const { sales, returns, returnsLinked, membersCreated, totalMinor, currency } = report;
    refused.end({ ...report, ...speed, dryRun: options.dryRun === true }, [
      ...sayCounts(context, report),
      context.say("salesDone", { sales, returns, linked: returnsLinked, members: membersCreated }),
      context.say("totalDone", {
        total: formatMinor(minor(totalMinor), currency, "comma"),
        currency,
        minor: totalMinor,
      }),
      saySpeed(context, speed),
    ]);
    return imported;
  });
  if (!done.ok) return reportFailure(context, done.failure, json);
  context.finish(done.value.brokenOff === null ? EXIT.done : EXIT.refused);
}
