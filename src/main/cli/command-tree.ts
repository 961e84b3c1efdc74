/** The commands and their options as one tree; each command's file adds itself. */
import { Command, InvalidArgumentError, Option } from "commander";
import type { CommanderError } from "commander";
import type { Language } from "#core/codec/fields.ts";
import { defaultDataFolder } from "#main/data-folder.ts";
import type { CommandContext } from "./command-context.ts";

/** A command whose help, errors and texts follow the house. */
export function houseCommand(context: CommandContext, name: string, description: string): Command {
  const { terminal } = context;
  return new Command(name)
    .description(description)
    .exitOverride()
    .allowExcessArguments(false)
    .showHelpAfterError(false)
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addOption(new Option("--language <language>", context.say("optionLanguage")).choices(["en", "zh-CN"]));
}

export const jsonOption = (context: CommandContext): Option => new Option("--json", context.say("optionJson"));

export const dataOption = (context: CommandContext): Option =>
  new Option("--data <dir>", context.say("optionData", { folder: defaultDataFolder() }));

/** Adds examples and exit codes below the options. */
export function addExamples(command: Command, context: CommandContext, examples: readonly string[]): Command {
  const lines = examples.map((example) => `  $ regulars ${example}`).join("\n");
  return command.addHelpText("after", `\n${context.say("examples")}\n${lines}\n\n${context.say("exitCodes")}`);
}

/** A whole number from 0 up, for ports and seeds. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError("0–999999999");
  return Number(text);
}

/** Help and version end commander by an error as well; they are no mistake. */
export const isWrongUsage = (error: CommanderError): boolean => error.exitCode !== 0;

/** The language is looked for before anything is parsed, because help is written in it. */
export function languageOf(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const index = args.findIndex((arg) => arg === "--language" || arg.startsWith("--language="));
  const asked = args[index]?.split("=")[1] ?? (index < 0 ? undefined : args[index + 1]);
  if (asked === "en" || asked === "zh-CN") return asked;
  const system = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? "";
  return system.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}
