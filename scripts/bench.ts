/**
 * `npm run bench [name…]`: runs each tests/bench/<name>.bench.ts in a process of its own, so that none measures what
 * another has warmed or littered, and prints one JSON object: bench name → what that bench printed as its last line.
 */
import fs from "node:fs";
import path from "node:path";
import { projectRoot, runQuietly } from "./run-step.ts";

const suffix = ".bench.ts";
const folder = path.join(projectRoot, "tests", "bench");
const wanted = process.argv.slice(2);
const all = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith(suffix))
  .map((name) => name.slice(0, -suffix.length))
  .toSorted();
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`No bench is named ${unknown.join(", ")}; there are: ${all.join(", ")}.`);

const figures: Record<string, unknown> = {};
for (const name of wanted.length > 0 ? wanted : all) {
  console.error(`bench ${name} …`);
  const result = await runQuietly(path.join(folder, `${name}${suffix}`), []);
  const lastLine = result.output.trimEnd().split("\n").at(-1) ?? "";
  if (result.status === 0) {
    figures[name] = JSON.parse(lastLine);
  } else {
    console.error(result.output);
    figures[name] = { failed: lastLine };
    process.exitCode = 1;
  }
}
console.log(JSON.stringify(figures, null, 2));
