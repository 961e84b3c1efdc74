/** Papers as pictures: what the printer on the screen has printed, and a receipt as it would print. */
import { assert } from "#core/assert.ts";
import { VirtualPrinter } from "#main/devices/virtual/virtual-printer.ts";
import type { KeptPaper } from "#main/devices/virtual/virtual-printer.ts";
import type { PrinterProfile } from "#main/devices/printer/printer-profile.ts";
import { composeJob } from "./compose-job.ts";
import type { Picture } from "./devices.ts";
import type { ReceiptSource } from "./receipt-of-sale.ts";

/** Width and height stand at a fixed place in every PNG (its IHDR chunk). */
const PNG_WIDTH_AT = 16;
const PNG_HEIGHT_AT = 20;

export async function drawPaper(printer: VirtualPrinter, paper: KeptPaper): Promise<Picture> {
  const png = Buffer.from(await printer.drawPng(paper.printed));
  return {
    id: `paper-${paper.number}`,
    pngBase64: png.toString("base64"),
    widthPx: png.readUInt32BE(PNG_WIDTH_AT),
    heightPx: png.readUInt32BE(PNG_HEIGHT_AT),
    text: printer.readText(paper.printed).trimEnd().split("\n"),
  };
}

/** Prints a receipt on a printer of its own that nobody sees, and looks at the paper. */
export async function drawReceipt(papers: ReceiptSource, saleId: string, profile: PrinterProfile): Promise<Picture> {
  const bytes = await composeJob(papers, { kind: "receipt", saleId, copyNumber: 0 }, profile);
  assert(bytes !== null, "a receipt is drawn for a sale that is there");
  const printer = new VirtualPrinter(profile);
  printer.receive(bytes);
  printer.finishLink();
  const [paper] = printer.papers;
  assert(paper !== undefined, "a receipt makes one paper");
  return { ...(await drawPaper(printer, paper)), id: saleId };
}
