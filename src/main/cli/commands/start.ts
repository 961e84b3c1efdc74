/** `regulars start`: hands over to the starter of the shells, which chooses one, builds what is missing and says why. */
import { spawn } from "node:child_process";
import path from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { addExamples, dataOption, houseCommand, wholeNumber } from "../command-tree.ts";
import { EXIT } from "../exit-codes.ts";

interface StartOptions {
  readonly data?: string;
  readonly port?: number;
  readonly open: boolean;
  readonly shell?: "desktop" | "browser";
}

const starter = path.resolve(import.meta.dirname, "../../../../scripts/start.ts");

export function startCommand(context: CommandContext): Command {
  const command = houseCommand(context, "start", context.say("start"))
    .addOption(dataOption(context))
    .addOption(new Option("--port <number>", context.say("optionPort")).argParser(wholeNumber))
    .addOption(new Option("--no-open", context.say("optionNoOpen")))
    .addOption(new Option("--shell <shell>", context.say("optionShell")).choices(["desktop", "browser"]));
  addExamples(command, context, ["start", "start --data ./shop --no-open", "start --shell browser --port 8080"]);
  return command.action((options: StartOptions) => runStart(context, options));
}

async function runStart(context: CommandContext, options: StartOptions): Promise<void> {
  const args = [
    ...(options.data === undefined ? [] : ["--data", path.resolve(options.data)]),
    ...(options.port === undefined ? [] : ["--port", String(options.port)]),
    ...(options.open ? [] : ["--no-open"]),
    ...(options.shell === undefined ? [] : ["--shell", options.shell]),
  ];
  const child = spawn(process.execPath, [starter, ...args], { stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM"] as const;
  const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of signals) process.on(signal, passOn);
  const status = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? EXIT.fault));
  });
  for (const signal of signals) process.off(signal, passOn);
  context.finish(status === 0 ? EXIT.done : EXIT.fault);
}
