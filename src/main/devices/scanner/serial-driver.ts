/** What the serial scanner needs of the serialport package, so that a test can put a port of its own in its place. */
import { SerialPort } from "serialport";
import type { PortLister } from "./find-serial-port.ts";

export interface SerialLineOptions {
  readonly path: string;
  readonly baudRate: number;
  readonly dataBits: 7 | 8;
  readonly parity: "none" | "even" | "odd";
}

export interface SerialLine {
  readonly isOpen: boolean;
  on(event: "data", listener: (chunk: Buffer) => void): unknown;
  on(event: "error" | "close" | "end", listener: () => void): unknown;
  open(done: (error: Error | null) => void): void;
  close(done: (error: Error | null) => void): void;
  set(lines: { readonly dtr: boolean; readonly rts: boolean }, done: (error: Error | null) => void): void;
}

export interface SerialDriver extends PortLister {
  /** Makes a port that is not yet open. */
  makePort(options: SerialLineOptions): SerialLine;
}

export const systemSerialDriver: SerialDriver = {
  list: () => SerialPort.list(),
  makePort: (options) => new SerialPort({ ...options, autoOpen: false }),
};
