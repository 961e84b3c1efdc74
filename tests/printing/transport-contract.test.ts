/** One contract for every way to a printer, real ones and the twin; and what each does when the far end misbehaves. */
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Duplex } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { FileTransport } from "#main/devices/printer/file-transport.ts";
import type { PrinterTransport } from "#main/devices/printer/printer-transport.ts";
import { openWith, SerialTransport } from "#main/devices/printer/serial-transport.ts";
import type { SerialPortLike } from "#main/devices/printer/serial-transport.ts";
import { SpoolTransport } from "#main/devices/printer/spool-transport.ts";
import { TcpTransport } from "#main/devices/printer/tcp-transport.ts";
import { VirtualPrinter } from "#main/devices/virtual/virtual-printer.ts";
import { profileOf } from "./receipt-cases.ts";
import { TcpPrinter } from "./tcp-printer.ts";

interface Rig {
  readonly transport: PrinterTransport;
  /** A way to a printer that is not there. */
  readonly missing: PrinterTransport;
  /** The bytes that the printer has taken so far, once it had time. */
  readonly taken: () => Promise<Uint8Array>;
}

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function startTcp(): Promise<{ printer: TcpPrinter; port: number }> {
  const printer = new TcpPrinter(profileOf("virtual-80"));
  const port = await printer.listen();
  cleanUps.push(() => printer.close());
  return { printer, port };
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

/** A serial port whose far end keeps what it gets. The types of the package's own mock do not resolve here. */
class PretendPort extends Duplex implements SerialPortLike {
  isOpen = false;
  private readonly path: string;
  private readonly taken: Uint8Array[];

  constructor(path: string, taken: Uint8Array[]) {
    super();
    this.path = path;
    this.taken = taken;
  }
  open(callback: (error: Error | null) => void): void {
    this.isOpen = this.path === "/dev/pretend";
    callback(this.isOpen ? null : new Error("no such port"));
  }
  drain(callback: (error: Error | null) => void): void {
    callback(null);
  }
  close(callback: (error: Error | null) => void): void {
    this.isOpen = false;
    callback(null);
  }
  override _read(): void {
    // Nothing ever comes back.
  }
  override _write(chunk: Uint8Array, _encoding: BufferEncoding, callback: () => void): void {
    this.taken.push(Uint8Array.from(chunk));
    setImmediate(callback);
  }
}

const RIGS: Readonly<Record<string, () => Promise<Rig>>> = {
  tcp: async () => {
    const { printer, port } = await startTcp();
    return {
      transport: new TcpTransport({ host: "127.0.0.1", port }),
      missing: new TcpTransport({ host: "127.0.0.1", port: 1 }),
      taken: async () => {
        await expect.poll(() => joined(printer.jobs).length).toBeGreaterThanOrEqual(JOB.length);
        return joined(printer.jobs);
      },
    };
  },
  serial: async () => {
    const taken: Uint8Array[] = [];
    const openPort = openWith((options) => new PretendPort(options.path, taken));
    const line = { baudRate: 38_400, flowControl: "rtscts" } as const;
    return {
      transport: new SerialTransport({ ...line, path: "/dev/pretend" }, openPort),
      missing: new SerialTransport({ ...line, path: "/dev/not-there" }, openPort),
      taken: () => Promise.resolve(joined(taken)),
    };
  },
  file: async () => {
    const folder = await mkdtemp(join(tmpdir(), "regulars-lp-"));
    const path = join(folder, "lp0");
    await writeFile(path, "");
    return {
      transport: new FileTransport(path),
      missing: new FileTransport(join(folder, "lp1")),
      taken: async () => Uint8Array.from(await readFile(path)),
    };
  },
  queue: async () => {
    let spooled: Uint8Array = new Uint8Array(0);
    return {
      transport: new SpoolTransport("receipts", async (_program, _parameters, input) => {
        spooled = Uint8Array.from(input);
        return 0;
      }),
      missing: new SpoolTransport("-o evil", async () => 0),
      taken: () => Promise.resolve(spooled),
    };
  },
  virtual: async () => {
    const printer = new VirtualPrinter(profileOf("virtual-80"));
    const away = new VirtualPrinter(profileOf("virtual-80"));
    away.failWith({ kind: "offline" });
    return {
      transport: printer,
      missing: away,
      taken: () => {
        const text = printer.papers.map(({ printed }) => printer.readText(printed)).join("");
        return Promise.resolve(text.startsWith("hello") ? JOB : new Uint8Array(0));
      },
    };
  },
};

/** Reset, one line, cut; long enough that every way cuts it into pieces. */
const JOB = joined([
  Uint8Array.of(0x1b, 0x40),
  Buffer.from(`hello ${"x".repeat(9000)}`),
  Uint8Array.of(0x0a, 0x1d, 0x56, 1),
]);

describe.each(Object.keys(RIGS))("the way to a printer over %s", (name) => {
  const makeRig = RIGS[name];
  if (makeRig === undefined) throw new Error("a known way");

  it("delivers every byte in order", async () => {
    const rig = await makeRig();
    const opened = await rig.transport.open();
    if (!opened.ok) throw new Error(opened.failure.code);
    expect(await opened.value.write(JOB)).toEqual({ ok: true, value: null });
    expect(await opened.value.close()).toEqual({ ok: true, value: null });
    expect(Buffer.from(await rig.taken()).equals(Buffer.from(JOB))).toBe(true);
  });

  it("says so when the printer is not there, and has sent nothing", async () => {
    const rig = await makeRig();
    const opened = await rig.missing.open();
    expect(opened.ok).toBe(false);
  });

  it("can be opened again after it was closed", async () => {
    const rig = await makeRig();
    for (let round = 0; round < 2; round += 1) {
      const opened = await rig.transport.open();
      if (!opened.ok) throw new Error(opened.failure.code);
      expect((await opened.value.close()).ok).toBe(true);
    }
  });

  it("answers a read without waiting longer than it was told", async () => {
    const rig = await makeRig();
    const opened = await rig.transport.open();
    if (!opened.ok) throw new Error(opened.failure.code);
    expect((await opened.value.read(20)).length).toBe(0);
    await opened.value.close();
  });
});

describe("a network printer that misbehaves", () => {
  it("is refused at once when nobody listens", async () => {
    const opened = await new TcpTransport({ host: "127.0.0.1", port: 1 }).open();
    expect(opened).toMatchObject({ ok: false, failure: { code: "refused" } });
  });

  it("is lost with the count of bytes when it closes in the middle", async () => {
    const { printer, port } = await startTcp();
    printer.habit = { kind: "closesAfter", bytes: 5000 };
    const opened = await new TcpTransport({ host: "127.0.0.1", port }).open();
    if (!opened.ok) throw new Error(opened.failure.code);
    const written = await opened.value.write(new Uint8Array(2_000_000));
    const closed = await opened.value.close();
    const fault = written.ok ? closed : written;
    expect(fault).toMatchObject({ ok: false, failure: { code: "linkLost" } });
    expect(fault.ok ? 0 : fault.failure.bytesSent).toBeGreaterThanOrEqual(5000);
  });

  it("is stalled when it takes the connection and then no byte", async () => {
    const { printer, port } = await startTcp();
    printer.habit = { kind: "stalls" };
    const opened = await new TcpTransport({ host: "127.0.0.1", port, stallTimeoutMs: 100 }).open();
    if (!opened.ok) throw new Error(opened.failure.code);
    const written = await opened.value.write(new Uint8Array(32_000_000));
    expect(written).toMatchObject({ ok: false, failure: { code: "stalled" } });
    await opened.value.close();
  });

  it("gives its answers back", async () => {
    const { port } = await startTcp();
    const opened = await new TcpTransport({ host: "127.0.0.1", port }).open();
    if (!opened.ok) throw new Error(opened.failure.code);
    await opened.value.write(Uint8Array.of(0x10, 0x04, 0x01));
    expect(Array.from(await opened.value.read(2000))).toEqual([0x12]);
    await opened.value.close();
  });
});

describe("the queue of the system", () => {
  it("counts no byte as sent when the queue refuses the job", async () => {
    const opened = await new SpoolTransport("receipts", async () => 1).open();
    if (!opened.ok) throw new Error(opened.failure.code);
    await opened.value.write(JOB);
    expect(await opened.value.close()).toMatchObject({ ok: false, failure: { bytesSent: 0 } });
  });
});
