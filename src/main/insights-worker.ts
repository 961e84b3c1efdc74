/**
 * The insights worker: one job on a thread of its own, on a handle that cannot write, with less claim to the machine than
 * the till. It is started for a job and ends with it; whatever goes wrong in it is a failed job and nothing else.
 */
import os from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { assert } from "#core/assert.ts";
import { toWorkerSchema, workerOrderSchema } from "./insights/insights-messages.ts";
import type { FromWorker, JobRequest } from "./insights/insights-messages.ts";
import { JobCancelled, Pace } from "./insights/pace.ts";
import { runLiability } from "./insights/run-liability.ts";
import { runTrial } from "./insights/run-trial.ts";
import { openJournalReader } from "./store/journal-reader.ts";
import { openLiabilityReader } from "./store/liability-reader.ts";

const port = parentPort;
assert(port !== null, "the insights worker is started by the till");
const send = (message: FromWorker): void => port.postMessage(message);

// On Linux this is the calling thread's own priority. Elsewhere it would be the whole till's, so there the rests of the
// pace have to do.
if (process.platform === "linux") os.setPriority(os.constants.priority.PRIORITY_LOW);

const { dataDir, request } = workerOrderSchema.parse(workerData);
const pace = new Pace((progress) => send({ kind: "progress", progress }));
port.on("message", (message: unknown) => {
  if (toWorkerSchema.parse(message).kind === "cancel") pace.cancel();
});

try {
  send({ kind: "finished", result: await run(request) });
} catch (thrown) {
  if (!(thrown instanceof JobCancelled)) throw thrown;
  send({ kind: "cancelled" });
} finally {
  port.close();
}

function run(asked: JobRequest): Promise<unknown> {
  switch (asked.job) {
    case "trial":
      return reading(openJournalReader(dataDir), (journal) => runTrial(asked, journal, pace));
    case "liability":
      return reading(openLiabilityReader(dataDir), (sums) => runLiability(asked, sums, pace));
  }
}

/** The reader is closed whatever the job comes to: while it is open, the write-ahead log cannot be folded back. */
async function reading<R extends { close(): void }, T>(reader: R, job: (reader: R) => Promise<T>): Promise<T> {
  try {
    return await job(reader);
  } finally {
    reader.close();
  }
}
