/** The version of this program, from the package.json that stands above it, in the source tree as in an installation. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { assert } from "#core/assert.ts";

const FOLDERS_UP_MAX = 6;

export function programVersion(): string {
  let folder = import.meta.dirname;
  for (let up = 0; up < FOLDERS_UP_MAX; up += 1) {
    const file = join(folder, "package.json");
    if (existsSync(file)) return versionIn(readFileSync(file, "utf8"));
    folder = dirname(folder);
  }
  assert(false, "package.json is missing from this installation");
}

function versionIn(text: string): string {
  const project: unknown = JSON.parse(text);
  assert(typeof project === "object" && project !== null && "version" in project, "a package.json has a version");
  return String(project.version);
}
