/** The printer that a shop set up: a profile and the way to it. */
import { FileTransport } from "./file-transport.ts";
import type { Printer } from "./print-queue.ts";
import type { PrinterTransport } from "./printer-transport.ts";
import { findProfile } from "./profile-shelf.ts";
import { SerialTransport } from "./serial-transport.ts";
import { SpoolTransport } from "./spool-transport.ts";
import { TcpTransport } from "./tcp-transport.ts";

/** As the contract's printer set-up. */
export type PrinterSetup =
  | { readonly kind: "none" }
  | { readonly kind: "virtual" }
  | { readonly kind: "tcp"; readonly profile: string; readonly host: string; readonly port: number }
  | { readonly kind: "serial"; readonly profile: string; readonly path: string; readonly baudRate: number }
  | { readonly kind: "device"; readonly profile: string; readonly path: string }
  | { readonly kind: "queue"; readonly profile: string; readonly queue: string };

type RealSetup = Exclude<PrinterSetup, { kind: "none" | "virtual" }>;

function transportOf(setup: RealSetup): PrinterTransport {
  switch (setup.kind) {
    case "tcp":
      return new TcpTransport({ host: setup.host, port: setup.port });
    case "serial":
      return new SerialTransport({ path: setup.path, baudRate: setup.baudRate, flowControl: "rtscts" });
    case "device":
      return new FileTransport(setup.path);
    case "queue":
      return new SpoolTransport(setup.queue);
  }
}

/** null for a till without a printer, and for a profile that does not exist. */
export function makePrinter(setup: PrinterSetup, virtual: Printer): Printer | null {
  if (setup.kind === "none") return null;
  if (setup.kind === "virtual") return virtual;
  const profile = findProfile(setup.profile);
  return profile === null ? null : { transport: transportOf(setup), profile };
}
