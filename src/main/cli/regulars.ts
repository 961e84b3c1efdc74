/** The entry of the command line; bin/regulars.js loads it on a Node that can run it. */
import { runCommandLine } from "./command-line.ts";
import { processTerminal } from "./terminal.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal(), process.env);
