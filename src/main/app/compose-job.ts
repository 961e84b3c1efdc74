/** The bytes of a print job for a printer, from committed facts alone. */
import { unreachable } from "#core/assert.ts";
import type { PrintJob } from "#core/receipts/print-job.ts";
import { encodeDrawerKick } from "#main/devices/drawer/drawer-kick.ts";
import { composeReceipt, composeTestPage } from "#main/devices/printer/compose-receipt.ts";
import type { PrinterProfile } from "#main/devices/printer/printer-profile.ts";
import { sayIn } from "#locales/say.ts";
import { receiptOfSale } from "./receipt-of-sale.ts";
import type { ReceiptSource } from "./receipt-of-sale.ts";

/** null when there is nothing to print: the sale is not there, the printer has no drawer. */
export async function composeJob(
  papers: ReceiptSource,
  job: Pick<PrintJob, "kind" | "saleId" | "copyNumber">,
  profile: PrinterProfile,
): Promise<Uint8Array | null> {
  switch (job.kind) {
    case "drawer":
      return encodeDrawerKick(profile);
    case "receipt": {
      const receipt = job.saleId === null ? null : receiptOfSale(papers, job.saleId, job.copyNumber);
      return receipt === null ? null : composeReceipt(receipt, profile);
    }
    case "testPage":
      return composeTestPage(profile, sayIn(papers.store.findSettings()?.currency ?? "EUR"));
    default:
      return unreachable(job.kind);
  }
}
