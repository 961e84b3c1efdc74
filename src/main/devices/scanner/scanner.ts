/** The port of every scanner that is not a keyboard. `SerialScanner` is the real one, `VirtualScanner` its twin. */
import type { RawScan } from "#core/cards/clean-scan.ts";

/** Why there is no connection. Each has its words in the locale namespace `devices`, as `scanner_<fault>`. */
export type ScannerFault =
  /** It was there and has gone: unplugged, switched off. */
  | "away"
  /** No port answers to what was remembered or typed. */
  | "notFound"
  /** Another program, or the system probing a new device, has the port. */
  | "portBusy"
  /** The person who runs the till may not open the port. */
  | "notPermitted"
  /** The system cannot list its ports (no udevadm), and no path was typed. */
  | "portsNotListed"
  | "portFailed";

export type ScannerState =
  | { readonly kind: "stopped" }
  | { readonly kind: "connecting" }
  | { readonly kind: "ready"; readonly path: string }
  /** Tries again by itself. */
  | { readonly kind: "away"; readonly fault: ScannerFault };

export type StopListening = () => void;

export interface Scanner {
  readonly state: ScannerState;
  /** May hold a payment card: classify it before keeping anything of it. */
  onScan(listener: (scan: RawScan) => void): StopListening;
  onState(listener: (state: ScannerState) => void): StopListening;
  start(): void;
  /** Resolves when the port is free for others. */
  stop(): Promise<void>;
}
