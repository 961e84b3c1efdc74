/**
 * A scanner on a serial port or on USB as one (CDC).
 *
 * Owns: finding the port, opening it, noticing that it has gone, trying again, bytes to scans. Refuses to know: what a
 * scan means.
 *
 *     stopped ──start──► connecting ──opened──► ready ──unplugged──► away ─┐
 *        ▲                   ▲                                            │ a pause
 *        └──stop (any)       └────────────────────────────────────────────┘
 *
 * It tries again for as long as it is wanted, at a bounded pace: every second at first, since the system probes a newly
 * plugged device for up to half a minute and keeps it busy meanwhile, then every five.
 */
import type { RawScan } from "#core/cards/clean-scan.ts";
import { decodeScan } from "#core/scanning/decode-scan.ts";
import { NO_FRAME, passPause, takeBytes, type Frame } from "#core/scanning/framing.ts";
import { findSerialPort, type SerialPortAddress } from "./find-serial-port.ts";
import { Listeners } from "./listeners.ts";
import { systemSerialDriver, type SerialDriver, type SerialLine } from "./serial-driver.ts";
import type { Scanner, ScannerFault, ScannerState, StopListening } from "./scanner.ts";

export interface SerialScannerSetup {
  readonly address: SerialPortAddress;
  readonly baudRate: number;
  readonly dataBits?: 7 | 8;
  readonly parity?: "none" | "even" | "odd";
  /** Modem lines to set after opening; most scanners want both high or do not care. */
  readonly dtr?: boolean;
  readonly rts?: boolean;
  /** Whether the scanner ends each scan with CR, LF, TAB or ETX. */
  readonly terminated: boolean;
  /** The pause after which a scan without an end is over. */
  readonly idleGapMs: number;
}

export interface SerialScannerTimes {
  readonly probingRetryMs: number;
  readonly probingForMs: number;
  readonly retryMs: number;
}

const TIMES: SerialScannerTimes = { probingRetryMs: 1000, probingForMs: 30_000, retryMs: 5000 };

export class SerialScanner implements Scanner {
  readonly #setup: SerialScannerSetup;
  readonly #driver: SerialDriver;
  readonly #times: SerialScannerTimes;
  readonly #scans = new Listeners<RawScan>();
  readonly #states = new Listeners<ScannerState>();
  #state: ScannerState = { kind: "stopped" };
  #port: SerialLine | null = null;
  #framing = NO_FRAME;
  #idleTimer: NodeJS.Timeout | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  #awaySinceMs = 0;
  /** Counts starts and stops, so that an attempt that was overtaken by one can tell. */
  #generation = 0;

  /** `driver` is what talks to the system; a test brings its own. */
  constructor(setup: SerialScannerSetup, driver: SerialDriver = systemSerialDriver, times = TIMES) {
    this.#setup = setup;
    this.#driver = driver;
    this.#times = times;
  }

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
    this.#generation += 1;
    this.#awaySinceMs = performance.now();
    this.#become({ kind: "connecting" });
    void this.#connect(this.#generation);
  }

  async stop(): Promise<void> {
    this.#generation += 1;
    clearTimeout(this.#retryTimer);
    const port = this.#port;
    this.#forgetPort();
    this.#become({ kind: "stopped" });
    if (port !== null) await close(port);
  }

  async #connect(generation: number): Promise<void> {
    const found = await findSerialPort(this.#setup.address, this.#driver);
    if (generation !== this.#generation) return;
    if (!found.ok) return this.#goAway(found.failure);

    const port = this.#makePort(found.value);
    const openFailure = await new Promise<Error | null>((resolve) => port.open(resolve));
    if (generation !== this.#generation) {
      if (openFailure === null) await close(port);
      return;
    }
    if (openFailure !== null) return this.#goAway(faultOf(openFailure));

    this.#port = port;
    this.#setModemLines(port);
    this.#become({ kind: "ready", path: found.value });
  }

  #makePort(path: string): SerialLine {
    const { baudRate, dataBits = 8, parity = "none" } = this.#setup;
    const port = this.#driver.makePort({ path, baudRate, dataBits, parity });
    // Attached before anything else and never taken off: a port nobody reads does not notice that it was unplugged, and
    // an error that nobody hears ends the program.
    port.on("data", (chunk: Buffer) => this.#takeChunk(port, chunk));
    for (const event of ["error", "close", "end"] as const) port.on(event, () => this.#losePort(port));
    return port;
  }

  #setModemLines(port: SerialLine): void {
    const { dtr, rts } = this.#setup;
    if (dtr === undefined && rts === undefined) return;
    // Virtual ports have no such lines and say so here. A scanner that needs them and lacks them stays silent, which the
    // diagnostics show as no scan; the connection itself is sound.
    port.set({ dtr: dtr ?? true, rts: rts ?? true }, () => undefined);
  }

  #takeChunk(port: SerialLine, chunk: Buffer): void {
    if (port !== this.#port) return;
    clearTimeout(this.#idleTimer);
    const { state, frames } = takeBytes(this.#framing, chunk);
    this.#framing = state;
    if (state.pending.length > 0) this.#idleTimer = setTimeout(() => this.#takePause(), this.#setup.idleGapMs);
    for (const frame of frames) this.#deliver(frame);
  }

  #takePause(): void {
    const { state, frame } = passPause(this.#framing, this.#setup);
    this.#framing = state;
    if (frame !== null) this.#deliver(frame);
  }

  #deliver(frame: Frame): void {
    this.#scans.tell({ text: decodeScan(frame.bytes), cutShort: frame.cutShort });
  }

  #losePort(port: SerialLine): void {
    if (port !== this.#port) return;
    this.#forgetPort();
    this.#awaySinceMs = performance.now();
    if (port.isOpen) void close(port);
    this.#goAway("away");
  }

  /** What was half read goes with the port: its other half will never come. */
  #forgetPort(): void {
    clearTimeout(this.#idleTimer);
    this.#framing = NO_FRAME;
    this.#port = null;
  }

  #goAway(fault: ScannerFault): void {
    this.#become({ kind: "away", fault });
    const isProbing = performance.now() - this.#awaySinceMs < this.#times.probingForMs;
    const generation = this.#generation;
    this.#retryTimer = setTimeout(
      () => void this.#connect(generation),
      isProbing ? this.#times.probingRetryMs : this.#times.retryMs,
    );
  }

  #become(state: ScannerState): void {
    const before = this.#state;
    const isSameFault = before.kind === "away" && state.kind === "away" && before.fault === state.fault;
    if (isSameFault || (before.kind === state.kind && state.kind !== "away")) return;
    this.#state = state;
    this.#states.tell(state);
  }
}

/** Closes a port; one that has closed itself meanwhile is closed as well. */
function close(port: SerialLine): Promise<void> {
  return new Promise((resolve) => port.close(() => resolve()));
}

/** The bindings say what happened in words only, in those of the operating system. */
function faultOf(error: Error): ScannerFault {
  if (/no such|not found|does not exist|File not found|ENOENT|ENXIO|ENODEV/i.test(error.message)) return "notFound";
  if (/lock|busy|access denied|EBUSY|EAGAIN|temporarily unavailable/i.test(error.message)) return "portBusy";
  if (/permission|EACCES|EPERM|not permitted/i.test(error.message)) return "notPermitted";
  return "portFailed";
}
