/** The durable queue over the virtual printer and over TCP: what the table says after every kind of trouble. */
import { afterEach, describe, expect, it } from "vitest";
import type { PrintJob } from "#core/receipts/print-job.ts";
import { encodeDrawerKick } from "#main/devices/drawer/drawer-kick.ts";
import { PrintQueue } from "#main/devices/printer/print-queue.ts";
import type { Printer, PrintJobs } from "#main/devices/printer/print-queue.ts";
import { TcpTransport } from "#main/devices/printer/tcp-transport.ts";
import { VirtualPrinter } from "#main/devices/virtual/virtual-printer.ts";
import { profileOf, uuid } from "./receipt-cases.ts";
import { TcpPrinter } from "./tcp-printer.ts";

const RECEIPT = Uint8Array.from([0x1b, 0x40, ...Buffer.from("one receipt"), 0x0a, 0x1d, 0x56, 1]);

class JobTable implements PrintJobs {
  readonly rows = new Map<string, PrintJob>();
  readonly history: string[] = [];

  put(job: PrintJob): void {
    this.rows.set(job.id, job);
    this.history.push(`${job.kind} ${job.state}${job.waitingFor === null ? "" : ` ${job.waitingFor}`}`);
  }
  find(id: string): PrintJob | null {
    return this.rows.get(id) ?? null;
  }
  listRecent(limit: number): readonly PrintJob[] {
    return Array.from(this.rows.values()).toReversed().slice(0, limit);
  }
}

interface Bench {
  readonly queue: PrintQueue;
  readonly jobs: JobTable;
  readonly add: (change?: Partial<PrintJob>) => string;
  readonly stateOf: (id: string) => string | undefined;
  readonly pass: (ms: number) => void;
  readonly failures: unknown[];
}

const benches: Bench[] = [];
afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.queue.stop();
});

function makeBench(printer: Printer | null, jobs = new JobTable()): Bench {
  let now = 1_000_000;
  let count = jobs.rows.size;
  const failures: unknown[] = [];
  const queue = new PrintQueue(
    {
      jobs,
      compose: async (job, profile) => (job.kind === "drawer" ? encodeDrawerKick(profile) : RECEIPT),
      nowMs: () => now,
      changed: () => undefined,
      failed: (error) => failures.push(error),
      confirmTimeoutMs: 200,
    },
    printer,
  );
  const bench: Bench = {
    queue,
    jobs,
    failures,
    add: (change = {}) => {
      count += 1;
      const job: PrintJob = {
        id: uuid(count),
        kind: "receipt",
        saleId: uuid(900),
        copyNumber: 0,
        state: "queued",
        waitingFor: null,
        bytesSent: 0,
        attempts: 0,
        createdAtMs: now,
        updatedAtMs: now,
        ...change,
      };
      jobs.put(job);
      return job.id;
    },
    stateOf: (id) => jobs.find(id)?.state,
    pass: (ms) => {
      now += ms;
    },
  };
  benches.push(bench);
  return bench;
}

const virtual = (id = "virtual-80"): { printer: VirtualPrinter; as: Printer } => {
  const printer = new VirtualPrinter(profileOf(id));
  return { printer, as: { transport: printer, profile: printer.profile } };
};

async function wakeAndWait(bench: Bench): Promise<void> {
  bench.queue.wake();
  await bench.queue.idle();
}

describe("a job on a good printer", () => {
  it("is printed when the printer gives its number back", async () => {
    const { printer, as } = virtual();
    const bench = makeBench(as);
    const id = bench.add();
    await wakeAndWait(bench);
    expect(bench.jobs.history).toEqual(["receipt queued", "receipt sending", "receipt sent", "receipt printed"]);
    expect(bench.jobs.find(id)).toMatchObject({ bytesSent: RECEIPT.length, attempts: 1 });
    expect(printer.papers.map(({ printed }) => printer.readText(printed))).toEqual(["one receipt\n[cut]\n"]);
    expect(bench.queue.printerState()).toBe("ready");
  });

  it("is only sent when the printer cannot confirm", async () => {
    const { as } = virtual("raster-80");
    const bench = makeBench(as);
    const id = bench.add();
    await wakeAndWait(bench);
    expect(bench.stateOf(id)).toBe("sent");
    expect(bench.queue.printerState()).toBe("unknown");
  });

  it("is never asked by a profile that says so", async () => {
    const profile = { ...profileOf("virtual-80"), neverAskStatus: true };
    const printer = new TcpPrinter(profile);
    const port = await printer.listen();
    const bench = makeBench({ transport: new TcpTransport({ host: "127.0.0.1", port }), profile });
    bench.add();
    await wakeAndWait(bench);
    expect(printer.jobs.map((job) => Buffer.from(job).equals(Buffer.from(RECEIPT)))).toEqual([true]);
    await printer.close();
  });
});

