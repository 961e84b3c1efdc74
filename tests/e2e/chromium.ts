/**
 * A Chromium for the end-to-end tests, on any machine and without a download.
 *
 * Looks, in this order, at the browser that REGULARS_CHROMIUM names, at browsers that are installed, and at the one
 * inside the npm package @sparticuz/chromium, which is unpacked once into out/. A browser counts only when it starts.
 * There is no skipping: when none starts, the error says what was tried and what to do.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { takeProjectLock } from "../../scripts/project-lock.cjs";
import { projectRoot } from "../../scripts/run-step.ts";

interface Candidate {
  readonly executable: string;
  /** What this browser needs beside the environment of the tests. */
  readonly environment: Readonly<Record<string, string>>;
}

const environmentVariable = "REGULARS_CHROMIUM";
const unpackWaitMs = 2 * 60 * 1000;
const launchTimeoutMs = 30_000;

const switches = [
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  // Chromium refuses its sandbox to root, which is what containers usually run as.
  ...(process.getuid?.() === 0 ? ["--no-sandbox", "--no-zygote"] : []),
];

/** Starts a headless Chromium; the caller closes it. */
export async function launchChromium(extraSwitches: readonly string[] = []): Promise<Browser> {
  const failures: string[] = [];
  for (const find of [namedBrowser, installedBrowsers, bundledBrowser]) {
    for (const { executable, environment } of find()) {
      try {
        return await chromium.launch({
          executablePath: executable,
          headless: true,
          args: [...switches, ...extraSwitches],
          env: { ...process.env, ...environment },
          timeout: launchTimeoutMs,
        });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        failures.push(`${executable}: ${reason.split("\n").slice(0, 12).join(" · ")}`);
      }
    }
  }
  throw new Error(
    `No Chromium could be started for the end-to-end tests. Install one (on Debian: apt install chromium) or point ` +
      `${environmentVariable} at one. Tried:\n${failures.join("\n") || "nothing, because none was found"}`,
  );
}

function namedBrowser(): Candidate[] {
  const executable = process.env[environmentVariable];
  return executable === undefined || executable === "" ? [] : [{ executable, environment: {} }];
}

function installedBrowsers(): Candidate[] {
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const places = [
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  ];
  return places.filter((place) => fs.existsSync(place)).map((executable) => ({ executable, environment: {} }));
}

/** The browser inside the npm package: first with the system's libraries, then with those that it brings. */
function bundledBrowser(): Candidate[] {
  if (process.platform !== "linux" || process.arch !== "x64") return [];
  const folder = unpackBundledBrowser();
  const executable = path.join(folder, "chromium");
  const fonts: Record<string, string> = fs.existsSync("/etc/fonts/fonts.conf")
    ? {}
    : { FONTCONFIG_PATH: path.join(folder, "fonts") };
  const libraries = [path.join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"] ?? ""].filter(Boolean);
  return [
    { executable, environment: fonts },
    { executable, environment: { ...fonts, LD_LIBRARY_PATH: libraries.join(":") } },
  ];
}

/**
 * Unpacks once per version. The package unpacks into the temporary folder under a fixed name and takes whatever lies
 * there for finished, so it runs in a process with a temporary folder of its own, whose last act is a rename.
 */
function unpackBundledBrowser(): string {
  const packageFolder = path.join(projectRoot, "node_modules", "@sparticuz", "chromium");
  const manifest: unknown = JSON.parse(fs.readFileSync(path.join(packageFolder, "package.json"), "utf8"));
  if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) {
    throw new Error(`${packageFolder} has no version: run npm ci.`);
  }
  const folder = path.join(projectRoot, "out", `chromium-${String(manifest.version)}`);
  if (fs.existsSync(folder)) return folder;

  const release = takeProjectLock("chromium", unpackWaitMs, "Another test is unpacking Chromium; waiting for it.");
  try {
    if (fs.existsSync(folder)) return folder;
    const unfinished = `${folder}.unfinished`;
    fs.rmSync(unfinished, { recursive: true, force: true });
    fs.mkdirSync(unfinished, { recursive: true });
    const result = spawnSync(process.execPath, [path.join(import.meta.dirname, "unpack-chromium.ts"), packageFolder], {
      env: { ...process.env, TMPDIR: unfinished },
      encoding: "utf8",
    });
    if (result.status !== 0) throw new Error(`The bundled Chromium could not be unpacked:\n${result.stderr}`);
    fs.renameSync(unfinished, folder);
    return folder;
  } finally {
    release();
  }
}
