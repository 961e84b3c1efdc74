/** Print jobs as verbs write them: queued in the transaction of the act that they belong to. */
import { cashRefund } from "#core/basket/cash-refund.ts";
import type { SaleCompleted } from "#core/events/sale-completed.ts";
import type { SaleReturned } from "#core/events/sale-returned.ts";
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
  const withCash = sale.tenders.some(({ kind, handedMinor }) => kind === "cash" && handedMinor > 0);
  return jobsOf(maker, sale.saleId, withCash);
}

/** The drawer opens for cash that goes out alone. */
export const jobsOfReturn = (maker: Maker, returned: SaleReturned): readonly PrintJob[] =>
  jobsOf(maker, returned.returnId, cashRefund(returned) > 0);

function jobsOf(maker: Maker, saleId: string, opensDrawer: boolean): readonly PrintJob[] {
  if (printerSetupOf(maker.store).kind === "none") return [];
  const receipt = newJob(maker, { kind: "receipt", saleId, copyNumber: 0 });
  return opensDrawer ? [newJob(maker, { kind: "drawer", saleId, copyNumber: 0 }), receipt] : [receipt];
}
