/**
 * The regulars command, from its arguments to its exit code.
 *
 * Nothing leaves here by throwing: wrong usage is 2, a fault of the disk or of this program is 3 with what is known about
 * it on standard error.
 */
import { CommanderError } from "commander";
import type { Command } from "commander";
import { StoreFault } from "#main/store/store-fault.ts";
import { failureOfCode, makeContext, reportFailure } from "./command-context.ts";
import type { CommandContext } from "./command-context.ts";
import { addExamples, houseCommand, isWrongUsage, languageOf } from "./command-tree.ts";
import { backupCommand } from "./commands/backup.ts";
import { demoCommand } from "./commands/demo.ts";
import { exportCommand } from "./commands/export.ts";
import { importMembersCommand } from "./commands/import-members.ts";
import { importProductsCommand } from "./commands/import-products.ts";
import { importSalesCommand } from "./commands/import-sales.ts";
import { priceCommand } from "./commands/price.ts";
import { restoreCommand } from "./commands/restore.ts";
import { setUpCommand } from "./commands/set-up.ts";
import { setPinCommand } from "./commands/set-pin.ts";
import { startCommand } from "./commands/start.ts";
import { verifyCommand } from "./commands/verify.ts";
import { EXIT } from "./exit-codes.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { Terminal } from "./terminal.ts";

function buildTree(context: CommandContext): Command {
  const root = houseCommand(context, "regulars", context.say("program"));
  const imports = houseCommand(context, "import", context.say("import"));
  imports.addCommand(importProductsCommand(context));
  imports.addCommand(importMembersCommand(context));
  imports.addCommand(importSalesCommand(context));
  for (const make of [startCommand, setUpCommand, demoCommand, priceCommand]) root.addCommand(make(context));
  root.addCommand(imports);
  for (const make of [exportCommand, verifyCommand, backupCommand, restoreCommand, setPinCommand]) {
    root.addCommand(make(context));
  }
  return addExamples(root, context, ["demo", "start", "import sales receipts.csv.gz --map online-retail", "verify"]);
}

export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const context = makeContext(terminal, languageOf(args, environment), (ended) => {
    code = ended;
  });
  try {
    // Somebody who types the bare name wants to know what there is.
    await buildTree(context).parseAsync(args.length === 0 ? ["--help"] : [...args], { from: "user" });
    await terminal.settled();
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return isWrongUsage(error) ? EXIT.wrongUsage : EXIT.done;
    if (error instanceof StoreFault) {
      reportFailure(context, failureOfCode(context, error.code), args.includes("--json"));
      return EXIT.fault;
    }
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.err(`${context.say("fault", { what })}\n`);
    return EXIT.fault;
  }
}
