/** Reads a JSON document from a file or from standard input, or says why it is none. */
import fs from "node:fs";
import type { Language } from "#core/codec/fields.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { SchemaProblem } from "#main/app/schema-problems.ts";
import { failureOfCode } from "./command-context.ts";
import type { CommandContext, CommandFailure } from "./command-context.ts";
import { EXIT } from "./exit-codes.ts";

const documentBytesMax = 4 * 1024 * 1024;

/** What the operating system gives for standard input. */
const standardInput = 0;

/** `-` is standard input. */
export function readDocument(context: CommandContext, file: string): Outcome<unknown, CommandFailure> {
  let text: string;
  try {
    if (file !== "-" && fs.statSync(file).size > documentBytesMax) {
      return fail(failureOfCode(context, "tooLarge", EXIT.refused));
    }
    text = fs.readFileSync(file === "-" ? standardInput : file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const sentence = context.say("fileNotReadable", { file, code });
    return fail({ code: "fileNotReadable", sentence, exit: EXIT.refused });
  }
  try {
    return succeed(JSON.parse(text.replace(/^\u{FEFF}/u, "")));
  } catch (error) {
    const problem = error instanceof Error ? error.message : "";
    return fail({ code: "notJson", sentence: context.say("notJson", { file, problem }), exit: EXIT.refused });
  }
}

/** A document that does not fit: the sentence about it, then one line for each field with what is allowed there. */
export function failureOfDocument(
  context: CommandContext,
  sentence: string,
  problems: readonly SchemaProblem[],
): CommandFailure {
  const lines = problems.map(({ path, says }) => sayProblem(context, context.language, path, says));
  return { code: "notValid", sentence: [sentence, ...lines].join("\n"), exit: EXIT.refused, details: { problems } };
}

function sayProblem(context: CommandContext, language: Language, path: string, says: SchemaProblem["says"]): string {
  return context.say("documentProblem", {
    path: path === "" ? context.say("wholeDocument") : path,
    problem: says[language],
  });
}
