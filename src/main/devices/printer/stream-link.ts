/** A link over a Node stream that reads and writes: what a TCP socket and a serial port have in common. */
import type { Duplex } from "node:stream";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { AnswerBuffer } from "./answer-buffer.ts";
import { faultDetail, STALL_TIMEOUT_MS } from "./printer-transport.ts";
import type { LinkFault, PrinterLink } from "./printer-transport.ts";

/** Small enough that the count of sent bytes means something, large enough for speed. */
const CHUNK_BYTES = 4096;

type Failed = { readonly ok: false; readonly failure: LinkFault };

export interface StreamLinkOptions {
  readonly stallMs?: number;
  /** How long to wait for the far end to close as well; a reset that comes meanwhile means that bytes were lost. */
  readonly lingerMs?: number;
  /** Frees the device after the last byte; a socket needs no more than its own end. */
  readonly release?: () => Promise<void>;
}

export class StreamLink implements PrinterLink {
  private readonly stream: Duplex;
  private readonly answers = new AnswerBuffer();
  private readonly stallMs: number;
  private readonly lingerMs: number;
  private readonly release: () => Promise<void>;
  private sent = 0;
  /** Why nothing more can be written; null while the link is whole. */
  private lost: string | null = null;
  /** The link did not just end, it broke. */
  private broken: string | null = null;
  private onLost: (() => void) | null = null;

  /** The stream is open. A `data` listener is always attached: without one an unplugged serial port goes unnoticed. */
  constructor(stream: Duplex, options: StreamLinkOptions = {}) {
    this.stream = stream;
    this.stallMs = options.stallMs ?? STALL_TIMEOUT_MS;
    this.lingerMs = options.lingerMs ?? 0;
    this.release = options.release ?? (() => Promise.resolve());
    stream.on("data", (bytes: Uint8Array) => this.answers.add(bytes));
    stream.on("error", (error: unknown) => {
      this.broken ??= faultDetail(error);
      this.loseLink(this.broken);
    });
    stream.on("close", () => this.loseLink("closed"));
    stream.on("end", () => this.loseLink("ended by the printer"));
  }

  async write(bytes: Uint8Array): Promise<Outcome<null, LinkFault>> {
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
      if (this.lost !== null) return this.fault("linkLost", this.lost);
      const chunk = bytes.subarray(from, from + CHUNK_BYTES);
      this.sent += chunk.length;
      // One after the other on purpose: the printer takes the next piece when it took this one.
      const fault = await this.limited((done) => this.stream.write(chunk, () => done()));
      if (fault !== null) return fault;
    }
    return succeed(null);
  }

  read(timeoutMs: number): Promise<Uint8Array> {
    return this.answers.read(this.lost === null ? timeoutMs : 0);
  }

  async close(): Promise<Outcome<null, LinkFault>> {
    const fault = this.lost === null ? await this.endWrites() : this.fault("linkLost", this.lost);
    await this.release();
    this.stream.destroy();
    return fault ?? succeed(null);
  }

  private async endWrites(): Promise<Failed | null> {
    const fault = await this.limited((done) => this.stream.end(() => done()));
    if (fault === null && this.lost === null && this.lingerMs > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.lingerMs);
        this.onLost = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.onLost = null;
    }
    return this.broken === null ? fault : this.fault("linkLost", this.broken);
  }

  private loseLink(detail: string): void {
    this.lost ??= detail;
    this.answers.end();
    this.onLost?.();
  }

  private fault(code: LinkFault["code"], detail: string): Failed {
    return fail({ code, bytesSent: this.sent, detail });
  }

  /** Waits for one act of the stream, for the link's end or for the stall limit, whichever is first. */
  private async limited(act: (done: () => void) => void): Promise<Failed | null> {
    const outcome = await new Promise<"done" | "lost" | "stalled">((resolve) => {
      const timer = setTimeout(() => resolve("stalled"), this.stallMs);
      const settle = (how: "done" | "lost") => (): void => {
        clearTimeout(timer);
        resolve(how);
      };
      this.onLost = settle("lost");
      // An answer that ends the stream comes after the callback of the same act, so the order tells who was first.
      act(settle("done"));
    });
    this.onLost = null;
    if (outcome === "stalled") {
      this.lost ??= "stalled";
      return this.fault("stalled", `no byte taken for ${this.stallMs} ms`);
    }
    return outcome === "lost" ? this.fault("linkLost", this.lost ?? "closed") : null;
  }
}
