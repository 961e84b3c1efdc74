/** The project's own files as the house rules see them: what git tracks or would track. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { projectRoot } from "../../scripts/run-step.ts";

export interface ProjectFile {
  /** Relative to the project, with slashes. */
  readonly name: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** All text files whose name matches. A file that vanished since git listed it is left out. */
export function projectFiles(matching: RegExp): readonly ProjectFile[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: projectRoot,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed
    .split("\0")
    .filter((name) => matching.test(name) && fs.existsSync(path.join(projectRoot, name)))
    .map((name) => {
      const text = fs.readFileSync(path.join(projectRoot, name), "utf8");
      return { name, text, lines: text.replace(/\n$/u, "").split("\n") };
    });
}

/** Lets a test say every sin at once, each with its remedy, instead of the first. */
export function expectNone(sins: readonly string[], remedy: string): void {
  if (sins.length > 0) throw new Error(`${remedy}\n  ${sins.join("\n  ")}`);
}
