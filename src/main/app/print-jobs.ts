/** Print jobs as verbs write them: queued in the transaction of the act that they belong to. */
import type { SaleCompleted } from "#core/events/sale-completed.ts";
import type { PrintJob } from "#core/receipts/print-job.ts";
import type { Engine } from "./engine.ts";
import { printerSetupOf } from "./device-setup.ts";

type Maker = Pick<Engine, "store" | "nowMs" | "newId">;

export function newJob(
  { nowMs, newId }: Pick<Maker, "nowMs" | "newId">,
  job: Pick<PrintJob, "kind" | "saleId" | "copyNumber">,
): PrintJob {
  const createdAtMs = nowMs();
  return {
    ...job,
    id: newId(),
    state: "queued",
    waitingFor: null,
    bytesSent: 0,
    attempts: 0,
    createdAtMs,
    updatedAtMs: createdAtMs,
  };
}

/** The drawer first, because the cashier waits for it; it opens for cash that was handed over alone. A till without a printer prints nothing. */
export function jobsOfSale(maker: Maker, sale: SaleCompleted): readonly PrintJob[] {
  if (printerSetupOf(maker.store).kind === "none") return [];
  const withCash = sale.tenders.some(({ kind, handedMinor }) => kind === "cash" && handedMinor > 0);
  const receipt = newJob(maker, { kind: "receipt", saleId: sale.saleId, copyNumber: 0 });
  return withCash ? [newJob(maker, { kind: "drawer", saleId: sale.saleId, copyNumber: 0 }), receipt] : [receipt];
}
