/**
 * A till on a real SQLite file. Doubles: the clock, randomness, and (unless a test brings its own) the devices. Everything
 * is asked through the calls of the contract, as a screen would.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import type { CallInput, CallName, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { FailureCode } from "#contract/failures.ts";
import type { LogLine } from "#main/app/engine-log.ts";
import { InsightsJobs } from "#main/app/insights-jobs.ts";
import { insightsWorkerFile } from "#main/insights-worker-file.ts";
import { buildTill } from "#main/till.ts";
import type { BuiltTill, DeviceSurroundings } from "#main/till.ts";
import type { Devices } from "#main/app/devices.ts";
import { openStore } from "#main/store/open-store.ts";
import type { OpenStoreOptions } from "#main/store/open-store.ts";
import type { Store } from "#main/store/store.ts";
import { StillDevices } from "./still-devices.ts";

export interface TestTillOptions {
  readonly dataDir?: string;
  readonly startMs?: number;
  readonly openDevices?: (surroundings: DeviceSurroundings) => Devices;
  /** A worker that behaves as the test wishes. */
  readonly insightsWorkerFile?: string;
  readonly store?: Partial<Pick<OpenStoreOptions, "freeBytesOf" | "onCommitStep">>;
}

/** Sunday 22 November 2026, 14:32 in Berlin. */
const SUNDAY_AFTERNOON_MS = Date.UTC(2026, 10, 22, 13, 32);

export const TEST_COUPON_KEY = Buffer.alloc(32, 9);

type CommandName = { [N in CallName]: CallInput<N> extends { commandId: string } ? N : never }[CallName];

export class TestTill {
  readonly dataDir: string;
  readonly devices = new StillDevices();
  readonly log: LogLine[] = [];
  readonly store: Store;
  readonly till: BuiltTill;
  nowMs: number;

  constructor(options: TestTillOptions = {}) {
    this.dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "regulars-scenario-"));
    this.nowMs = options.startMs ?? SUNDAY_AFTERNOON_MS;
    const opened = openStore({
      dataDir: this.dataDir,
      holderName: "a scenario",
      nowMs: () => this.nowMs,
      newId: randomUUID,
      log: { slowQuery: () => undefined, anchorNotWritten: () => undefined },
      ballastBytes: 0,
      ...options.store,
    });
    if (!opened.ok) throw new Error(`the store did not open: ${opened.failure.code}`);
    this.store = opened.value;
    const log = { write: (line: LogLine) => void this.log.push(line) };
    const workerFile = options.insightsWorkerFile ?? insightsWorkerFile();
    this.till = buildTill({
      store: this.store,
      insights: new InsightsJobs({ dataDir: this.dataDir, workerFile, log }),
      nowMs: () => this.nowMs,
      elapsedMs: () => performance.now(),
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      pinKey: Buffer.alloc(32, 7),
      couponKey: TEST_COUPON_KEY,
      log,
      version: "test",
      checkAnswers: true,
      openDevices: options.openDevices ?? (() => this.devices),
    });
  }

  /** Makes a call as a screen does. A bug in the till fails the test at once. */
  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Answer<CallOutput<N>>> {
    const answer = await this.till.calls.call(name, input);
    // The till checks its answers against the contract here, so the shape is what the type says.
    return answer as Answer<CallOutput<N>>;
  }

  /** A command that must be done, under a new command id. */
  async done<N extends CommandName>(name: N, input: Omit<CallInput<N>, "commandId">): Promise<CallOutput<N>> {
    return this.value(name, { commandId: randomUUID(), ...input } as CallInput<N>);
  }

  /** A command that must be refused; answers the code. */
  async refused<N extends CommandName>(name: N, input: Omit<CallInput<N>, "commandId">): Promise<FailureCode> {
    const answer = await this.call(name, { commandId: randomUUID(), ...input } as CallInput<N>);
    if (answer.ok) throw new Error(`${name} was done, and should have been refused`);
    return answer.failure.code;
  }

  async value<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const answer = await this.call(name, input);
    if (answer.ok) return answer.value;
    const fault = this.log.findLast((line) => line.kind === "fault");
    throw new Error(`${name} was refused: ${JSON.stringify(answer.failure)}\n${fault?.thrown ?? ""}`);
  }

  async stop(): Promise<void> {
    await this.till.stop();
  }

  /** Stops, and leaves nothing behind. */
  async end(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
