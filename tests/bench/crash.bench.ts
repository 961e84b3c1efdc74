/** Real kills of a real process in the commit of a sale, as many as wanted: `npm run bench -- crash --kills 500`. */
import fc from "fast-check";
import { COMMIT_STEPS } from "#main/store/sqlite-store.ts";
import { makeFolder } from "../builders/test-store.ts";
import { examine, sellUntilKilled } from "../crash/kill-till.ts";
import type { Death } from "../crash/kill-till.ts";
import { argumentsOf, report } from "./figures.ts";

const { kills: killsText = "500", seed: seedText = "2026" } = argumentsOf("kills", "seed");
const kills = Number(killsText);
/** A shop is looked at after each of its kills, so one shop takes only so many. */
const KILLS_PER_SHOP = 50;

const atStep = fc.record({
  kind: fc.constant("atStep" as const),
  step: fc.constantFrom(...COMMIT_STEPS),
  passes: fc.integer({ min: 0, max: 12 }),
});
const afterSales = fc.record({
  kind: fc.constant("afterSales" as const),
  sales: fc.integer({ min: 1, max: 12 }),
  delayMs: fc.integer({ min: 0, max: 6 }),
});
const deaths: readonly Death[] = fc.sample(fc.oneof(atStep, afterSales), { numRuns: kills, seed: Number(seedText) });

const found = { acknowledged: 0, lost: 0, halves: 0, duplicates: 0, failedChecks: 0 };
for (let first = 0; first < deaths.length; first += KILLS_PER_SHOP) {
  const folder = makeFolder();
  const acknowledged = new Set<number>();
  for (const death of deaths.slice(first, first + KILLS_PER_SHOP)) {
    for (const number of await sellUntilKilled(folder.dataDir, death, "honest")) acknowledged.add(number);
    const { lost, halves, duplicates, failedChecks } = examine(folder.dataDir, acknowledged);
    found.lost += lost.length;
    found.halves += halves;
    found.duplicates += duplicates;
    found.failedChecks += failedChecks.length;
  }
  found.acknowledged += acknowledged.size;
  folder.remove();
  console.error(`${Math.min(first + KILLS_PER_SHOP, kills)} kills`);
}
report({
  what: "kill -9 in the commit of a sale, at named steps and random moments",
  aim: "0 acknowledged sales lost, 0 halves, 0 duplicates",
  kills: deaths.length,
  atNamedSteps: deaths.filter((death) => death.kind === "atStep").length,
  ...found,
});
if (found.lost + found.halves + found.duplicates + found.failedChecks > 0) process.exitCode = 1;
