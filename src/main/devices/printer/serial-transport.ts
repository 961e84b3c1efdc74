/** Serial and USB-CDC printers, with hardware flow control unless the shop says otherwise. */
import type { Duplex } from "node:stream";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { faultDetail, STALL_TIMEOUT_MS } from "./printer-transport.ts";
import type { OpenFault, PrinterLink, PrinterTransport } from "./printer-transport.ts";
import { StreamLink } from "./stream-link.ts";

export interface SerialLine {
  readonly path: string;
  readonly baudRate: number;
  readonly flowControl: "rtscts" | "xonxoff" | "none";
  readonly stallTimeoutMs?: number;
}

/** An open port: bytes both ways, and what has to happen before it is let go. */
export interface OpenPort {
  readonly stream: Duplex;
  /** Waits until the last byte left the machine, then closes. Never rejects. */
  readonly release: () => Promise<void>;
}

export type OpenSerialPort = (line: SerialLine) => Promise<OpenPort>;

/** What this program uses of a `SerialPort`, so that the mock of the same package fits as well. */
export interface SerialPortLike extends Duplex {
  readonly isOpen: boolean;
  open(callback: (error: Error | null) => void): void;
  drain(callback: (error: Error | null) => void): void;
  close(callback: (error: Error | null) => void): void;
}

export interface SerialPortOptions {
  readonly path: string;
  readonly baudRate: number;
  readonly rtscts: boolean;
  readonly xon: boolean;
  readonly xoff: boolean;
  readonly autoOpen: false;
}

/**
 * Opens with any maker of ports: the system's, or the mock's.
 *
 * @internal for tests: product code reaches it through this file
 */
export function openWith(makePort: (options: SerialPortOptions) => SerialPortLike): OpenSerialPort {
  return async (line) => {
    const software = line.flowControl === "xonxoff";
    const port = makePort({
      path: line.path,
      baudRate: line.baudRate,
      rtscts: line.flowControl === "rtscts",
      xon: software,
      xoff: software,
      autoOpen: false,
    });
    await new Promise<void>((resolve, reject) => {
      port.open((error) => (error === null ? resolve() : reject(error)));
    });
    const release = async (): Promise<void> => {
      if (!port.isOpen) return;
      // A port that was unplugged meanwhile has nothing left to wait for: either callback may bring an error.
      await new Promise<void>((resolve) => {
        port.drain(() => resolve());
      });
      await new Promise<void>((resolve) => {
        port.close(() => resolve());
      });
    };
    return { stream: port, release };
  };
}

/** The system's ports; the native part is loaded at the first use. */
const openSystemPort: OpenSerialPort = async (line) => {
  const { SerialPort } = await import("serialport");
  return openWith((options) => new SerialPort({ ...options }))(line);
};

export class SerialTransport implements PrinterTransport {
  readonly answers = true;
  private readonly line: SerialLine;
  private readonly openPort: OpenSerialPort;

  constructor(line: SerialLine, openPort: OpenSerialPort = openSystemPort) {
    this.line = line;
    this.openPort = openPort;
  }

  async open(): Promise<Outcome<PrinterLink, OpenFault>> {
    try {
      const { stream, release } = await this.openPort(this.line);
      return succeed(new StreamLink(stream, { stallMs: this.line.stallTimeoutMs ?? STALL_TIMEOUT_MS, release }));
    } catch (error) {
      const detail = faultDetail(error);
      return fail({ code: detail === "EACCES" ? "notAvailable" : "unreachable", detail });
    }
  }
}
