/** The desktop shell's entry: puts the till of a data folder behind Electron's window. */
import { app } from "electron";
import path from "node:path";
import { parseArgs } from "node:util";
import { defaultDataFolder } from "./data-folder.ts";
import { openOrRecover } from "./open-or-recover.ts";
import { sayFailure } from "./shell/say-failure.ts";
import { startDesktop } from "./shell/electron/start-desktop.ts";

const { values: flags } = parseArgs({
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  options: { data: { type: "string" } },
  // Electron and Chromium have switches of their own on the same line.
  strict: false,
});
const developmentAddress = app.isPackaged ? undefined : process.env["ELECTRON_RENDERER_URL"];

await startDesktop({
  dataFolder: path.resolve(typeof flags.data === "string" ? flags.data : defaultDataFolder()),
  rendererFolder: path.join(import.meta.dirname, "..", "renderer"),
  preloadFile: path.join(import.meta.dirname, "..", "preload", "index.cjs"),
  developmentOrigin: developmentAddress === undefined ? undefined : new URL(developmentAddress).origin,
  openTill: (folder) => openOrRecover(folder, { onRefused: (failure) => console.error(sayFailure(failure)) }),
  reportThrown: (thrown) => console.error(thrown),
});
