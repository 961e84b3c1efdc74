/**
 * Real kills of a real process in the commit of a sale. Nothing acknowledged may be lost, nothing may be there in half,
 * nothing twice, and the till must open again by itself each time.
 */
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { COMMIT_STEPS } from "#main/store/sqlite-store.ts";
import { makeFolder } from "../builders/test-store.ts";
import { examine, sellUntilKilled } from "./kill-till.ts";
import type { Death } from "./kill-till.ts";

const CLEAN = { lost: [], halves: 0, duplicates: 0, failedChecks: [] };
const CRASH_TEST_MS = 300_000;

const folders: { remove(): void }[] = [];
afterAll(() => folders.forEach((folder) => folder.remove()));

function newFolder(): string {
  const folder = makeFolder();
  folders.push(folder);
  return folder.dataDir;
}

/** Kills the same shop again and again and looks at it each time. */
async function dieAllDeaths(deaths: readonly Death[]): Promise<number> {
  const dataDir = newFolder();
  const acknowledged = new Set<number>();
  for (const death of deaths) {
    for (const receiptNumber of await sellUntilKilled(dataDir, death, "honest")) acknowledged.add(receiptNumber);
    expect({ death, ...examine(dataDir, acknowledged) }).toEqual({ death, ...CLEAN });
  }
  return acknowledged.size;
}

const namedDeaths = COMMIT_STEPS.flatMap((step) =>
  [0, 1, 4, 9].map((passes): Death => ({ kind: "atStep", step, passes })),
);
const randomDeaths = fc
  .sample(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 4 })), { numRuns: 26, seed: 2026 })
  .map(([sales, delayMs]): Death => ({ kind: "afterSales", sales, delayMs }));

test.concurrent(
  "28 kills at every named step of a commit lose nothing, halve nothing and double nothing",
  async () => {
    expect(await dieAllDeaths(namedDeaths)).toBeGreaterThan(50);
  },
  CRASH_TEST_MS,
);

test.concurrent(
  "26 kills at random moments lose nothing, halve nothing and double nothing",
  async () => {
    expect(await dieAllDeaths(randomDeaths)).toBeGreaterThan(50);
  },
  CRASH_TEST_MS,
);

test(
  "the harness sees the loss when a till acknowledges before it commits",
  async () => {
    const dataDir = newFolder();
    const death: Death = { kind: "atStep", step: "beforeSqlCommit", passes: 5 };
    const acknowledged = await sellUntilKilled(dataDir, death, "early");
    expect(examine(dataDir, acknowledged).lost).toHaveLength(1);
  },
  CRASH_TEST_MS,
);
