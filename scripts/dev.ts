/** `npm run dev`: the desktop shell with screens that reload as their sources change. Needs Electron's binary. */
import { commandFile, runInForeground } from "./run-step.ts";

process.exitCode = await runInForeground(commandFile("electron-vite"), ["dev", ...process.argv.slice(2)]);