describe("a printer that cannot take a job", () => {
  it.each([
    ["paperOut", "paper", "paperOut"],
    ["coverOpen", "cover", "coverOpen"],
    ["offline", "offline", "offline"],
  ] as const)("keeps it waiting (%s) and prints it once when it is ready again", async (kind, waitingFor, state) => {
    const { printer, as } = virtual();
    printer.failWith({ kind });
    const bench = makeBench(as);
    const id = bench.add();
    await wakeAndWait(bench);
    expect(bench.jobs.find(id)).toMatchObject({ state: "waiting", waitingFor, bytesSent: 0 });
    expect(bench.queue.printerState()).toBe(state);

    printer.failWith({ kind: "none" });
    await wakeAndWait(bench);
    expect(bench.stateOf(id), "it is left alone for a while first").toBe("waiting");
    bench.pass(16_000);
    await wakeAndWait(bench);
    expect(bench.stateOf(id)).toBe("printed");
    expect(printer.papers.length).toBe(1);
  });

  it("does not burst out with receipts that waited longer than ten minutes", async () => {
    const { printer, as } = virtual();
    printer.failWith({ kind: "offline" });
    const bench = makeBench(as);
    const old = bench.add();
    await wakeAndWait(bench);
    bench.pass(10 * 60_000 + 1);
    printer.failWith({ kind: "none" });
    const fresh = bench.add();
    await wakeAndWait(bench);
    expect([bench.stateOf(old), bench.stateOf(fresh)]).toEqual(["failedBeforeSend", "printed"]);
    expect(printer.papers.length).toBe(1);

    expect(bench.queue.settle(old, "retry").ok).toBe(true);
    await bench.queue.idle();
    expect(bench.stateOf(old)).toBe("printed");
  });

  it("is tried at once when it was mended during the attempt that failed", async () => {
    const { printer, as } = virtual();
    const unanswered: (() => void)[] = [];
    const stuck: Printer = {
      profile: as.profile,
      transport: {
        answers: true,
        open: async () => {
          await new Promise<void>((resolve) => unanswered.push(resolve));
          return { ok: false, failure: { code: "unreachable", detail: "away" } };
        },
      },
    };
    const bench = makeBench(stuck);
    const id = bench.add();
    bench.queue.wake();
    await expect.poll(() => unanswered.length).toBe(1);
    bench.queue.usePrinter(as);
    for (const answer of unanswered) answer();
    await bench.queue.idle();
    expect(bench.stateOf(id)).toBe("printed");
    expect(bench.queue.printerState()).toBe("ready");
    expect(printer.papers.length).toBe(1);
  });

  it("leaves a job queued while no printer is set up", async () => {
    const bench = makeBench(null);
    const id = bench.add();
    await wakeAndWait(bench);
    expect([bench.stateOf(id), bench.queue.printerState()]).toEqual(["queued", "none"]);
    const { printer, as } = virtual();
    bench.queue.usePrinter(as);
    await bench.queue.idle();
    expect([bench.stateOf(id), printer.papers.length]).toEqual(["printed", 1]);
  });
});

describe("a link that is lost", () => {
  it("after the first byte makes the job unknown and never sends it again by itself", async () => {
    const { printer, as } = virtual();
    // Nine bytes are the questions before the job.
    printer.failWith({ kind: "cutLink", afterBytes: 9 + 5 });
    const bench = makeBench(as);
    const id = bench.add();
    await wakeAndWait(bench);
    expect(bench.jobs.find(id)).toMatchObject({ state: "unknown", bytesSent: 5 });
    printer.failWith({ kind: "none" });
    bench.pass(60_000);
    await wakeAndWait(bench);
    expect(bench.stateOf(id)).toBe("unknown");
    expect(bench.queue.settle(id, "retry")).toEqual({ ok: false, failure: "notPossible" });
    expect(bench.queue.settle(id, "printed").ok).toBe(true);
    expect(bench.stateOf(id)).toBe("printed");
  });

  it("before the first byte keeps the job waiting", async () => {
    const { printer, as } = virtual();
    printer.failWith({ kind: "cutLink", afterBytes: 9 });
    const bench = makeBench(as);
    const id = bench.add();
    await wakeAndWait(bench);
    expect(bench.jobs.find(id)).toMatchObject({ state: "waiting", waitingFor: "offline", bytesSent: 0 });
  });

  it("over TCP is noticed as well", async () => {
    const printer = new TcpPrinter(profileOf("virtual-80"));
    printer.habit = { kind: "closesAfter", bytes: 9 + 3 };
    const transport = new TcpTransport({ host: "127.0.0.1", port: await printer.listen() });
    const bench = makeBench({ transport, profile: printer.printer.profile });
    const id = bench.add();
    await wakeAndWait(bench);
    expect(bench.stateOf(id)).toBe("unknown");
    await printer.close();
  });
});

