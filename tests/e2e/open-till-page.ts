/** A whole till as a person meets it: the browser shell in a process of its own, and its page in a real Chromium. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { programEnvironment, projectRoot } from "../../scripts/run-step.ts";
import { launchChromium } from "./chromium.ts";

const startMaxMs = 30_000;

export interface TillPage {
  readonly page: Page;
  readonly origin: string;
  readonly link: string;
  readonly dataFolder: string;
  /** What the page has complained about: errors thrown, and breaches of the content security policy. */
  readonly complaints: readonly string[];
  /** The process of the till, for tests that end it the hard way. */
  readonly process: ChildProcess;
  /** Ends the till as Ctrl-C does and closes the browser; answers the till's exit code. */
  close(): Promise<number | null>;
}

export interface TillPageOptions {
  /** An existing folder, which is then kept; without it a new one is made, and removed at the end. */
  readonly dataFolder?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: string;
}

/** Starts the till and opens its link. The screens must have been built: `npm test` sees to that. */
export async function openTillPage(options: TillPageOptions = {}): Promise<TillPage> {
  const dataFolder = options.dataFolder ?? fs.mkdtempSync(path.join(os.tmpdir(), "regulars-till-"));
  const till = await startTillProcess(dataFolder);
  const browser = await launchChromium();
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    ...(options.locale === undefined ? {} : { locale: options.locale }),
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy/u.test(message.text())) complaints.push(message.text());
  });
  await page.goto(till.link);
  await page.waitForURL(`${till.origin}/`);
  return {
    page,
    origin: till.origin,
    link: till.link,
    dataFolder,
    complaints,
    process: till.process,
    close: async () => {
      await browser.close();
      const code = await endTillProcess(till.process);
      if (options.dataFolder === undefined) fs.rmSync(dataFolder, { recursive: true, force: true });
      return code;
    },
  };
}

export interface TillProcess {
  readonly process: ChildProcess;
  readonly link: string;
  readonly origin: string;
}

/** Starts the browser shell on a data folder and waits for its link. */
export function startTillProcess(dataFolder: string): Promise<TillProcess> {
  const entry = path.join(projectRoot, "src", "main", "browser.ts");
  const child = spawn(process.execPath, [entry, "--data", dataFolder, "--no-open"], {
    env: programEnvironment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  return new Promise((resolve, reject) => {
    const giveUp = (reason: string): void => reject(new Error(`The till ${reason}:\n${printed}`));
    const timer = setTimeout(() => {
      child.kill();
      giveUp("printed no link");
    }, startMaxMs);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString("utf8");
      const link = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/u.exec(printed)?.[0];
      if (link === undefined) return;
      clearTimeout(timer);
      resolve({ process: child, link, origin: new URL(link).origin });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("close", (code) => {
      clearTimeout(timer);
      giveUp(`ended with ${String(code)}`);
    });
  });
}

/** Ends the process as Ctrl-C does, unless it has ended already. */
export function endTillProcess(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once("close", (code) => resolve(code));
    child.kill("SIGINT");
  });
}
