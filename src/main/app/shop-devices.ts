/**
 * The devices of one till, as verbs see them: a print queue over whatever printer is set, the printer on the screen when
 * that is the one, and a serial scanner when there is one.
 */
import { assert } from "#core/assert.ts";
import type { RawScan } from "#core/cards/clean-scan.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { PrinterSetup, ScannerSetup, TillView } from "#contract/views.ts";
import { PrintQueue } from "#main/devices/printer/print-queue.ts";
import type { Printer, SettleAnswer } from "#main/devices/printer/print-queue.ts";
import type { PrinterProfile } from "#main/devices/printer/printer-profile.ts";
import { PRINTER_PROFILES, findProfile } from "#main/devices/printer/profile-shelf.ts";
import { listSerialPorts } from "#main/devices/scanner/find-serial-port.ts";
import { systemSerialDriver } from "#main/devices/scanner/serial-driver.ts";
import type { SerialDriver } from "#main/devices/scanner/serial-driver.ts";
import { VirtualPrinter } from "#main/devices/virtual/virtual-printer.ts";
import type { Store } from "#main/store/store.ts";
import { composeJob } from "./compose-job.ts";
import { VIRTUAL_PROFILE, printerSetupOf, scannerSetupOf } from "./device-setup.ts";
import type { Devices, Picture, VirtualFault } from "./devices.ts";
import { describeThrown } from "./engine-log.ts";
import type { EngineLog } from "./engine-log.ts";
import { drawPaper, drawReceipt } from "./papers.ts";
import { realPrinter } from "./printers.ts";
import { ScannerDesk } from "./scanner-desk.ts";
import type { Topics } from "./topics.ts";

interface DeviceParts {
  readonly store: Store;
  /** For the codes of coupons on receipts. */
  readonly couponKey: Buffer;
  readonly nowMs: () => number;
  readonly topics: Topics;
  readonly log: EngineLog;
  readonly onScan: (scan: RawScan) => void;
  /** A test brings a port of its own. */
  readonly serialDriver?: SerialDriver;
}

const SETTLE: Readonly<Record<CallInput<"settlePrintJob">["answer"], SettleAnswer>> = {
  itPrinted: "printed",
  printAgain: "retry",
  cancel: "cancel",
};

const FAULTS: readonly VirtualFault[] = ["paperOut", "coverOpen", "offline"];

export class ShopDevices implements Devices {
  readonly #parts: DeviceParts;
  readonly #queue: PrintQueue;
  readonly #scanner: ScannerDesk;
  #virtual: VirtualPrinter | null = null;

  constructor(parts: DeviceParts) {
    const { store, nowMs, topics, onScan, serialDriver: driver = systemSerialDriver } = parts;
    this.#parts = parts;
    const changed = (): void => topics.touch("devices", "till");
    this.#queue = new PrintQueue(
      {
        jobs: store.printJobs,
        compose: (job, profile) => composeJob(parts, job, profile),
        nowMs,
        changed,
        failed: (thrown) => this.#report("print queue", thrown),
      },
      this.#printerOf(printerSetupOf(store)),
    );
    this.#queue.start();
    this.#scanner = new ScannerDesk({ driver, onScan, onState: changed });
    this.useScanner(scannerSetupOf(store));
  }

  printerState(): TillView["printer"]["state"] {
    return this.#queue.printerState();
  }

  scannerState(): TillView["scanner"]["state"] {
    return this.#scanner.state;
  }

  listProfiles(): { id: string; name: string }[] {
    return PRINTER_PROFILES.map(({ id, name }) => ({ id, name }));
  }

  wake(): void {
    this.#queue.wake();
  }

  usePrinter(setup: PrinterSetup): void {
    this.#queue.usePrinter(this.#printerOf(setup));
  }

  useScanner(setup: ScannerSetup): void {
    this.#scanner.use(setup).catch((thrown: unknown) => this.#report("scanner", thrown));
  }

  settleJob(jobId: string, answer: CallInput<"settlePrintJob">["answer"]): Outcome<null, "printJobNotFound"> {
    return this.#queue.settle(jobId, SETTLE[answer]).ok ? succeed(null) : fail("printJobNotFound");
  }

  async listSerialPorts(): Promise<Outcome<CallOutput<"listSerialPorts">, "portsNotListed">> {
    const listed = await listSerialPorts(this.#parts.serialDriver ?? systemSerialDriver);
    if (!listed.ok) return listed;
    return succeed(listed.value.map(({ path, manufacturer }) => ({ path, label: manufacturer ?? path })));
  }

  paintReceipt(saleId: string): Promise<Picture> {
    const setup = printerSetupOf(this.#parts.store);
    const profile = setup.kind === "none" ? null : findProfile(setup.profile);
    return drawReceipt(this.#parts, saleId, profile ?? virtualProfile());
  }

  async listPapers(limit: number): Promise<CallOutput<"listPapers">> {
    const printer = this.#virtual;
    if (printer === null) return { papers: [], drawerKicks: 0 };
    const newestFirst = printer.papers.toReversed().slice(0, limit);
    const papers = await Promise.all(newestFirst.map((paper) => drawPaper(printer, paper)));
    return { papers, drawerKicks: printer.pulseCount };
  }

  virtualFault(): VirtualFault | null {
    const condition = this.#virtual?.condition.kind;
    return condition === undefined ? null : (FAULTS.find((fault) => fault === condition) ?? "none");
  }

  setVirtualFault(fault: VirtualFault): boolean {
    const printer = this.#virtual;
    if (printer === null) return false;
    printer.failWith({ kind: fault });
    // Whatever waits for the printer is tried now, and says what it waits for.
    this.#queue.usePrinter({ transport: printer, profile: printer.profile });
    return true;
  }

  async stop(): Promise<void> {
    await this.#scanner.stop();
    await this.#queue.stop();
  }

  #printerOf(setup: PrinterSetup): Printer | null {
    this.#virtual = null;
    if (setup.kind === "none") return null;
    if (setup.kind !== "virtual") return realPrinter(setup);
    const printer = new VirtualPrinter(findProfile(setup.profile) ?? virtualProfile());
    printer.subscribe(() => this.#parts.topics.touch("paper", "devices"));
    this.#virtual = printer;
    return { transport: printer, profile: printer.profile };
  }

  #report(where: string, thrown: unknown): void {
    this.#parts.log.write({ kind: "fault", where, thrown: describeThrown(thrown) });
  }
}

function virtualProfile(): PrinterProfile {
  const profile = findProfile(VIRTUAL_PROFILE);
  assert(profile !== null, "the profile of the printer on the screen ships with the program");
  return profile;
}
