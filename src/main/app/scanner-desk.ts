/** The serial scanner of this till, when it has one: which one is in use, and what it is called on the status bar. */
import type { RawScan } from "#core/cards/clean-scan.ts";
import type { ScannerSetup, TillView } from "#contract/views.ts";
import type { Scanner } from "#main/devices/scanner/scanner.ts";
import type { SerialDriver } from "#main/devices/scanner/serial-driver.ts";
import { SerialScanner } from "#main/devices/scanner/serial-scanner.ts";

type StateView = TillView["scanner"]["state"];

interface DeskParts {
  readonly driver: SerialDriver;
  readonly onScan: (scan: RawScan) => void;
  readonly onState: () => void;
}

/** Long enough for a slow line, short enough that two scans of a quick hand stay two. */
const IDLE_GAP_MS = 80;

export class ScannerDesk {
  readonly #parts: DeskParts;
  #scanner: Scanner | null = null;
  /** Set-ups are taken one after the other: the old scanner lets go of its port before the new one asks for it. */
  #changing: Promise<void> = Promise.resolve();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  get state(): StateView {
    const state = this.#scanner?.state;
    if (state === undefined || state.kind === "stopped") return "keyboardOnly";
    if (state.kind !== "away") return state.kind;
    if (state.fault === "portBusy") return "portBusy";
    return state.fault === "notFound" || state.fault === "portsNotListed" ? "notFound" : "away";
  }

  use({ serial }: ScannerSetup): Promise<void> {
    this.#changing = this.#changing.then(async () => {
      await this.#scanner?.stop();
      this.#scanner = serial === null ? null : this.#start(serial);
      this.#parts.onState();
    });
    return this.#changing;
  }

  stop(): Promise<void> {
    return this.#changing.then(() => this.#scanner?.stop());
  }

  #start({ path, baudRate }: NonNullable<ScannerSetup["serial"]>): Scanner {
    const address = { kind: "path", path } as const;
    // A code that does not end as scanners end them was cut off on the way: it is refused, not guessed.
    const setup = { address, baudRate, terminated: true, idleGapMs: IDLE_GAP_MS };
    const scanner = new SerialScanner(setup, this.#parts.driver);
    scanner.onScan(this.#parts.onScan);
    scanner.onState(this.#parts.onState);
    scanner.start();
    return scanner;
  }
}
