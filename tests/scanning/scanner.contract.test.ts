/** What every scanner behind the port does, real or virtual: the same sentences hold for all of them. */
import { SerialPortMock } from "serialport";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { RawScan } from "#core/cards/clean-scan.ts";
import type { Scanner, ScannerState } from "#main/devices/scanner/scanner.ts";
import type { SerialDriver } from "#main/devices/scanner/serial-driver.ts";
import { SerialScanner, type SerialScannerSetup } from "#main/devices/scanner/serial-scanner.ts";
import { VirtualScanner } from "#main/devices/scanner/virtual-scanner.ts";
import { mockPorts, sendTo } from "./mock-cable.ts";
import { openPtyLine, type PtyLine } from "./pty-line.ts";

const EAN = "4006381333931";
const QUICK = { probingRetryMs: 20, probingForMs: 1000, retryMs: 20 };

/** A scanner with somebody at its trigger and at its cable. */
interface Bench {
  readonly scanner: Scanner;
  read(text: string): void;
  unplug(): Promise<void>;
  plugIn(): void;
  dispose(): Promise<void>;
}

const setupFor = (path: string): SerialScannerSetup => ({
  address: { kind: "path", path },
  baudRate: 9600,
  dtr: true,
  rts: true,
  terminated: true,
  idleGapMs: 60,
});

function virtualBench(): Promise<Bench> {
  const scanner = new VirtualScanner();
  return Promise.resolve({
    scanner,
    read: (text) => void scanner.scan(text),
    unplug: () => Promise.resolve(scanner.unplug()),
    plugIn: () => scanner.plugIn(),
    dispose: () => Promise.resolve(),
  });
}

function mockBench(): Promise<Bench> {
  const path = "/dev/ttyMOCK0";
  mockPorts().createPort(path);
  let current: SerialPortMock | null = null;
  const driver: SerialDriver = {
    list: () => SerialPortMock.list(),
    makePort: (options) => (current = new SerialPortMock({ ...options, autoOpen: false })),
  };
  return Promise.resolve({
    scanner: new SerialScanner(setupFor(path), driver, QUICK),
    read: (text) => sendTo(current, `${text}\r\n`),
    unplug: () => {
      mockPorts().reset();
      current?._disconnected(new Error("unplugged"));
      return Promise.resolve();
    },
    plugIn: () => mockPorts().createPort(path),
    dispose: () => Promise.resolve(mockPorts().reset()),
  });
}

const benches = { "virtual scanner": virtualBench, "serial scanner on the mock binding": mockBench };

/** Starts a scanner and writes down all that it tells. */
function record(scanner: Scanner): { readonly scans: RawScan[]; readonly states: ScannerState["kind"][] } {
  const scans: RawScan[] = [];
  const states: ScannerState["kind"][] = [];
  scanner.onScan((scan) => scans.push(scan));
  scanner.onState((state) => states.push(state.kind));
  scanner.start();
  return { scans, states };
}

const isReady = (scanner: Scanner): Promise<void> => vi.waitFor(() => expect(scanner.state.kind).toBe("ready"), 5000);

describe.each(Object.entries(benches))("the %s", (_name, makeBench) => {
  let bench: Bench;
  afterEach(async () => {
    await bench.scanner.stop();
    await bench.dispose();
  });

  it("goes from stopped over connecting to ready, and to stopped", async () => {
    bench = await makeBench();
    const { states } = record(bench.scanner);
    await isReady(bench.scanner);
    await bench.scanner.stop();
    expect(states).toEqual(["connecting", "ready", "stopped"]);
  });

  it("delivers each scan once, in order, without its framing", async () => {
    bench = await makeBench();
    const { scans } = record(bench.scanner);
    await isReady(bench.scanner);
    bench.read(EAN);
    bench.read("96385074");
    await vi.waitFor(() => expect(scans.map((scan) => scan.text)).toEqual([EAN, "96385074"]), 5000);
  });

  it("tells nobody who has left", async () => {
    bench = await makeBench();
    const { scans } = record(bench.scanner);
    const left: RawScan[] = [];
    bench.scanner.onScan((scan) => left.push(scan))();
    await isReady(bench.scanner);
    bench.read(EAN);
    await vi.waitFor(() => expect(scans).toHaveLength(1), 5000);
    expect(left).toEqual([]);
  });

  it("notices that it was unplugged and comes back by itself", async () => {
    bench = await makeBench();
    const { scans } = record(bench.scanner);
    await isReady(bench.scanner);
    await bench.unplug();
    await vi.waitFor(() => expect(bench.scanner.state.kind).toBe("away"), 5000);
    bench.plugIn();
    await isReady(bench.scanner);
    bench.read(EAN);
    await vi.waitFor(() => expect(scans.map((scan) => scan.text)).toEqual([EAN]), 5000);
  });

  it("can be started again after it was stopped", async () => {
    bench = await makeBench();
    record(bench.scanner);
    await isReady(bench.scanner);
    await bench.scanner.stop();
    bench.scanner.start();
    await isReady(bench.scanner);
    expect(bench.scanner.state.kind).toBe("ready");
  });
});

describe("the serial scanner on a real pseudo-terminal", () => {
  let line: PtyLine;
  let scanner: SerialScanner;
  afterEach(async () => {
    await scanner.stop();
    await line.hangUp();
  });

  it("reads scans that come in pieces, with CR LF, with TAB and without an end", async () => {
    line = await openPtyLine();
    scanner = new SerialScanner(setupFor(line.path));
    const { scans } = record(scanner);
    await isReady(scanner);
    line.send("40063");
    line.send(`81333931\r\n${EAN}\t\u00029638`);
    line.send("5074\u0003\r");
    await vi.waitFor(() => expect(scans.map((scan) => scan.text)).toEqual([EAN, EAN, "96385074"]), 5000);
    line.send("40063");
    await vi.waitFor(() => expect(scans.at(-1)).toEqual({ text: "40063", cutShort: true }), 5000);
  });

  it("says that the scanner is away when the line is cut", async () => {
    line = await openPtyLine();
    scanner = new SerialScanner(setupFor(line.path));
    record(scanner);
    await isReady(scanner);
    await line.hangUp();
    await vi.waitFor(() => expect(scanner.state.kind).toBe("away"), 5000);
  });
});
