/**
 * How a long job makes room: it works for some milliseconds, then rests for some, in which the machine is the till's and
 * a wish to cancel can arrive. Also keeps progress at a pace that a screen can use.
 *
 *   work ≤ 20 ms │ rest 4 ms │ work ≤ 20 ms │ rest 4 ms │ …        progress: at most every 100 ms
 */
import { setTimeout as pause } from "node:timers/promises";
import type { JobProgress } from "./insights-messages.ts";

const WORK_MS = 20;
const REST_MS = 4;
const PROGRESS_EVERY_MS = 100;

/** Thrown out of the job that is to end. Only the worker catches it. */
export class JobCancelled extends Error {
  override readonly name = "JobCancelled";
}

export class Pace {
  readonly #tell: (progress: JobProgress) => void;
  #workingSinceMs = performance.now();
  #toldAtMs = -Infinity;
  #isCancelled = false;

  constructor(tell: (progress: JobProgress) => void) {
    this.#tell = tell;
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  /** To be called often, between two small pieces of work. Rests when it is time to. */
  async step(progress: JobProgress): Promise<void> {
    const nowMs = performance.now();
    if (nowMs - this.#toldAtMs >= PROGRESS_EVERY_MS) {
      this.#toldAtMs = nowMs;
      this.#tell(progress);
    }
    if (nowMs - this.#workingSinceMs < WORK_MS) return;
    await pause(REST_MS);
    this.#workingSinceMs = performance.now();
    if (this.#isCancelled) throw new JobCancelled();
  }
}
