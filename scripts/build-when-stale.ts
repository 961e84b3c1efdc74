/**
 * Builds out/main, out/preload and out/renderer when their sources have changed since the last build.
 *
 * "Changed" is decided by content, not by file times, which a clone or a switch of branches rewrites. A build that fails
 * leaves no stamp, so the next command tries again.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { takeProjectLock } from "./project-lock.cjs";
import { commandFile, projectRoot, runQuietly } from "./run-step.ts";

const stampFile = path.join(projectRoot, "out", "build-stamp");
const waitForOtherMs = 5 * 60 * 1000;
const inputs = ["src", "electron.vite.config.ts", "package.json", "package-lock.json", "tsconfig.base.json"];
const built = ["out/main/index.js", "out/preload/index.cjs", "out/renderer/index.html"];

function* filesUnder(place: string): Generator<string> {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (stat.isFile()) {
    if (!/\.test\.tsx?$/u.test(place)) yield place;
    return;
  }
  for (const name of fs.readdirSync(place).toSorted()) yield* filesUnder(path.join(place, name));
}

/** A digest over the names and contents of everything that the build reads. */
function digestOfSources(): string {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const file of filesUnder(path.join(projectRoot, input))) {
      hash.update(path.relative(projectRoot, file)).update("\0").update(fs.readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

function isFresh(digest: string): boolean {
  if (!built.every((file) => fs.existsSync(path.join(projectRoot, file)))) return false;
  return fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === digest;
}

/** Builds unconditionally. Throws with the builder's own words when the build fails. */
export async function build(): Promise<void> {
  const release = takeProjectLock("build", waitForOtherMs, "Another command is building; waiting for it.");
  try {
    await buildHoldingTheLock(digestOfSources());
  } finally {
    release();
  }
}

/** Builds if anything that goes into the build has changed; otherwise returns at once. */
export async function buildWhenStale(): Promise<void> {
  if (isFresh(digestOfSources())) return;
  const release = takeProjectLock("build", waitForOtherMs, "Another command is building; waiting for it.");
  try {
    const digest = digestOfSources();
    if (!isFresh(digest)) await buildHoldingTheLock(digest);
  } finally {
    release();
  }
}

async function buildHoldingTheLock(digest: string): Promise<void> {
  console.error("Building the screens …");
  fs.rmSync(stampFile, { force: true });
  const result = await runQuietly(commandFile("electron-vite"), ["build", "--logLevel", "warn"]);
  if (result.status !== 0) throw new Error(`The build failed:\n${result.output}`);
  fs.writeFileSync(stampFile, digest);
}
