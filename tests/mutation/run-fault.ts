/**
 * One fault in a process of its own: `node run-fault.ts <id>`. The wrong text is put in place of the right one while the
 * module is loaded; nothing on the disk changes. Prints `caught` or `missed`.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ENGINE_FAULTS } from "./engine-faults.ts";

const core = join(import.meta.dirname, "..", "..", "src", "core");
const fault = ENGINE_FAULTS.find(({ id }) => id === process.argv[2]);
assert(fault !== undefined, "the first argument is the id of a fault");
const place = join(core, fault.file);

registerHooks({
  load(url, context, next) {
    if (!url.startsWith("file:") || fileURLToPath(url) !== place) return next(url, context);
    const source = readFileSync(place, "utf8");
    assert.equal(source.split(fault.right).length, 2, `"${fault.right}" has to stand once in ${fault.file}`);
    return { format: "module-typescript", source: source.replace(fault.right, () => fault.wrong), shortCircuit: true };
  },
});

// After the hook, so that the engine is loaded with the fault in it.
const { Bug } = await import("#core/assert.ts");
const { askCase, expectedOf, readCaseFiles } = await import("../scenarios/pricing-cases.ts");
const [fileName, caseName] = fault.caughtBy;
const file = readCaseFiles().find(({ name }) => name === fileName);
assert(file !== undefined, `there is no file ${fileName}`);
const one = file.cases.find(({ name }) => name === caseName);
assert(one !== undefined, `there is no case "${caseName}" in ${fileName}`);

let verdict = "missed";
try {
  for (const { step, answer } of askCase(file, one)) assert.partialDeepStrictEqual(answer, expectedOf(step));
} catch (error) {
  // A wrong answer, or an invariant of the engine that broke on the way. Anything else is a fault of this list.
  if (!(error instanceof assert.AssertionError) && !(error instanceof Bug)) throw error;
  verdict = "caught";
}
process.stdout.write(`${verdict}\n`);
