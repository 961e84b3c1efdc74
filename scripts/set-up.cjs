/**
 * Makes the checkout ready to run: installs packages when, and only when, node_modules does not match the lock file.
 *
 * Owns the answer to "is what is installed what package-lock.json says". It compares the lock file with the hidden lock
 * file that npm writes as the last act of an install, so an interrupted install counts as none. Two commands started at
 * once (`npm start` and `npm test`) share one install: the second waits for the first.
 * Plain old JavaScript, because the system's Node 18 must be able to read it before anything is installed.
 */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { spawnSync } = require("node:child_process");
const { projectRoot, pinnedPackage } = require("./pinned-node.cjs");
const { takeProjectLock } = require("./project-lock.cjs");

const waitForOtherMs = 15 * 60 * 1000;

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Why the installed packages differ from the lock file, as half a sentence, or undefined when they match. */
function whyInstallIsNeeded() {
  const wanted = readJson(path.join(projectRoot, "package-lock.json"));
  if (wanted === undefined) throw new Error("package-lock.json is missing or broken: restore it with `git checkout`.");
  const installed = readJson(path.join(projectRoot, "node_modules", ".package-lock.json"));
  if (installed === undefined) return "nothing is installed yet";

  for (const [place, entry] of Object.entries(wanted.packages)) {
    if (place === "" || entry.link) continue;
    const found = installed.packages[place];
    // An optional package may rightly be absent: it is for another platform.
    if (found === undefined && entry.optional) continue;
    const name = place.replace(/^.*node_modules\//u, "");
    if (found === undefined || found.version !== entry.version) return `${name} ${entry.version} is wanted`;
    if (!fs.existsSync(path.join(projectRoot, place, "package.json"))) return `${name} has lost its files`;
  }
  const pinned = pinnedPackage();
  if (pinned !== undefined && installed.packages[`node_modules/${pinned.name}`] === undefined) {
    return `${pinned.name} is missing`;
  }
  return undefined;
}

/**
 * Installs what the lock file names. npm's own script is preferred to the shell's `npm`, which may be a .cmd file or
 * missing from PATH.
 *
 * Not `npm ci`: it refuses a lock file that lacks an optional package of some other platform, and a registry that does
 * not carry those packages cannot make any other. `install --no-save` takes the same versions and writes no lock file.
 */
function install() {
  // Without npm's own record of the last install, it looks at what is really there.
  fs.rmSync(path.join(projectRoot, "node_modules", ".package-lock.json"), { force: true });
  const npmScript = process.env.npm_execpath;
  const viaScript = npmScript !== undefined && /\.[cm]?js$/u.test(npmScript);
  const args = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const options = { cwd: projectRoot, stdio: ["ignore", 2, 2] };
  const onWindows = process.platform === "win32";
  const result = viaScript
    ? spawnSync(process.execPath, [npmScript, ...args], options)
    : spawnSync(onWindows ? "npm.cmd" : "npm", args, { ...options, shell: onWindows });
  if (result.error) throw new Error(`npm could not be started (${result.error.code}): install npm, then try again.`);
  if (result.status !== 0) {
    throw new Error("The packages could not be installed (npm's reason is above): check the network, then try again.");
  }
}

/** Installs what is missing. Prints nothing when nothing is; progress goes to stderr. */
function setUp() {
  if (whyInstallIsNeeded() === undefined) return;
  const release = takeProjectLock(
    "set-up",
    waitForOtherMs,
    "Another command is installing the packages; waiting for it.",
  );
  try {
    const reason = whyInstallIsNeeded();
    if (reason === undefined) return;
    console.error(`Installing packages (${reason}); this takes a minute or two.`);
    install();
    const still = whyInstallIsNeeded();
    if (still !== undefined) {
      throw new Error(`The install finished, but ${still}: run \`npm install\` by hand to see why.`);
    }
  } finally {
    release();
  }
}

module.exports = { setUp };
