/**
 * What every npm script of this project is: `node scripts/set-up-and-run.cjs <script> [args]`.
 *
 * It sets the checkout up and then runs the script on the pinned Node. A `pre…` hook cannot do this: npm skips such hooks
 * under `ignore-scripts`, which .npmrc sets so that no package may run code while it is installed; and a shell that has
 * looked `node` up once would go on using the system's, although the install has just brought the right one.
 * Plain old JavaScript, because the system's Node 18 must be able to read it before anything is installed.
 */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { spawn } = require("node:child_process");
const { projectRoot, findPinnedNode, runsOnRequiredNode, missingNodeSentence } = require("./pinned-node.cjs");
const { setUp } = require("./set-up.cjs");

const scripts = {
  start: "scripts/start.ts",
  test: "scripts/test.ts",
  check: "scripts/check.ts",
  dev: "scripts/dev.ts",
  build: "scripts/build.ts",
  bench: "scripts/bench.ts",
  regulars: "bin/regulars.js",
  package: "scripts/package.ts",
};

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs the file in a process of its own on the pinned Node, hands signals on, and ends as the child ended. */
function runOn(node, file, args) {
  // Programs that the script starts by the name `node` must find the pinned one as well.
  const env = Object.assign({}, process.env);
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === "PATH") || "PATH";
  env[pathKey] = [path.dirname(node), env[pathKey]].filter(Boolean).join(path.delimiter);

  const child = spawn(node, [file, ...args], { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`The pinned Node.js at ${node} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    // Die of the same signal, so that the caller sees what happened.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function main() {
  const name = process.argv[2];
  const script = scripts[name];
  if (script === undefined) fail(`No script is named ${String(name)}; there are: ${Object.keys(scripts).join(", ")}.`);
  if (Number(process.versions.node.split(".")[0]) < 18) {
    fail(
      `Node.js ${process.versions.node} is too old even to install Regulars: install Node.js 24 from https://nodejs.org/.`,
    );
  }
  try {
    setUp();
  } catch (error) {
    fail(error.message);
  }
  const file = path.join(projectRoot, script);
  const args = process.argv.slice(3);
  const pinned = findPinnedNode();
  const alreadyThere =
    pinned === undefined ? runsOnRequiredNode() : fs.realpathSync(pinned) === fs.realpathSync(process.execPath);
  if (alreadyThere) {
    process.argv = [process.argv[0], file, ...args];
    import(pathToFileURL(file).href).catch((error) => fail(error.stack));
  } else if (pinned === undefined) {
    fail(missingNodeSentence());
  } else {
    runOn(pinned, file, args);
  }
}

main();
