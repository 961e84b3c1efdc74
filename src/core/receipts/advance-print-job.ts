/**
 * What may become of a print job. Pure: a job and what happened → the job after it, or "notPossible".
 *
 * | happened     | from                                   | to                                                    |
 * |--------------|----------------------------------------|-------------------------------------------------------|
 * | begin        | queued, waiting                        | sending, one attempt more                             |
 * | notReady     | queued, waiting, sending with 0 bytes  | waiting; a drawer kick: failedBeforeSend              |
 * | sent         | sending                                | sent                                                  |
 * | confirmed    | sent                                   | printed                                               |
 * | linkLost     | sending                                | 0 bytes left: as notReady(offline); else unknown      |
 * | linkLost     | sent                                   | unknown                                               |
 * | expire       | queued, waiting                        | failedBeforeSend                                      |
 * | restart      | sending; sent not long ago             | unknown                                               |
 * | restart      | a drawer kick that is not done         | cancelled: it is never repeated                       |
 * | retry        | failedBeforeSend                       | queued, as a new wish; a drawer kick: notPossible     |
 * | answerPrinted| unknown                                | printed                                               |
 * | cancel       | queued, waiting, failedBeforeSend, unknown | cancelled                                         |
 *
 * Nothing leads from a state in which a byte may have left back to one that sends by itself.
 */
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { PrintJob, PrintJobState, WaitingFor } from "./print-job.ts";

export type PrintJobEvent =
  | { readonly kind: "begin" }
  | { readonly kind: "notReady"; readonly waitingFor: WaitingFor }
  | { readonly kind: "sent"; readonly bytesSent: number }
  | { readonly kind: "confirmed" }
  | { readonly kind: "linkLost"; readonly bytesSent: number }
  | { readonly kind: "expire" }
  | { readonly kind: "restart" }
  | { readonly kind: "retry" }
  | { readonly kind: "answerPrinted" }
  | { readonly kind: "cancel" };

/** A receipt that waited longer does not come out by itself any more: its member has left. */
const JOB_AGE_MAX_MS = 10 * 60 * 1000;
/** A drawer that opens later than this opens in front of somebody else. */
const DRAWER_AGE_MAX_MS = 3000;
const ATTEMPTS_MAX = 60;

const RETRY_DELAYS_MS = [1000, 2000, 4000, 8000, 15_000];

/** How long to leave a printer alone after so many failed attempts in a row (1 or more). */
export const retryDelayMs = (attempts: number): number =>
  RETRY_DELAYS_MS[Math.min(attempts, RETRY_DELAYS_MS.length) - 1] ?? 1000;

export function isTooOld(job: PrintJob, nowMs: number): boolean {
  const ageMax = job.kind === "drawer" ? DRAWER_AGE_MAX_MS : JOB_AGE_MAX_MS;
  return nowMs - job.createdAtMs > ageMax || job.attempts >= ATTEMPTS_MAX;
}

const SENDABLE: readonly PrintJobState[] = ["queued", "waiting"];
const CANCELLABLE: readonly PrintJobState[] = ["queued", "waiting", "failedBeforeSend", "unknown"];

type Change = Partial<Omit<PrintJob, "id" | "kind" | "saleId" | "copyNumber">>;

const notReady = (job: PrintJob, waitingFor: WaitingFor): Change =>
  job.kind === "drawer" ? { state: "failedBeforeSend" } : { state: "waiting", waitingFor };

function changeOf(job: PrintJob, event: PrintJobEvent, nowMs: number): Change | null {
  const { state } = job;
  switch (event.kind) {
    case "begin":
      return SENDABLE.includes(state) ? { state: "sending", attempts: job.attempts + 1 } : null;
    case "notReady":
      return SENDABLE.includes(state) || state === "sending" ? notReady(job, event.waitingFor) : null;
    case "sent":
      return state === "sending" ? { state: "sent", bytesSent: event.bytesSent } : null;
    case "confirmed":
      return state === "sent" ? { state: "printed" } : null;
    case "linkLost":
      if (state === "sent") return { state: "unknown" };
      if (state !== "sending") return null;
      return event.bytesSent === 0 ? notReady(job, "offline") : { state: "unknown", bytesSent: event.bytesSent };
    case "expire":
      return SENDABLE.includes(state) ? { state: "failedBeforeSend" } : null;
    case "restart":
      if (job.kind === "drawer") return state === "printed" || state === "cancelled" ? null : { state: "cancelled" };
      if (state === "sending") return { state: "unknown" };
      return state === "sent" && nowMs - job.updatedAtMs <= JOB_AGE_MAX_MS ? { state: "unknown" } : null;
    case "retry":
      if (job.kind === "drawer" || state !== "failedBeforeSend") return null;
      return { state: "queued", attempts: 0, createdAtMs: nowMs };
    case "answerPrinted":
      return state === "unknown" ? { state: "printed" } : null;
    case "cancel":
      return CANCELLABLE.includes(state) ? { state: "cancelled" } : null;
  }
}

export function advancePrintJob(job: PrintJob, event: PrintJobEvent, nowMs: number): Outcome<PrintJob, "notPossible"> {
  const change = changeOf(job, event, nowMs);
  if (change === null) return fail("notPossible");
  return succeed({ ...job, waitingFor: null, ...change, updatedAtMs: nowMs });
}
