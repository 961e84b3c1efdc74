/** Runs the built desktop shell on the stand-in, with a page that a test can drive. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import net from "node:net";
import path from "node:path";
import { chromium } from "playwright-core";
import type { Page } from "playwright-core";
import { projectRoot } from "../../../scripts/run-step.ts";
import { launchChromium } from "../chromium.ts";
import type { Question } from "./test-questions.ts";

const pageWaitMs = 30_000;

export interface DesktopRun {
  readonly page: Page;
  ask(question: Question): Promise<unknown>;
  /** What the main process has printed so far, for the message of a failing test. */
  output(): string;
  /** Ends the main process as its own user would, and the browser; answers the exit code. */
  close(): Promise<number | null>;
}

export interface DesktopOptions {
  readonly dataFolder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts out/main/index.js and waits for its window. */
export async function runDesktop(options: DesktopOptions): Promise<DesktopRun> {
  const port = await freePort();
  const browser = await launchChromium([`--remote-debugging-port=${port}`]);
  const endpoint = `http://127.0.0.1:${port}`;
  const child = startMain(options, { STAND_IN_CHROMIUM: endpoint, ...options.environment });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const view = await chromium.connectOverCDP(endpoint);

  const close = async (): Promise<number | null> => {
    if (child.exitCode === null && child.connected) await ask(child, { kind: "quit" }).catch(() => child.kill());
    const code = await ended;
    await browser.close();
    return code;
  };
  try {
    const page = await Promise.race([
      findPage(() => view.contexts().flatMap((context) => context.pages())),
      ended.then((code) => {
        throw new Error(`The main process ended with ${String(code)} before it showed a window:\n${printed}`);
      }),
    ]);
    return { page, ask: (question) => ask(child, question), output: () => printed, close };
  } catch (error) {
    child.kill();
    await browser.close();
    throw error instanceof Error ? new Error(`${error.message}\n${printed}`) : error;
  }
}

/** Starts the main process alone, for what happens before a window opens. */
export function startMain(options: DesktopOptions, environment: Readonly<Record<string, string>>): ChildProcess {
  const register = path.join(import.meta.dirname, "register.ts");
  const entry = path.join(projectRoot, "out", "main", "index.js");
  return spawn(process.execPath, ["--import", register, entry, "--data", options.dataFolder], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

let lastId = 0;

function ask(child: ChildProcess, question: Question): Promise<unknown> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    const listen = (message: { readonly id: number; readonly answer?: unknown; readonly error?: string }): void => {
      if (message.id !== id) return;
      child.off("message", listen);
      if (message.error === undefined) resolve(message.answer);
      else reject(new Error(message.error));
    };
    child.on("message", listen);
    child.send({ id, question }, (error) => error !== null && reject(error));
  });
}

async function findPage(pages: () => readonly Page[]): Promise<Page> {
  const deadline = Date.now() + pageWaitMs;
  while (Date.now() < deadline) {
    const page = pages().find((one) => one.url().startsWith("https://till.app.test/"));
    if (page !== undefined) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The desktop shell showed no window.");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
