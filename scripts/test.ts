/** `npm test [files…]`: builds what the end-to-end tests drive when it is stale, then runs the tests. */
import { buildWhenStale } from "./build-when-stale.ts";
import { commandFile, runInForeground } from "./run-step.ts";

await buildWhenStale();
process.exitCode = await runInForeground(commandFile("vitest"), ["run", ...process.argv.slice(2)]);
