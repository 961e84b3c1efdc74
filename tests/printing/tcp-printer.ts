/** A printer on a real TCP port of this machine: the emulator behind a socket, with every bad habit that tests need. */
import { createServer } from "node:net";
import type { Server, Socket } from "node:net";
import { VirtualPrinter } from "#main/devices/virtual/virtual-printer.ts";
import type { PrinterProfile } from "#main/devices/printer/printer-profile.ts";

export type Habit =
  | { readonly kind: "good" }
  /** Takes the connection and then no byte. */
  | { readonly kind: "stalls" }
  /** Closes the connection after so many bytes. */
  | { readonly kind: "closesAfter"; readonly bytes: number }
  /** Takes everything, answers nothing. */
  | { readonly kind: "deaf" };

export class TcpPrinter {
  readonly printer: VirtualPrinter;
  habit: Habit = { kind: "good" };
  /** The bytes of every connection, in the order in which they were made. */
  readonly jobs: Uint8Array[] = [];
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(profile: PrinterProfile) {
    this.printer = new VirtualPrinter(profile);
    this.server = createServer({ allowHalfOpen: true }, (socket) => this.serve(socket));
  }

  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.server.listen(0, "127.0.0.1", () => {
        const address = this.server.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.sockets.delete(socket));
    const { habit } = this;
    if (habit.kind === "stalls") {
      socket.pause();
      return;
    }
    const index = this.jobs.push(new Uint8Array(0)) - 1;
    socket.on("data", (chunk: Uint8Array) => {
      const before = this.jobs[index] ?? new Uint8Array(0);
      const room = habit.kind === "closesAfter" ? habit.bytes - before.length : chunk.length;
      const taken = chunk.subarray(0, Math.max(0, room));
      this.jobs[index] = Uint8Array.from(Buffer.concat([before, taken]));
      const answer = this.printer.receive(taken);
      if (habit.kind === "good" && answer.length > 0) socket.write(answer);
      if (habit.kind === "closesAfter" && room <= chunk.length) socket.resetAndDestroy();
    });
    socket.on("end", () => {
      this.printer.finishLink();
      socket.end();
    });
  }
}
