/** The worker behind long looks back: it ends in one of three ways, and the till goes on in each of them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { trialResultSchema } from "#contract/trial-calls.ts";
import { InsightsJobs } from "#main/app/insights-jobs.ts";
import type { JobRequest } from "#main/insights/insights-messages.ts";
import { openShop } from "../../builders/open-shop.ts";
import { PROGRAM } from "../../builders/test-shop.ts";
import type { TestTill } from "../../builders/test-till.ts";

let till: TestTill;
beforeAll(async () => {
  till = await openShop();
});
afterAll(() => till.end());

const request: JobRequest = { job: "trial", draft: PROGRAM, from: "2026-01-01", through: "2026-12-31" };

/** Jobs with a worker of the test's own making. */
function jobsWith(source: string): InsightsJobs {
  const { dataDir } = till;
  const workerFile = join(dataDir, "worker.mjs");
  writeFileSync(workerFile, source);
  return new InsightsJobs({ dataDir, workerFile, log: { write: (line) => till.log.push(line) } });
}

test("a job runs to its end beside the till and its result fits", async () => {
  const end = await till.till.engine.insights.start(request, trialResultSchema).ended;
  expect(end).toMatchObject({ kind: "finished", result: { sales: 0 } });
});

test("a result that does not fit is a failed job", async () => {
  const end = await till.till.engine.insights.start(request, z.strictObject({ other: z.string() })).ended;
  expect(end).toMatchObject({ kind: "failed", failure: { code: "programFault" } });
});

test.each([
  ["throws", `throw new Error("no");`],
  ["ends without a word", ``],
  ["says what nobody understands", `import { parentPort } from "node:worker_threads"; parentPort.postMessage("?");`],
  ["exits the hard way", `process.exit(3);`],
])("a worker that %s is a failed job, and the till goes on", async (_, source) => {
  const end = await jobsWith(source).start(request, trialResultSchema).ended;
  expect(end).toMatchObject({ kind: "failed", failure: { code: "programFault" } });
  expect(till.log.at(-1)).toMatchObject({ kind: "fault", where: "insights trial" });
  expect((await till.value("getBasket", {})).basket.lines).toEqual([]);
});

test("a worker that does not listen is ended within 200 ms of being cancelled", async () => {
  const job = jobsWith(`for (;;);`).start(request, trialResultSchema);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const cancelledAtMs = performance.now();
  job.cancel();
  expect(await job.ended).toEqual({ kind: "cancelled" });
  expect(performance.now() - cancelledAtMs).toBeLessThan(200);
});

test("jobs that are stopped together with the till are cancelled", async () => {
  const jobs = jobsWith(`for (;;);`);
  const job = jobs.start(request, trialResultSchema);
  await jobs.stop();
  expect(await job.ended).toEqual({ kind: "cancelled" });
});
