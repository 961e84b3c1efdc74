/**
 * What goes between the till and its insights worker: one request when the worker starts, `cancel` at any time, progress
 * at a bounded pace, and one end. Every message is checked on arrival, at both ends.
 *
 * No message holds personal data: members are named by their reference alone.
 */
import { z } from "zod";
import { dateField } from "#core/codec/fields.ts";
import { programSchema } from "#core/program/program.ts";

/** The jobs of the worker by name. Another one is another entry here and in `insights-worker.ts`. */
export const jobRequestSchema = z.discriminatedUnion("job", [
  z.strictObject({ job: z.literal("trial"), draft: programSchema, from: dateField, through: dateField }),
  z.strictObject({ job: z.literal("liability"), businessDate: dateField }),
]);
export type JobRequest = z.infer<typeof jobRequestSchema>;

/** What a worker is started with. */
export const workerOrderSchema = z.strictObject({ dataDir: z.string().min(1), request: jobRequestSchema });
export type WorkerOrder = z.infer<typeof workerOrderSchema>;

export const toWorkerSchema = z.strictObject({ kind: z.literal("cancel") });

export const jobProgressSchema = z.strictObject({ done: z.int().min(0), total: z.int().min(0) });
export type JobProgress = z.infer<typeof jobProgressSchema>;

export const fromWorkerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("progress"), progress: jobProgressSchema }),
  /** The result is checked by whoever asked for the job. */
  z.strictObject({ kind: z.literal("finished"), result: z.unknown() }),
  z.strictObject({ kind: z.literal("cancelled") }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;
