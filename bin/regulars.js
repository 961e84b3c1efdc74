#!/usr/bin/env node
/**
 * The command line's door: hands over to the real program on a Node that can run it.
 *
 * Readable by Node 18, because that is what many machines start it with; better-sqlite3 would end such a process without
 * a word, so the version is looked at before anything else is loaded.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const { findPinnedNode, runsOnRequiredNode, missingNodeSentence } = createRequire(import.meta.url)(
  "../scripts/pinned-node.cjs",
);

if (runsOnRequiredNode()) {
  await import("../src/main/cli/regulars.ts");
} else {
  const node = findPinnedNode();
  if (node === undefined) {
    console.error(missingNodeSentence());
    process.exit(1);
  }
  const result = spawnSync(node, process.argv.slice(1), { stdio: "inherit" });
  process.exit(result.status ?? 1);
}
