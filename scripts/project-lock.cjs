/**
 * One writer at a time for what lies in node_modules and out, among commands that somebody starts side by side.
 *
 * A lock is a folder, because making one either happens or does not, on every file system. It names its owner, so a lock
 * that a killed command left behind is taken over. Plain old JavaScript: the set-up uses it before anything is installed.
 */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { projectRoot } = require("./pinned-node.cjs");

const pollMs = 200;
const ownerWritesWithinMs = 5000;

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Whether the lock's owner has died. A folder without a readable owner is one that is just being made, for a moment. */
function ownerIsGone(folder) {
  let owner;
  try {
    owner = Number(fs.readFileSync(path.join(folder, "owner"), "utf8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  if (!Number.isInteger(owner) || owner <= 0) return Date.now() - fs.statSync(folder).mtimeMs > ownerWritesWithinMs;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

/** Removes a lock whose owner is gone. The rename makes sure that only one of several waiting commands removes it. */
function removeIfAbandoned(folder) {
  try {
    if (!ownerIsGone(folder)) return;
    const aside = `${folder}.${process.pid}`;
    fs.renameSync(folder, aside);
    fs.rmSync(aside, { recursive: true, force: true });
  } catch (error) {
    // The owner released the lock, or another command removed it, between our two looks at it.
    if (error.code !== "ENOENT") throw error;
  }
}

/** Waits for the lock of that name, at most `waitMs`, and answers the function that releases it. */
function takeProjectLock(name, waitMs, waitingSentence) {
  const folder = path.join(projectRoot, "out", `${name}.lock`);
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const deadline = Date.now() + waitMs;
  for (let saidSo = false; ; saidSo = true) {
    try {
      fs.mkdirSync(folder);
      fs.writeFileSync(path.join(folder, "owner"), String(process.pid));
      return () => fs.rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (Date.now() > deadline) {
      throw new Error(`Another command has held ${folder} for too long: remove that folder if none is running.`);
    }
    removeIfAbandoned(folder);
    if (!saidSo) console.error(waitingSentence);
    sleep(pollMs);
  }
}

module.exports = { takeProjectLock };
