/**
 * `npm run bench [-- name… [--flag value…]]`: runs each tests/bench/<name>.bench.ts in a process of its own, so that none
 * measures what another has warmed or littered, and prints one JSON object: the machine, and for each bench what that
 * bench printed as its last line. Flags go to the one bench that is named before them. No timing is judged here; a bench
 * whose results are wrong ends with 1, and so does this.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildWhenStale } from "./build-when-stale.ts";
import { projectRoot } from "./run-step.ts";

const suffix = ".bench.ts";
const folder = path.join(projectRoot, "tests", "bench");
const args = process.argv.slice(2);
const firstFlag = args.findIndex((arg) => arg.startsWith("-"));
const wanted = firstFlag === -1 ? args : args.slice(0, firstFlag);
const flags = firstFlag === -1 ? [] : args.slice(firstFlag);
const all = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith(suffix))
  .map((name) => name.slice(0, -suffix.length))
  .toSorted();
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`No bench is named ${unknown.join(", ")}; there are: ${all.join(", ")}.`);
if (flags.length > 0 && wanted.length !== 1) {
  throw new Error("Flags belong to one bench: name exactly one before them.");
}

function machine(): Readonly<Record<string, unknown>> {
  const cpus = os.cpus();
  return {
    cpus: cpus.length,
    cpu: cpus[0]?.model ?? "unknown",
    memoryMb: Math.round(os.totalmem() / 1024 / 1024),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    // Whoever shares the machine shares the figures.
    load: os.loadavg().map((value) => Number(value.toFixed(2))),
  };
}

interface Finished {
  readonly status: number;
  readonly lastLine: string;
}

/** What a bench says on standard error is for the person who waits; its standard output ends with its result. */
function run(name: string): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(folder, `${name}${suffix}`), ...flags], {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      const lines = Buffer.concat(chunks).toString("utf8").trimEnd().split("\n");
      resolve({ status: code ?? 1, lastLine: lines.at(-1) ?? "" });
    });
  });
}

/** A bench that found a wrong result prints it all the same; one that broke off prints nothing that can be read. */
function resultOf({ status, lastLine }: Finished): unknown {
  try {
    const printed: unknown = JSON.parse(lastLine);
    return printed;
  } catch {
    return { failed: lastLine === "" ? `ended with ${status} and said nothing` : lastLine };
  }
}

// Some benches show the till's screens, which must be those of the sources.
await buildWhenStale();
const before = machine();
const benches: Record<string, unknown> = {};
for (const name of wanted.length > 0 ? wanted : all) {
  console.error(`bench ${name} …`);
  const finished = await run(name);
  benches[name] = resultOf(finished);
  if (finished.status !== 0) process.exitCode = 1;
}
console.log(JSON.stringify({ machine: before, benches }, null, 2));
