/** `npm run check`: format, lint, types, rooms and dead code. All of them run, also after one has failed. */
import { commandFile, runQuietly } from "./run-step.ts";

const steps = [
  { name: "format", command: commandFile("oxfmt"), args: ["--check"], remedy: "npx oxfmt" },
  {
    name: "lint",
    command: commandFile("oxlint"),
    args: ["--type-aware", "--deny-warnings", "--report-unused-disable-directives"],
    remedy: "npx oxlint --type-aware --fix mends a part of it",
  },
  { name: "types", command: commandFile("typescript", "tsc"), args: ["-b"], remedy: "npx tsc -b src/<room>" },
  {
    name: "rooms",
    command: commandFile("dependency-cruiser", "depcruise"),
    args: ["src", "--config", ".dependency-cruiser.cjs", "--output-type", "err-long"],
    remedy: "rooms.cjs says which room may import what",
  },
  { name: "dead code", command: commandFile("knip"), args: ["--no-progress"], remedy: "delete what nothing uses" },
  {
    name: "code only tests use",
    command: commandFile("knip"),
    args: ["--no-progress", "--production", "--exclude", "dependencies,devDependencies,optionalPeerDependencies"],
    remedy: "delete it, or test through the front door",
  },
];

let failed = 0;
for (const step of steps) {
  const startedAt = Date.now();
  const result = await runQuietly(step.command, step.args);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  if (result.status === 0) {
    console.log(`ok    ${step.name} (${seconds} s)`);
  } else {
    failed += 1;
    console.log(`FAIL  ${step.name} (${seconds} s) · ${step.remedy}\n\n${result.output.trimEnd()}\n`);
  }
}
console.log(failed === 0 ? "check passed" : `check failed: ${failed} of ${steps.length}`);
process.exitCode = failed === 0 ? 0 : 1;
