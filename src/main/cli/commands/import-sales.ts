/** `regulars import sales FILE`. */
import type { Command } from "commander";
import { formatMinor } from "#core/money/format-money.ts";
import { minor } from "#core/money/integers.ts";
import { importSales } from "#main/app/imports/import-sales.ts";
import type { SalesReport } from "#main/app/imports/import-sales.ts";
import type { CommandContext } from "../command-context.ts";
import { addExamples } from "../command-tree.ts";
import type { ImportOptions } from "../import-run.ts";
import { runImport } from "../run-import.ts";
import { importCommand } from "./import-command.ts";

export function importSalesCommand(context: CommandContext): Command {
  const command = importCommand(context, "sales", context.say("importSales"));
  addExamples(command, context, [
    "import sales receipts.csv.gz --map online-retail --data ./shop",
    "import sales receipts.csv --map my-till.json --dry-run",
    "import sales receipts.csv --refused refused.csv --json > report.json",
  ]);
  const kind = { format: "regulars-import-sales/1", run: importSales, sayDone } as const;
  return command.action((file: string, options: ImportOptions) => runImport(context, kind, file, options));

  function sayDone({ sales, returns, returnsLinked, membersCreated, totalMinor, currency }: SalesReport): string[] {
    const total = formatMinor(minor(totalMinor), currency, "comma");
    return [
      context.say("salesDone", { sales, returns, linked: returnsLinked, members: membersCreated }),
      context.say("totalDone", { total, currency, minor: totalMinor }),
    ];
  }
}
