/**
 * The durable print queue: takes the jobs that a commit wrote down and sends them, one at a time, at the printer's pace.
 *
 * It owns when a job is tried; what may become of one is `advancePrintJob`, how one is sent is `sendJob`, what stands on
 * the paper is the caller's `compose`. The sale never waits for any of it: `wake` returns at once.
 *
 * - A drawer kick goes before receipts and is tried at once, however long the printer was away.
 * - After a failure the printer is left alone for a while that grows, up to 15 s; a job is given up when it is too old.
 * - A printer that was just opened is asked how it is at once, unless a job finds out first.
 * - Every change is written to the table before the next step, so a crash leaves an honest state.
 */
import { advancePrintJob, isTooOld, retryDelayMs } from "#core/receipts/advance-print-job.ts";
import type { PrintJobEvent } from "#core/receipts/advance-print-job.ts";
import type { PrintJob } from "#core/receipts/print-job.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { askCurrentState, asksStatus } from "./printer-status.ts";
import type { PrinterState } from "./printer-status.ts";
import type { PrinterProfile } from "./printer-profile.ts";
import type { PrinterTransport } from "./printer-transport.ts";
import { sendJob } from "./send-job.ts";

/** The part of the store's print jobs that the queue needs. */
export interface PrintJobs {
  put(job: PrintJob): void;
  find(id: string): PrintJob | null;
  /** Newest first. */
  listRecent(limit: number): readonly PrintJob[];
}

export interface Printer {
  readonly transport: PrinterTransport;
  readonly profile: PrinterProfile;
}

export interface PrintQueuePorts {
  readonly jobs: PrintJobs;
  /** The bytes of a job for this profile; null when what it should print is gone. */
  readonly compose: (job: PrintJob, profile: PrinterProfile) => Promise<Uint8Array | null>;
  readonly nowMs: () => number;
  /** Called after every change of a job or of the printer's state. */
  readonly changed: () => void;
  /** A fault of the program itself (compose threw, the table failed): reported once, the job is not tried again. */
  readonly failed: (error: unknown) => void;
  readonly confirmTimeoutMs?: number;
}

/** Jobs that are looked at. Older ones are past their age limit and are not sent anyway. */
const RECENT_JOBS = 200;
const CONFIRM_TIMEOUT_MS = 8000;

export type SettleAnswer = "printed" | "retry" | "cancel";

export class PrintQueue {
  private readonly ports: PrintQueuePorts;
  private printer: Printer | null;
  private state: PrinterState;
  private failuresInRow = 0;
  private quietUntilMs = 0;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private sending = false;
  private wakeAgain = false;
  /** Counts the times that somebody gave the printer a new chance. */
  private chances = 0;
  private stopped = false;

  constructor(ports: PrintQueuePorts, printer: Printer | null) {
    this.ports = ports;
    this.printer = printer;
    this.state = printer === null ? "none" : "checking";
  }

  /** Settles what a crash left half done, then begins to work. */
  start(): void {
    const now = this.ports.nowMs();
    for (const job of this.ports.jobs.listRecent(RECENT_JOBS)) {
      const restarted = advancePrintJob(job, { kind: "restart" }, now);
      if (restarted.ok) this.ports.jobs.put(restarted.value);
    }
    this.wake();
  }

  /** A job may have been added. Never waits. */
  wake(): void {
    if (this.stopped) return;
    if (this.running !== null) {
      this.wakeAgain = true;
      return;
    }
    // Whoever settles a job may do so inside a transaction: no byte leaves before that has ended.
    this.running = Promise.resolve()
      .then(() => this.work())
      .catch((error: unknown) => this.ports.failed(error))
      .finally(() => {
        this.running = null;
        if (this.wakeAgain) {
          this.wakeAgain = false;
          this.wake();
        } else this.planNext();
      });
  }

