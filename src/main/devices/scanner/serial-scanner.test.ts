import { SerialPortMock } from "serialport";
import { afterEach, describe, expect, it, vi } from "vitest";
import { findSerialPort, listSerialPorts } from "./find-serial-port.ts";
import type { ScannerFault } from "./scanner.ts";
import type { SerialDriver } from "./serial-driver.ts";
import { SerialScanner } from "./serial-scanner.ts";

const QUICK = { probingRetryMs: 10, probingForMs: 1000, retryMs: 10 };
const noUdev = { list: () => Promise.reject(new Error("spawn udevadm ENOENT")) };
const ports = [
  { path: "/dev/ttyACM0", vendorId: "0C2E", productId: "0901", serialNumber: "A1" },
  { path: "/dev/ttyACM1", vendorId: "0c2e", productId: "901", serialNumber: "B2" },
];
const lister = { list: () => Promise.resolve(ports) };

describe("finding a serial port", () => {
  it("finds a scanner by make and serial number wherever it is plugged in", async () => {
    const identity = { vendorId: "0c2e", productId: "0901", serialNumber: "b2" };
    expect(await findSerialPort({ kind: "device", identity }, lister)).toEqual({ ok: true, value: "/dev/ttyACM1" });
  });

  it("takes the first of the make when the scanner has no serial number", async () => {
    const identity = { vendorId: "0c2e", productId: "0901", serialNumber: null };
    expect(await findSerialPort({ kind: "device", identity }, lister)).toEqual({ ok: true, value: "/dev/ttyACM0" });
  });

  it("does not take another one of the make for it", async () => {
    const identity = { vendorId: "0c2e", productId: "0901", serialNumber: "C3" };
    expect(await findSerialPort({ kind: "device", identity }, lister)).toEqual({ ok: false, failure: "notFound" });
  });

  it("says that ports cannot be listed, and lets a typed path through all the same", async () => {
    expect(await listSerialPorts(noUdev)).toEqual({ ok: false, failure: "portsNotListed" });
    expect(await findSerialPort({ kind: "path", path: "/dev/ttyS0" }, noUdev)).toEqual({
      ok: true,
      value: "/dev/ttyS0",
    });
  });
});

describe("a serial scanner that cannot be had", () => {
  let scanner: SerialScanner;
  afterEach(async () => {
    await scanner.stop();
  });

  const failing = (message: string): SerialDriver => ({
    list: () => Promise.resolve([]),
    makePort: (options) => {
      const port = new SerialPortMock({ ...options, autoOpen: false });
      port.open = (done) => done?.(new Error(message));
      return port;
    },
  });

  it.each<[string, ScannerFault]>([
    ["Error: No such file or directory, cannot open /dev/ttyACM0", "notFound"],
    ["Opening COM3: File not found", "notFound"],
    ["Error Resource temporarily unavailable Cannot lock port", "portBusy"],
    ["Opening COM3: Access denied", "portBusy"],
    ["Error: Permission denied, cannot open /dev/ttyACM0", "notPermitted"],
    ["Error: Inappropriate ioctl for device, cannot open /dev/null", "portFailed"],
  ])("names the fault of: %s", async (message, fault) => {
    const setup = {
      address: { kind: "path", path: "/dev/x" },
      baudRate: 9600,
      terminated: true,
      idleGapMs: 50,
    } as const;
    scanner = new SerialScanner(setup, failing(message), QUICK);
    scanner.start();
    await vi.waitFor(() => expect(scanner.state).toEqual({ kind: "away", fault }));
  });

  it("goes on trying at a bounded pace and stops trying when it is stopped", async () => {
    let attempts = 0;
    const driver: SerialDriver = {
      ...failing("No such file"),
      makePort: (options) => {
        attempts += 1;
        return failing("No such file").makePort(options);
      },
    };
    const setup = {
      address: { kind: "path", path: "/dev/x" },
      baudRate: 9600,
      terminated: true,
      idleGapMs: 50,
    } as const;
    scanner = new SerialScanner(setup, driver, QUICK);
    scanner.start();
    await vi.waitFor(() => expect(attempts).toBeGreaterThan(3));
    await scanner.stop();
    const after = attempts;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(attempts).toBe(after);
    expect(scanner.state).toEqual({ kind: "stopped" });
  });
});
