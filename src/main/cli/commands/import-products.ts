/** `regulars import products FILE`. */
import type { Command } from "commander";
import { importProducts } from "#main/app/imports/import-products.ts";
import type { ProductsReport } from "#main/app/imports/import-products.ts";
import type { CommandContext } from "../command-context.ts";
import { addExamples } from "../command-tree.ts";
import type { ImportOptions } from "../import-run.ts";
import { runImport } from "../run-import.ts";
import { importCommand } from "./import-command.ts";

export function importProductsCommand(context: CommandContext): Command {
  const command = importCommand(context, "products", context.say("importProducts"));
  addExamples(command, context, [
    "import products products.csv",
    "import products ean-catalogue.csv --map open-food-facts --dry-run",
  ]);
  const kind = { format: "regulars-import-products/1", run: importProducts, sayDone } as const;
  return command.action((file: string, options: ImportOptions) => runImport(context, kind, file, options));

  function sayDone({ added, changed }: ProductsReport): string[] {
    return [context.say("productsDone", { added, changed })];
  }
}