  /** The work in hand is finished; nothing new is begun. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  /** Done when nothing is being worked on at this moment (waiting jobs wait on). */
  async idle(): Promise<void> {
    while (this.running !== null) {
      // A wake during the work begins another round.
      await this.running;
      // What the work set in motion is given its turn first.
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }

  /** Another printer, or none; what waits goes to the new one. */
  usePrinter(printer: Printer | null): void {
    this.printer = printer;
    this.setState(printer === null ? "none" : "checking");
    this.comeBack();
  }

  printerState(): PrinterState {
    return this.sending && this.state === "ready" ? "busy" : this.state;
  }

  /** What the operator says of a job: it came out, try it again, or leave it. */
  settle(jobId: string, answer: SettleAnswer): Outcome<PrintJob, "notFound" | "notPossible"> {
    const job = this.ports.jobs.find(jobId);
    if (job === null) return fail("notFound");
    const event: PrintJobEvent = { kind: answer === "printed" ? "answerPrinted" : answer };
    const settled = advancePrintJob(job, event, this.ports.nowMs());
    if (!settled.ok) return settled;
    this.ports.jobs.put(settled.value);
    this.ports.changed();
    if (answer === "retry") this.comeBack();
    return succeed(settled.value);
  }

  private comeBack(): void {
    this.chances += 1;
    this.failuresInRow = 0;
    this.quietUntilMs = 0;
    this.wake();
  }

  private setState(state: PrinterState): void {
    if (state === this.state) return;
    this.state = state;
    this.ports.changed();
  }

  /** Oldest first, drawer kicks before all others. */
  private sendable(): readonly PrintJob[] {
    return this.ports.jobs
      .listRecent(RECENT_JOBS)
      .filter((job) => job.state === "queued" || job.state === "waiting")
      .toSorted((a, b) => Number(b.kind === "drawer") - Number(a.kind === "drawer") || a.createdAtMs - b.createdAtMs);
  }

  private async work(): Promise<void> {
    for (let job = this.nextJob(); job !== null && !this.stopped; job = this.nextJob()) {
      // One printer, one job at a time.
      if (!(await this.send(job))) break;
    }
    if (this.state === "checking" && !this.stopped) await this.askPrinter();
  }

  private async askPrinter(): Promise<void> {
    const { printer } = this;
    if (printer === null) return;
    const state = await stateNow(printer);
    // Another printer may have been chosen meanwhile; that one is asked for itself.
    if (this.printer === printer) this.setState(state);
  }

  private nextJob(): PrintJob | null {
    const now = this.ports.nowMs();
    for (const job of this.sendable()) {
      if (isTooOld(job, now)) this.advance(job.id, { kind: "expire" });
      else if (this.printer !== null && (job.kind === "drawer" || now >= this.quietUntilMs)) return job;
    }
    return null;
  }

  /** false when the printer is to be left alone for a while. */
  private async send(job: PrintJob): Promise<boolean> {
    const { printer } = this;
    if (printer === null) return false;
    const bytes = await this.composed(job, printer.profile);
    if (bytes === null) {
      this.advance(job.id, { kind: "cancel" });
      return true;
    }
    const { chances } = this;
    this.sending = true;
    const reached = await this.sendBytes(job, printer, bytes).finally(() => {
      this.sending = false;
      this.ports.changed();
    });
    // What this attempt met may be mended by now: the next one is made at once.
    if (chances !== this.chances) return true;
    this.failuresInRow = reached ? 0 : this.failuresInRow + 1;
    this.quietUntilMs = reached ? 0 : this.ports.nowMs() + retryDelayMs(this.failuresInRow);
    return reached || job.kind === "drawer";
  }

  /** false when the printer could not be reached or stopped taking. */
  private async sendBytes(job: PrintJob, printer: Printer, bytes: Uint8Array): Promise<boolean> {
    let reached = true;
    const { chances } = this;
    await sendJob(
      {
        ...printer,
        bytes,
        quiet: job.kind === "drawer",
        tag: job.id
          .replace(/[^0-9a-zA-Z]/g, "")
          .slice(-4)
          .padStart(4, "0"),
        confirmTimeoutMs: this.ports.confirmTimeoutMs ?? CONFIRM_TIMEOUT_MS,
      },
      {
        tell: (event) => {
          if (event.kind === "notReady" || event.kind === "linkLost") reached = false;
          this.advance(job.id, event);
        },
        sawPrinter: (state) => {
          if (chances === this.chances) this.setState(state);
        },
      },
    );
    return reached;
  }

  private async composed(job: PrintJob, profile: PrinterProfile): Promise<Uint8Array | null> {
    try {
      return await this.ports.compose(job, profile);
    } catch (error) {
      // One receipt that cannot be composed must not stop the ones behind it.
      this.ports.failed(error);
      return null;
    }
  }

  private advance(id: string, event: PrintJobEvent): void {
    const job = this.ports.jobs.find(id);
    if (job === null) return;
    const advanced = advancePrintJob(job, event, this.ports.nowMs());
    // The operator may have cancelled the job between two steps; then that stands.
    if (!advanced.ok) return;
    this.ports.jobs.put(advanced.value);
    this.ports.changed();
  }

  private planNext(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.stopped || this.printer === null || this.sendable().length === 0) return;
    const delay = Math.max(100, this.quietUntilMs - this.ports.nowMs());
    this.timer = setTimeout(() => this.wake(), delay);
    // A waiting receipt is no reason to keep the program running.
    this.timer.unref();
  }
}

/** Asks on a link of its own. A way that only takes bytes, or a printer that must not be asked, stays unknown. */
async function stateNow({ transport, profile }: Printer): Promise<PrinterState> {
  if (!transport.answers || !asksStatus(profile)) return "unknown";
  const opened = await transport.open();
  if (!opened.ok) return "offline";
  const state = await askCurrentState(opened.value);
  await opened.value.close();
  return state;
}
