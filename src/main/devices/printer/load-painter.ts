/**
 * Loads the drawing library, the fonts and the barcode library when the first paper is drawn, not when the till starts:
 * together they are some 100 ms and 30 MB that a till without a print job never pays.
 */
import { assert } from "#core/assert.ts";
import { qrVersion } from "#core/receipts/qr-size.ts";
import { FontShelf } from "./font-shelf.ts";
import { GlyphPainter } from "./glyph-painter.ts";
import { PaperPainter } from "./paper-painter.ts";
import type { QrMatrix } from "./paper-painter.ts";

let loading: Promise<PaperPainter> | null = null;

async function load(): Promise<PaperPainter> {
  const [canvas, barcodes] = await Promise.all([import("@napi-rs/canvas"), import("bwip-js/node")]);
  const drawQr = (text: string): QrMatrix => {
    // The drawing function is a member of the default export; the named `raw` is a kind of barcode.
    const [drawn] = barcodes.default.raw("qrcode", text, `eclevel=M version=${qrVersion(text)}`);
    assert(drawn !== undefined && "pixs" in drawn, "a QR code is drawn as a matrix of modules");
    const side = drawn.pixx;
    return Array.from({ length: side }, (_, row) =>
      drawn.pixs.slice(row * side, (row + 1) * side).map((dot) => dot === 1),
    );
  };
  return new PaperPainter(new GlyphPainter(new FontShelf(canvas.GlobalFonts), canvas.createCanvas), drawQr);
}

/** One painter for the whole program. */
export function loadPainter(): Promise<PaperPainter> {
  loading ??= load();
  return loading;
}
