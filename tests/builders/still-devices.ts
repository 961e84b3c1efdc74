/** Devices that stand still: they remember that they were woken, and print nothing. For scenarios about everything else. */
import type { Devices, VirtualFault } from "#main/app/devices.ts";
import { fail, succeed } from "#core/outcome.ts";

export class StillDevices implements Devices {
  woken = 0;
  state: ReturnType<Devices["printerState"]> = "ready";
  ports: "listed" | "notListed" = "listed";
  #fault: VirtualFault = "none";

  printerState = () => this.state;
  scannerState = () => "keyboardOnly" as const;
  listProfiles = () => [{ id: "epson-tm-t20", name: "Epson TM-T20" }];
  wake = () => {
    this.woken += 1;
  };
  usePrinter = () => undefined;
  useScanner = () => undefined;
  settleJob = () => fail("printJobNotFound" as const);
  listSerialPorts = async () => (this.ports === "listed" ? succeed([]) : fail("portsNotListed" as const));
  paintReceipt = async (saleId: string) => ({ id: saleId, pngBase64: "", widthPx: 1, heightPx: 1, text: [] });
  listPapers = async () => ({ papers: [], drawerKicks: 0 });
  virtualFault = () => this.#fault;
  setVirtualFault = (fault: VirtualFault) => {
    this.#fault = fault;
    return true;
  };
  stop = async () => undefined;
}