describe("a start after a crash", () => {
  it("turns what was being sent, and what was sent just now, into a question", async () => {
    const jobs = new JobTable();
    const { printer, as } = virtual();
    const bench = makeBench(as, jobs);
    const sending = bench.add({ state: "sending" });
    const sent = bench.add({ state: "sent" });
    const longAgo = bench.add({ state: "sent", updatedAtMs: 0 });
    const kick = bench.add({ kind: "drawer", state: "sending" });
    const queued = bench.add();
    bench.queue.start();
    await bench.queue.idle();
    expect([sending, sent, longAgo, kick, queued].map(bench.stateOf)).toEqual([
      "unknown",
      "unknown",
      "sent",
      "cancelled",
      "printed",
    ]);
    expect([printer.papers.length, printer.pulseCount]).toEqual([1, 0]);
  });
});

describe("the drawer", () => {
  it("gets exactly five bytes, before any receipt", async () => {
    const printer = new TcpPrinter(profileOf("virtual-80"));
    const transport = new TcpTransport({ host: "127.0.0.1", port: await printer.listen() });
    const bench = makeBench({ transport, profile: printer.printer.profile });
    bench.add();
    const kick = bench.add({ kind: "drawer" });
    await wakeAndWait(bench);
    expect(Array.from(printer.jobs[0] ?? [])).toEqual([0x1b, 0x70, 0, 25, 250]);
    expect(bench.stateOf(kick)).toBe("printed");
    expect(printer.printer.pulseCount).toBe(1);
    await printer.close();
  });

  it("is tried at once although the printer is being left alone, and never a second time", async () => {
    const { printer, as } = virtual();
    printer.failWith({ kind: "offline" });
    const bench = makeBench(as);
    bench.add();
    await wakeAndWait(bench);
    const kick = bench.add({ kind: "drawer" });
    await wakeAndWait(bench);
    expect(bench.stateOf(kick)).toBe("failedBeforeSend");
    printer.failWith({ kind: "none" });
    bench.pass(60_000);
    await wakeAndWait(bench);
    expect([bench.stateOf(kick), printer.pulseCount]).toEqual(["failedBeforeSend", 0]);
    expect(bench.queue.settle(kick, "retry")).toEqual({ ok: false, failure: "notPossible" });
  });

  it("does not open later than three seconds after the sale", async () => {
    const { printer, as } = virtual();
    const bench = makeBench(as);
    const kick = bench.add({ kind: "drawer" });
    bench.pass(3001);
    await wakeAndWait(bench);
    expect([bench.stateOf(kick), printer.pulseCount]).toEqual(["failedBeforeSend", 0]);
  });
});

describe("a receipt that cannot be composed", () => {
  it("is reported and does not stop the one behind it", async () => {
    const { as, printer } = virtual();
    const jobs = new JobTable();
    const failures: unknown[] = [];
    const queue = new PrintQueue(
      {
        jobs,
        compose: async (job) => {
          if (job.saleId === null) throw new Error("no facts");
          return RECEIPT;
        },
        nowMs: () => 0,
        changed: () => undefined,
        failed: (error) => failures.push(error),
      },
      as,
    );
    const job: PrintJob = {
      id: uuid(1),
      kind: "receipt",
      saleId: null,
      copyNumber: 0,
      state: "queued",
      waitingFor: null,
      bytesSent: 0,
      attempts: 0,
      createdAtMs: 0,
      updatedAtMs: 0,
    };
    jobs.put(job);
    jobs.put({ ...job, id: uuid(2), saleId: uuid(9) });
    queue.wake();
    await queue.idle();
    await queue.stop();
    expect([jobs.find(uuid(1))?.state, jobs.find(uuid(2))?.state]).toEqual(["cancelled", "printed"]);
    expect([failures.length, printer.papers.length]).toEqual([1, 1]);
  });
});
