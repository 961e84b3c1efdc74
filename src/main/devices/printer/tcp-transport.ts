/** Network printers: raw bytes to a TCP port, 9100 by custom. */
import { connect } from "node:net";
import type { Socket } from "node:net";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { CONNECT_TIMEOUT_MS, faultDetail, STALL_TIMEOUT_MS } from "./printer-transport.ts";
import type { OpenFault, PrinterLink, PrinterTransport } from "./printer-transport.ts";
import { StreamLink } from "./stream-link.ts";

/** Printers that close their side do so within milliseconds; those that do not are not waited for. */
const LINGER_MS = 1000;

export interface TcpAddress {
  readonly host: string;
  readonly port: number;
  readonly connectTimeoutMs?: number;
  readonly stallTimeoutMs?: number;
}

export class TcpTransport implements PrinterTransport {
  readonly answers = true;
  private readonly address: TcpAddress;

  constructor(address: TcpAddress) {
    this.address = address;
  }

  async open(): Promise<Outcome<PrinterLink, OpenFault>> {
    const { host, port, connectTimeoutMs = CONNECT_TIMEOUT_MS, stallTimeoutMs = STALL_TIMEOUT_MS } = this.address;
    const opened = await new Promise<Outcome<Socket, OpenFault>>((resolve) => {
      const socket = connect({ host, port, noDelay: true, keepAlive: true });
      const giveUp = (fault: OpenFault): void => {
        clearTimeout(timer);
        // A late error of a socket that was given up has nobody to hear it.
        socket.on("error", () => undefined);
        socket.destroy();
        resolve(fail(fault));
      };
      const timer = setTimeout(
        () => giveUp({ code: "unreachable", detail: `no answer in ${connectTimeoutMs} ms` }),
        connectTimeoutMs,
      );
      socket.once("error", (error) => {
        const detail = faultDetail(error);
        giveUp({ code: detail === "ECONNREFUSED" ? "refused" : "unreachable", detail });
      });
      socket.once("connect", () => {
        clearTimeout(timer);
        socket.removeAllListeners("error");
        resolve(succeed(socket));
      });
    });
    return opened.ok ? succeed(new StreamLink(opened.value, { stallMs: stallTimeoutMs, lingerMs: LINGER_MS })) : opened;
  }
}
