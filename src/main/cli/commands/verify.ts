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
  const state = stateOf(checks);
  if (json) context.terminal.out(`${JSON.stringify({ ok: failed === 0, state, checks })}\n`);
  else for (const line of sayChecks(context, checks)) context.terminal.out(`${line}\n`);
  if (state !== null && !json) {
    const { sentence } = failureOfCode(context, state);
    context.terminal.out(`${context.say("verifyState", { state, sentence })}\n`);
  }
  context.finish(failed === 0 ? EXIT.done : EXIT.refused);
}

/** The state in which a till with these checks is found at its start; null when it would open. */
function stateOf(checks: readonly StoreCheck[]): "storeDamaged" | "lossDetected" | null {
  const failed = (name: StoreCheck["name"]): boolean => checks.some((check) => check.name === name && !check.passed);
  if (failed("file") || failed("chain")) return "storeDamaged";
  return failed("anchor") ? "lossDetected" : null;
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
