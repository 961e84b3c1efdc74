/** The bytes of a print job for a printer: map → layout → encode, from committed facts alone. */
import { layoutReceipt } from "#core/receipts/layout-receipt.ts";
import type { PrintJob } from "#core/receipts/print-job.ts";
import type { ReceiptDocument } from "#core/receipts/receipt-document.ts";
import { encodeDrawerKick } from "#main/devices/drawer/drawer-kick.ts";
import { encodeEscPos } from "#main/devices/printer/encode-esc-pos.ts";
import { loadPainter } from "#main/devices/printer/load-painter.ts";
import type { PrinterProfile } from "#main/devices/printer/printer-profile.ts";
import type { Store } from "#main/store/store.ts";
import { receiptOfSale } from "./receipt-of-sale.ts";
import { languageOf } from "./set-language.ts";
import { testPage } from "./test-page.ts";

/** null when there is nothing to print: the sale is not there, the printer has no drawer. */
export async function composeJob(
  store: Store,
  job: Pick<PrintJob, "kind" | "saleId" | "copyNumber">,
  profile: PrinterProfile,
): Promise<Uint8Array | null> {
  if (job.kind === "drawer") return encodeDrawerKick(profile);
  const document = documentOf(store, job, profile);
  return document === null ? null : encodeEscPos(layoutReceipt(document, profile.paper), profile, await loadPainter());
}

function documentOf(
  store: Store,
  job: Pick<PrintJob, "kind" | "saleId" | "copyNumber">,
  profile: PrinterProfile,
): ReceiptDocument | null {
  if (job.kind === "testPage") return testPage(profile.paper.columns, profile.name, languageOf({ store }));
  return job.saleId === null ? null : receiptOfSale(store, job.saleId, job.copyNumber);
}
