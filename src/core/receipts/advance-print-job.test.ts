import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { advancePrintJob, isTooOld, retryDelayMs } from "./advance-print-job.ts";
import type { PrintJobEvent } from "./advance-print-job.ts";
import { PRINT_JOB_STATES } from "./print-job.ts";
import type { PrintJob } from "./print-job.ts";

const JOB: PrintJob = {
  id: "00000000-0000-7000-8000-000000000001",
  kind: "receipt",
  saleId: null,
  copyNumber: 0,
  state: "queued",
  waitingFor: null,
  bytesSent: 0,
  attempts: 0,
  createdAtMs: 0,
  updatedAtMs: 0,
};

const event: fc.Arbitrary<PrintJobEvent> = fc.oneof(
  fc.constantFrom<PrintJobEvent>(
    { kind: "begin" },
    { kind: "notReady", waitingFor: "paper" },
    { kind: "confirmed" },
    { kind: "expire" },
    { kind: "restart" },
    { kind: "retry" },
    { kind: "answerPrinted" },
    { kind: "cancel" },
  ),
  fc.nat(100).map((bytesSent): PrintJobEvent => ({ kind: "linkLost", bytesSent })),
  fc.integer({ min: 1, max: 100 }).map((bytesSent): PrintJobEvent => ({ kind: "sent", bytesSent })),
);

describe("advancePrintJob", () => {
  it("never sends by itself again once a byte may have left", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("receipt" as const, "drawer" as const),
        fc.array(event, { maxLength: 30 }),
        (kind, events) => {
          let job: PrintJob = { ...JOB, kind };
          let left = false;
          for (const one of events) {
            const next = advancePrintJob(job, one, 0);
            if (!next.ok) continue;
            left ||= one.kind === "sent" || (one.kind === "linkLost" && one.bytesSent > 0) || one.kind === "restart";
            job = next.value;
            expect(left && ["queued", "waiting", "sending"].includes(job.state)).toBe(false);
          }
        },
      ),
    );
  });

  it("never lets a drawer kick wait or come back", () => {
    for (const state of PRINT_JOB_STATES) {
      const job: PrintJob = { ...JOB, kind: "drawer", state };
      for (const one of [
        { kind: "retry" },
        { kind: "notReady", waitingFor: "offline" },
        { kind: "restart" },
      ] as const) {
        const next = advancePrintJob(job, one, 0);
        const after = next.ok ? next.value.state : "cancelled";
        expect(["queued", "waiting", "sending"]).not.toContain(after);
      }
    }
  });

  it("keeps what a job waits for only while it waits", () => {
    const waiting = advancePrintJob(JOB, { kind: "notReady", waitingFor: "cover" }, 5);
    expect(waiting).toMatchObject({ ok: true, value: { state: "waiting", waitingFor: "cover", updatedAtMs: 5 } });
    if (!waiting.ok) return;
    expect(advancePrintJob(waiting.value, { kind: "begin" }, 6)).toMatchObject({
      value: { state: "sending", waitingFor: null, attempts: 1 },
    });
  });

  it("lets the operator try again what never left, as a new wish", () => {
    const failed: PrintJob = { ...JOB, state: "failedBeforeSend", attempts: 9 };
    expect(advancePrintJob(failed, { kind: "retry" }, 700_000)).toMatchObject({
      value: { state: "queued", attempts: 0, createdAtMs: 700_000 },
    });
  });
});

describe("isTooOld", () => {
  it("gives a receipt ten minutes, a drawer kick three seconds, and both a number of attempts", () => {
    expect([isTooOld(JOB, 600_000), isTooOld(JOB, 600_001)]).toEqual([false, true]);
    const kick: PrintJob = { ...JOB, kind: "drawer" };
    expect([isTooOld(kick, 3000), isTooOld(kick, 3001)]).toEqual([false, true]);
    expect(isTooOld({ ...JOB, attempts: 60 }, 0)).toBe(true);
  });
});

describe("retryDelayMs", () => {
  it("grows and stays at fifteen seconds", () => {
    expect([1, 2, 3, 4, 5, 50].map(retryDelayMs)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
  });
});
