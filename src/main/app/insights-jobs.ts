/**
 * Starts the insights worker for a job and hears it out. One worker a job; its end is always one of three: finished with
 * a result that fits, cancelled, or failed. A worker that crashes, or says what it should not, is a failed job.
 */
import { Worker } from "node:worker_threads";
import type { z } from "zod";
import { failureOf } from "#contract/failures.ts";
import type { Failure } from "#contract/failures.ts";
import { fromWorkerSchema } from "#main/insights/insights-messages.ts";
import type { JobProgress, JobRequest, WorkerOrder } from "#main/insights/insights-messages.ts";
import { describeThrown } from "./engine-log.ts";
import type { EngineLog } from "./engine-log.ts";

export type JobEnd<T> =
  | { readonly kind: "finished"; readonly result: T }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "cancelled" };

export interface RunningJob<T> {
  /** Never rejects. */
  readonly ended: Promise<JobEnd<T>>;
  cancel(): void;
}

export interface InsightsPorts {
  /** Where the store lies, and the file of the worker that reads it. */
  readonly dataDir: string;
  readonly workerFile: string;
  readonly log: EngineLog;
}

/** A worker that does not end by itself by then is ended. */
const CANCEL_PATIENCE_MS = 120;
/** The standings of a million members fit; a job that needs more fails instead of taking the machine. */
const MEMORY_MB_MAX = 1536;

export class InsightsJobs {
  readonly #ports: InsightsPorts;
  readonly #running = new Set<RunningJob<unknown>>();

  constructor(ports: InsightsPorts) {
    this.#ports = ports;
  }

  /** `result` is the schema that the job's result has to fit. */
  start<T>(
    request: JobRequest,
    result: z.ZodType<T>,
    onProgress: (progress: JobProgress) => void = () => undefined,
  ): RunningJob<T> {
    const { dataDir, workerFile, log } = this.#ports;
    const order: WorkerOrder = { dataDir, request };
    const worker = new Worker(workerFile, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB_MAX },
    });
    let isCancelled = false;
    let timer: NodeJS.Timeout | undefined;
    const failed = (thrown: unknown): JobEnd<T> => {
      log.write({ kind: "fault", where: `insights ${request.job}`, thrown: describeThrown(thrown) });
      return { kind: "failed", failure: failureOf("programFault") };
    };
    const ended = new Promise<JobEnd<T>>((resolve) => {
      let end: JobEnd<T> | null = null;
      worker.on("message", (message: unknown) => {
        const told = fromWorkerSchema.safeParse(message);
        if (!told.success) end = failed(told.error);
        else if (told.data.kind === "progress") onProgress(told.data.progress);
        else if (told.data.kind === "cancelled") end = { kind: "cancelled" };
        else {
          const checked = result.safeParse(told.data.result);
          end = checked.success ? { kind: "finished", result: checked.data } : failed(checked.error);
        }
      });
      worker.on("error", (thrown) => {
        end = failed(thrown);
      });
      worker.on("exit", () => {
        clearTimeout(timer);
        this.#running.delete(job);
        if (isCancelled) resolve({ kind: "cancelled" });
        else resolve(end ?? failed(new Error("the worker ended without a result")));
      });
    });
    const job: RunningJob<T> = {
      ended,
      cancel: () => {
        if (isCancelled) return;
        isCancelled = true;
        worker.postMessage({ kind: "cancel" });
        timer = setTimeout(() => void worker.terminate(), CANCEL_PATIENCE_MS);
      },
    };
    this.#running.add(job);
    return job;
  }

  /** Ends what runs; the till closes. */
  async stop(): Promise<void> {
    const running = [...this.#running];
    for (const job of running) job.cancel();
    await Promise.all(running.map((job) => job.ended));
  }
}
