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
export const jobsOfSale = (maker: Maker, sale: SaleCompleted): readonly PrintJob[] =>
  jobsOf(maker, [sale.saleId], takesCash(sale));

/** The drawer opens for cash that goes out alone. */
export const jobsOfReturn = (maker: Maker, returned: SaleReturned): readonly PrintJob[] =>
  jobsOf(maker, [returned.returnId], cashRefund(returned) > 0);

/** Both papers, and the drawer once. */
export const jobsOfExchange = (maker: Maker, returned: SaleReturned, sale: SaleCompleted): readonly PrintJob[] =>
  jobsOf(maker, [returned.returnId, sale.saleId], takesCash(sale) || cashRefund(returned) > 0);

const takesCash = ({ tenders }: SaleCompleted): boolean =>
  tenders.some(({ kind, handedMinor }) => kind === "cash" && handedMinor > 0);

function jobsOf(maker: Maker, saleIds: readonly [string, ...string[]], opensDrawer: boolean): readonly PrintJob[] {
  if (printerSetupOf(maker.store).kind === "none") return [];
  const receipts = saleIds.map((saleId) => newJob(maker, { kind: "receipt", saleId, copyNumber: 0 }));
  return opensDrawer ? [newJob(maker, { kind: "drawer", saleId: saleIds[0], copyNumber: 0 }), ...receipts] : receipts;
}
