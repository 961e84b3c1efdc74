/**
 * What verbs ask of printer, drawer and scanners. `till.ts` makes it from the devices' own parts; a test may make another.
 * Nothing here waits for a device: jobs are in the store, and the queue looks at them when it is woken.
 */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { DevicesView, PrinterSetup, ScannerSetup, TillView } from "#contract/views.ts";
import type { Outcome } from "#core/outcome.ts";

export type Picture = CallOutput<"getReceiptPicture">;
export type VirtualFault = NonNullable<DevicesView["virtualFault"]>;

export interface Devices {
  printerState(): TillView["printer"]["state"];
  scannerState(): TillView["scanner"]["state"];
  listProfiles(): DevicesView["profiles"];
  /** Jobs were committed: look at them. */
  wake(): void;
  /** Uses another printer from the next job on. */
  usePrinter(setup: PrinterSetup): void;
  useScanner(setup: ScannerSetup): void;
  settleJob(jobId: string, answer: CallInput<"settlePrintJob">["answer"]): Outcome<null, "printJobNotFound">;
  listSerialPorts(): Promise<Outcome<CallOutput<"listSerialPorts">, "portsNotListed">>;
  /** The receipt of a committed sale, painted as the printer would print it. */
  paintReceipt(saleId: string): Promise<Picture>;
  listPapers(limit: number): Promise<CallOutput<"listPapers">>;
  /** null when the printer is not the one on the screen. */
  virtualFault(): VirtualFault | null;
  /** False when the printer is not the one on the screen. */
  setVirtualFault(fault: VirtualFault): boolean;
  stop(): Promise<void>;
}
