/** Every seeded fault still fits the source; a sample of them is run. `npm run bench -- mutation` runs all. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ENGINE_FAULTS } from "./engine-faults.ts";
import { judgeFaults } from "./judge-faults.ts";

const core = join(import.meta.dirname, "..", "..", "src", "core");
const EVERY = 9;

test("every fault is one place of the engine, and no two have one name", () => {
  const homeless = ENGINE_FAULTS.filter(
    ({ file, right }) => readFileSync(join(core, file), "utf8").split(right).length !== 2,
  );
  expect(homeless.map(({ id }) => id)).toEqual([]);
  expect(new Set(ENGINE_FAULTS.map(({ id }) => id)).size).toBe(ENGINE_FAULTS.length);
});

test("a sample of the faults is caught, each by the case that is named for it", { timeout: 120_000 }, async () => {
  const sample = ENGINE_FAULTS.filter((_, index) => index % EVERY === 0);
  const judged = await judgeFaults(sample);
  expect(judged.filter(({ verdict }) => verdict !== "caught")).toEqual([]);
  expect(judged).toHaveLength(sample.length);
});
