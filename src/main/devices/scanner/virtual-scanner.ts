/**
 * The scanner for everybody without one, and the twin that tests use: what is given to it arrives as a scan. It can be
 * unplugged and plugged in again.
 */
import type { RawScan } from "#core/cards/clean-scan.ts";
import { Listeners } from "./listeners.ts";
import type { Scanner, ScannerState, StopListening } from "./scanner.ts";

const PATH = "virtual";

export class VirtualScanner implements Scanner {
  readonly #scans = new Listeners<RawScan>();
  readonly #states = new Listeners<ScannerState>();
  #state: ScannerState = { kind: "stopped" };
  #isPluggedIn = true;

  get state(): ScannerState {
    return this.#state;
  }

  onScan(listener: (scan: RawScan) => void): StopListening {
    return this.#scans.add(listener);
  }

  onState(listener: (state: ScannerState) => void): StopListening {
    return this.#states.add(listener);
  }

  start(): void {
    if (this.#state.kind !== "stopped") return;
    this.#become({ kind: "connecting" });
    this.#become(this.#isPluggedIn ? { kind: "ready", path: PATH } : { kind: "away", fault: "notFound" });
  }

  stop(): Promise<void> {
    this.#become({ kind: "stopped" });
    return Promise.resolve();
  }

  /** Reads a code. A scanner that is not ready reads nothing, like a real one without power; the answer says so. */
  scan(text: string): boolean {
    if (this.#state.kind !== "ready") return false;
    this.#scans.tell({ text, cutShort: false });
    return true;
  }

  unplug(): void {
    this.#isPluggedIn = false;
    if (this.#state.kind !== "stopped") this.#become({ kind: "away", fault: "away" });
  }

  plugIn(): void {
    this.#isPluggedIn = true;
    if (this.#state.kind === "away") this.#become({ kind: "ready", path: PATH });
  }

  #become(state: ScannerState): void {
    if (this.#state.kind === state.kind && state.kind !== "away") return;
    this.#state = state;
    this.#states.tell(state);
  }
}
