/** The command line as a shell meets it: in this process with a terminal that remembers, or as a process of its own. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { runCommandLine } from "#main/cli/command-line.ts";
import { setUpGiftShop } from "../builders/gift-shop.ts";

export const projectRoot = path.resolve(import.meta.dirname, "../..");

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export const runCli = (...args: readonly string[]): Promise<CliRun> => runCliWith(null, ...args);

/** With one line on standard input, where a command reads a secret. */
export async function runCliWith(secret: string | null, ...args: readonly string[]): Promise<CliRun> {
  let [out, err] = ["", ""];
  const terminal = {
    out: (text: string): void => {
      out += text;
    },
    err: (text: string): void => {
      err += text;
    },
    settled: () => Promise.resolve(),
    errIsTty: false,
    readSecret: () => Promise.resolve(secret),
  };
  const code = await runCommandLine(args, terminal, { LANG: "en_GB.UTF-8" });
  return { code, out, err };
}

export function spawnCli(args: readonly string[], shell?: string): Promise<CliRun> {
  const entry = path.join(projectRoot, "bin", "regulars.js");
  const child =
    shell === undefined
      ? spawn(process.execPath, [entry, ...args], { stdio: ["ignore", "pipe", "pipe"] })
      : spawn("sh", ["-c", shell], {
          stdio: ["ignore", "pipe", "pipe"],
          env: { ...process.env, NODE: process.execPath, ENTRY: entry },
        });
  return new Promise((resolve, reject) => {
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, out, err }));
  });
}

/** A folder that is removed when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "regulars-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const templates = new Map<string, Promise<string>>();

/** An empty shop in a folder of its own: a copy of one that was set up through the call that the set-up screen makes. */
export async function emptyShop(currency: "GBP" | "EUR" = "GBP"): Promise<string> {
  const template = templates.get(currency) ?? makeTemplate(currency);
  templates.set(currency, template);
  const folder = temporaryFolder();
  cpSync(await template, folder, { recursive: true });
  return folder;
}

async function makeTemplate(currency: "GBP" | "EUR"): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "regulars-cli-template-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  await setUpGiftShop(folder, currency);
  return folder;
}
