/** From a set-up to a printer: which way its bytes go, and which profile says what it can do. */
import { unreachable } from "#core/assert.ts";
import type { PrinterSetup } from "#contract/views.ts";
import { FileTransport } from "#main/devices/printer/file-transport.ts";
import type { Printer } from "#main/devices/printer/print-queue.ts";
import { findProfile } from "#main/devices/printer/profile-shelf.ts";
import type { PrinterTransport } from "#main/devices/printer/printer-transport.ts";
import { SerialTransport } from "#main/devices/printer/serial-transport.ts";
import { SpoolTransport } from "#main/devices/printer/spool-transport.ts";
import { TcpTransport } from "#main/devices/printer/tcp-transport.ts";

type RealPrinter = Exclude<PrinterSetup, { kind: "none" | "virtual" }>;

/** null for a profile that this version does not know: better no paper than a wrong one. */
export function realPrinter(setup: RealPrinter): Printer | null {
  const profile = findProfile(setup.profile);
  return profile === null ? null : { transport: transportOf(setup), profile };
}

function transportOf(setup: RealPrinter): PrinterTransport {
  switch (setup.kind) {
    case "tcp":
      return new TcpTransport({ host: setup.host, port: setup.port });
    case "serial":
      return new SerialTransport({ path: setup.path, baudRate: setup.baudRate, flowControl: "rtscts" });
    case "device":
      return new FileTransport(setup.path);
    case "queue":
      return new SpoolTransport(setup.queue);
    default:
      return unreachable(setup);
  }
}
