/** `npm run package [-- --linux|--win|--mac]`: packs the desktop till for this machine's platform, or for the named one. */
import { build } from "./build-when-stale.ts";
import { commandFile, runInForeground } from "./run-step.ts";

await build();
process.exitCode = await runInForeground(commandFile("electron-builder"), [
  "--config",
  "electron-builder.config.ts",
  "--publish",
  "never",
  ...process.argv.slice(2),
]);
