/**
 * Printers that the system shows as a file: `/dev/usb/lpN` on Linux. Such a file can be read as well, but a read blocks
 * one of Node's few file threads until the printer says something, so this way asks nothing.
 */
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { faultDetail, STALL_TIMEOUT_MS } from "./printer-transport.ts";
import type { LinkFault, OpenFault, PrinterLink, PrinterTransport } from "./printer-transport.ts";

const CHUNK_BYTES = 4096;

class FileLink implements PrinterLink {
  private readonly file: FileHandle;
  private readonly stallMs: number;
  private sent = 0;

  constructor(file: FileHandle, stallMs: number) {
    this.file = file;
    this.stallMs = stallMs;
  }

  async write(bytes: Uint8Array): Promise<Outcome<null, LinkFault>> {
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
      const chunk = bytes.subarray(from, from + CHUNK_BYTES);
      this.sent += chunk.length;
      // A device takes the pieces of a job one after the other.
      const fault = await this.writeChunk(chunk);
      if (fault !== null) return fail(fault);
    }
    return succeed(null);
  }

  read(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(0));
  }

  async close(): Promise<Outcome<null, LinkFault>> {
    try {
      await this.file.close();
      return succeed(null);
    } catch (error) {
      return fail({ code: "linkLost", bytesSent: this.sent, detail: faultDetail(error) });
    }
  }

  private async writeChunk(chunk: Uint8Array): Promise<LinkFault | null> {
    let timer: NodeJS.Timeout | undefined;
    const stalled = new Promise<"stalled">((resolve) => {
      timer = setTimeout(() => resolve("stalled"), this.stallMs);
    });
    try {
      const how = await Promise.race([this.file.writeFile(chunk), stalled]);
      return how === "stalled" ? { code: "stalled", bytesSent: this.sent, detail: "no byte taken" } : null;
    } catch (error) {
      return { code: "linkLost", bytesSent: this.sent, detail: faultDetail(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}

export class FileTransport implements PrinterTransport {
  readonly answers = false;
  private readonly path: string;
  private readonly stallMs: number;

  constructor(path: string, stallMs = STALL_TIMEOUT_MS) {
    this.path = path;
    this.stallMs = stallMs;
  }

  async open(): Promise<Outcome<PrinterLink, OpenFault>> {
    try {
      // "r+" does not create: a missing device is a fault, not a new file on the disk.
      return succeed(new FileLink(await open(this.path, "r+"), this.stallMs));
    } catch (error) {
      const detail = faultDetail(error);
      return fail({ code: detail === "EACCES" || detail === "EPERM" ? "notAvailable" : "unreachable", detail });
    }
  }
}
