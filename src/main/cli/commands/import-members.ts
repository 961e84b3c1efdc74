/** `regulars import members FILE`. */
import type { Command } from "commander";
import { importMembers } from "#main/app/imports/import-members.ts";
import type { MembersReport } from "#main/app/imports/import-members.ts";
import type { CommandContext } from "../command-context.ts";
import { addExamples } from "../command-tree.ts";
import type { ImportOptions } from "../import-run.ts";
import { runImport } from "../run-import.ts";
import { importCommand } from "./import-command.ts";

export function importMembersCommand(context: CommandContext): Command {
  const command = importCommand(context, "members", context.say("importMembers"));
  addExamples(command, context, [
    "import members members.csv",
    "import members members.csv --map my-list.json --dry-run",
  ]);
  const kind = { format: "regulars-import-members/1", run: importMembers, sayDone } as const;
  return command.action((file: string, options: ImportOptions) => runImport(context, kind, file, options));

  function sayDone({ accepted }: MembersReport): string[] {
    return [context.say("membersDone", { added: accepted })];
  }
}
