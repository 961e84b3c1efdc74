/** All pure stages in one: committed facts → the bytes of one printer. */
import { layoutReceipt } from "#core/receipts/layout-receipt.ts";
import { mapReceipt } from "#core/receipts/map-receipt.ts";
import type { ReceiptInput } from "#core/receipts/receipt-input.ts";
import type { Say } from "#core/receipts/receipt-words.ts";
import { testPage } from "#core/receipts/test-page.ts";
import { encodeEscPos } from "./encode-esc-pos.ts";
import { loadPainter } from "./load-painter.ts";
import type { PrinterProfile } from "./printer-profile.ts";

export async function composeReceipt(input: ReceiptInput, profile: PrinterProfile): Promise<Uint8Array> {
  return encodeEscPos(layoutReceipt(mapReceipt(input), profile.paper), profile, await loadPainter());
}

export async function composeTestPage(profile: PrinterProfile, say: Say): Promise<Uint8Array> {
  const page = testPage(profile.name, profile.paper.columns, say);
  return encodeEscPos(layoutReceipt(page, profile.paper), profile, await loadPainter());
}
