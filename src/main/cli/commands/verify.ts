/** `regulars verify`: one line for each check; exit code 1 if one has failed. */
import type { Command } from "commander";
import { verifyStore } from "#main/store/verify-store.ts";
import type { StoreCheck } from "#main/store/verify-store.ts";
import { failureOfCode, reportFailure } from "../command-context.ts";
import type { CommandContext } from "../command-context.ts";
import { addExamples, dataOption, houseCommand, jsonOption } from "../command-tree.ts";
import { EXIT } from "../exit-codes.ts";
import { folderOf } from "../open-shop.ts";

interface VerifyOptions {
  readonly data?: string;
  readonly json?: boolean;
}

export function verifyCommand(context: CommandContext): Command {
  const command = houseCommand(context, "verify", context.say("verify"))
    .addOption(dataOption(context))
    .addOption(jsonOption(context));
  addExamples(command, context, ["verify", "verify --data ./shop --json"]);
  return command.action((options: VerifyOptions) => runVerify(context, options));
}

function runVerify(context: CommandContext, options: VerifyOptions): void {
  const json = options.json === true;
  const checks = verifyStore(folderOf(options.data));
  if (checks === null) return reportFailure(context, failureOfCode(context, "notSetUp", EXIT.refused), json);
  const failed = checks.filter((check) => !check.passed).length;
  if (json) context.terminal.out(`${JSON.stringify({ ok: failed === 0, checks })}\n`);
  else for (const line of sayChecks(context, checks)) context.terminal.out(`${line}\n`);
  context.finish(failed === 0 ? EXIT.done : EXIT.refused);
}

/** The checks line by line and what they come to; the demo ends with them as well. */
export function sayChecks(context: CommandContext, checks: readonly StoreCheck[]): string[] {
  const lines = checks.map(({ name, passed, count, faults }) =>
    passed
      ? context.say("verifyOk", { check: name, count })
      : context.say("verifyFailed", { check: name, found: faults.join("; ") }),
  );
  const failed = checks.filter((check) => !check.passed).length;
  return [...lines, failed === 0 ? context.say("verifyPassed") : context.say("verifyNotPassed", { count: failed })];
}
