import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

export const projectRoot = path.resolve(import.meta.dirname, "..");

/**
 * What the program's processes are started with: types are stripped and code is compiled once a version, not once a start
 * (about a second of it).
 */
export const programEnvironment = {
  ...process.env,
  NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? path.join(projectRoot, "out", "compile-cache"),
};

export interface StepResult {
  readonly status: number;
  readonly output: string;
}

/** The JavaScript file behind a package's command, so that it runs on this Node whatever PATH says. */
export function commandFile(packageName: string, command: string = packageName): string {
  const manifestFile = path.join(projectRoot, "node_modules", packageName, "package.json");
  const manifest = require(manifestFile) as { bin: string | Record<string, string> };
  const file = typeof manifest.bin === "string" ? manifest.bin : manifest.bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return path.join(path.dirname(manifestFile), file);
}

/** Runs a Node program and collects what it prints. */
export function runQuietly(file: string, args: readonly string[]): Promise<StepResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: projectRoot,
      env: programEnvironment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ status: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

/** Runs a Node program in the foreground and answers its exit status. */
export function runInForeground(file: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: projectRoot,
      env: programEnvironment,
      stdio: "inherit",
    });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
