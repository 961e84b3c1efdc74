/**
 * `npm start [-- --data DIR] [--port N] [--no-open] [--shell desktop|browser]`: shows the till.
 *
 * The desktop shell needs Electron's binary, which is not inside its npm package: loading that package from Node would
 * try to download it at that moment, so this only looks whether the files are there.
 */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildWhenStale } from "./build-when-stale.ts";
import { projectRoot, runInForeground } from "./run-step.ts";

const electronFolder = path.join(projectRoot, "node_modules", "electron");
const electronInstallMs = 3 * 60 * 1000;

const { values: flags } = parseArgs({
  options: {
    data: { type: "string" },
    port: { type: "string" },
    "no-open": { type: "boolean", default: false },
    shell: { type: "string" },
  },
});
if (flags.shell !== undefined && flags.shell !== "desktop" && flags.shell !== "browser") {
  throw new Error(`--shell is desktop or browser, not ${flags.shell}.`);
}

/** Where Electron's binary lies, or undefined while it has not been downloaded. */
function findElectron(): string | undefined {
  const pathFile = path.join(electronFolder, "path.txt");
  if (!fs.existsSync(pathFile)) return undefined;
  const binary = path.join(electronFolder, "dist", fs.readFileSync(pathFile, "utf8").trim());
  return fs.existsSync(binary) ? binary : undefined;
}

/** Downloads the binary, once, because somebody asked for the desktop shell by name. */
function installElectron(): string | undefined {
  console.log("Fetching Electron's binary, because --shell desktop asks for it …");
  spawnSync(process.execPath, [path.join(electronFolder, "install.js")], {
    stdio: "inherit",
    timeout: electronInstallMs,
  });
  return findElectron();
}

/** Why the desktop shell cannot be shown here, or undefined when it can. */
function whyNoDesktop(electron: string | undefined): string | undefined {
  if (electron === undefined) return "Electron's binary is not installed";
  if (process.platform !== "linux") return undefined;
  if (process.getuid?.() === 0) return "Electron's sandbox does not run as root";
  const hasDisplay = Boolean(process.env["DISPLAY"]) || Boolean(process.env["WAYLAND_DISPLAY"]);
  return hasDisplay ? undefined : "there is no display";
}

function runElectron(electron: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(electron, [projectRoot, ...args], { stdio: "inherit" });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

const electron = findElectron() ?? (flags.shell === "desktop" ? installElectron() : undefined);
const obstacle = whyNoDesktop(electron);
const dataArgs = flags.data === undefined ? [] : ["--data", path.resolve(flags.data)];

if (flags.shell === "desktop" && obstacle !== undefined) {
  console.error(`The desktop shell cannot be shown: ${obstacle}. Leave --shell out to use the browser.`);
  process.exitCode = 1;
} else if (flags.shell !== "browser" && electron !== undefined && obstacle === undefined) {
  await buildWhenStale();
  console.log("Desktop shell: Electron and a display are here.");
  process.exitCode = await runElectron(electron, dataArgs);
} else {
  await buildWhenStale();
  console.log(`Browser shell: ${flags.shell === "browser" ? "--shell browser asks for it" : (obstacle ?? "")}.`);
  const portArgs = flags.port === undefined ? [] : ["--port", flags.port];
  const openArgs = flags["no-open"] ? ["--no-open"] : [];
  const entry = path.join(projectRoot, "src", "main", "browser.ts");
  process.exitCode = await runInForeground(entry, [...dataArgs, ...portArgs, ...openArgs]);
}
