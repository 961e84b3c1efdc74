/** What every command is given: where to write, in which language, and how it says that it is done. */
import type { Language } from "#core/codec/fields.ts";
import type { FailureCode } from "#contract/failures.ts";
import type { cli } from "#locales/en/cli.ts";
import { texts } from "#locales/catalogue.ts";
import type { ExitCode } from "./exit-codes.ts";
import { EXIT } from "./exit-codes.ts";
import type { Terminal } from "./terminal.ts";

export type CliText = keyof typeof cli;
export type TextValues = Readonly<Record<string, string | number>>;

export interface CommandContext {
  readonly terminal: Terminal;
  readonly language: Language;
  /** A text of the namespace `cli`. */
  say(key: CliText, values?: TextValues): string;
  /** Ends the command with this code. */
  finish(code: ExitCode): void;
}

/** A failure as every command reports it: a sentence for people, a name for programs. */
export interface CommandFailure {
  readonly code: string;
  readonly sentence: string;
  readonly exit: ExitCode;
  /** More for programs: the columns that are missing, the problems of a file. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export function makeContext(terminal: Terminal, language: Language, finish: (code: ExitCode) => void): CommandContext {
  const say = texts.getFixedT(language, "cli");
  return { terminal, language, say: (key, values = {}) => say(key, values), finish };
}

/** Writes a failure: the sentence to standard error, with `--json` the name as well to standard output. */
export function reportFailure(context: CommandContext, failure: CommandFailure, json: boolean): void {
  const { code, sentence, exit, details = {} } = failure;
  context.terminal.err(`${sentence}\n`);
  if (json) context.terminal.out(`${JSON.stringify({ ok: false, failure: { code, sentence, ...details } })}\n`);
  context.finish(exit);
}

/** A failure of the contract in the words of the cashier. */
export function failureOfCode(context: CommandContext, code: FailureCode, exit: ExitCode = EXIT.fault): CommandFailure {
  const say = texts.getFixedT(context.language, "failures");
  return { code, sentence: say(code), exit };
}
