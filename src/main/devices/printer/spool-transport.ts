/**
 * Printers behind the system's own queue (`lp -o raw` of CUPS). The queue takes a whole job or none of it, and what
 * happens afterwards nobody here learns: such a job ends as "sent", never as "printed".
 */
import { spawn } from "node:child_process";
import { assert } from "#core/assert.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { faultDetail, STALL_TIMEOUT_MS } from "./printer-transport.ts";
import type { LinkFault, OpenFault, PrinterLink, PrinterTransport } from "./printer-transport.ts";

const JOB_BYTES_MAX = 8_000_000;
/** CUPS allows more, but a name that begins with a dash would be read as an option. */
const QUEUE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}$/;

/** Runs a program with these bytes as its input; its exit code, or a rejection when it cannot be run. */
export type RunProgram = (program: string, parameters: readonly string[], input: Uint8Array) => Promise<number>;

const runSystemProgram: RunProgram = (program, parameters, input) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: ["pipe", "ignore", "ignore"], timeout: STALL_TIMEOUT_MS });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? -1));
    // A program that ends early closes its input; its exit code says the rest.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });

class SpoolLink implements PrinterLink {
  private readonly queue: string;
  private readonly run: RunProgram;
  private readonly held: Uint8Array[] = [];
  private heldBytes = 0;

  constructor(queue: string, run: RunProgram) {
    this.queue = queue;
    this.run = run;
  }

  write(bytes: Uint8Array): Promise<Outcome<null, LinkFault>> {
    this.heldBytes += bytes.length;
    assert(this.heldBytes <= JOB_BYTES_MAX, "a print job has a limit");
    this.held.push(bytes);
    return Promise.resolve(succeed(null));
  }

  read(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(0));
  }

  /** Hands the job over. A refusal means that the queue has nothing of it, so no byte counts as sent. */
  async close(): Promise<Outcome<null, LinkFault>> {
    if (this.heldBytes === 0) return succeed(null);
    try {
      const code = await this.run("lp", ["-d", this.queue, "-o", "raw", "--", "-"], Buffer.concat(this.held));
      return code === 0 ? succeed(null) : fail({ code: "linkLost", bytesSent: 0, detail: `lp ended with ${code}` });
    } catch (error) {
      return fail({ code: "linkLost", bytesSent: 0, detail: faultDetail(error) });
    }
  }
}

export class SpoolTransport implements PrinterTransport {
  readonly answers = false;
  private readonly queue: string;
  private readonly run: RunProgram;

  constructor(queue: string, run: RunProgram = runSystemProgram) {
    this.queue = queue;
    this.run = run;
  }

  open(): Promise<Outcome<PrinterLink, OpenFault>> {
    if (!QUEUE_NAME.test(this.queue)) return Promise.resolve(fail({ code: "notAvailable", detail: "queue name" }));
    return Promise.resolve(succeed(new SpoolLink(this.queue, this.run)));
  }
}
