/** Printer, scanners, print jobs and last scans, as the device page shows them. */
import type { Answer } from "#contract/contract.ts";
import type { DevicesView } from "#contract/views.ts";
import { succeed } from "#core/outcome.ts";
import type { PrintJob } from "#core/receipts/print-job.ts";
import { printerSetupOf, scannerSetupOf } from "./device-setup.ts";
import type { Engine } from "./engine.ts";

const JOBS_SHOWN = 100;

export function getDevices({ store, devices, recentScans }: Engine): Answer<DevicesView> {
  return succeed({
    printer: {
      setup: printerSetupOf(store),
      state: devices.printerState(),
      jobs: store.printJobs.listRecent(JOBS_SHOWN).map(jobView),
    },
    scanner: {
      setup: scannerSetupOf(store),
      state: devices.scannerState(),
      lastScans: [...recentScans.list()],
    },
    profiles: devices.listProfiles(),
    virtualFault: devices.virtualFault(),
  });
}

function jobView(job: PrintJob): DevicesView["printer"]["jobs"][number] {
  const { id, kind, saleId, state, waitingFor, copyNumber, createdAtMs } = job;
  return { id, kind, saleId, state, waitingFor, copyNumber, createdAtMs };
}
