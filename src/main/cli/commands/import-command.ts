/** What the three imports have in common on the command line. */
import { Option } from "commander";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { dataOption, houseCommand, jsonOption } from "../command-tree.ts";

export function importCommand(context: CommandContext, name: string, description: string): Command {
  return houseCommand(context, name, description)
    .argument("<file>", context.say("argumentFile"))
    .addOption(new Option("--map <map>", context.say("optionMap")))
    .addOption(new Option("--dry-run", context.say("optionDryRun")))
    .addOption(new Option("--refused <file>", context.say("optionRefused")))
    .addOption(dataOption(context))
    .addOption(jsonOption(context))
    .addHelpText("after", `\n${context.say("refusedRowsAreDone")}`);
}
