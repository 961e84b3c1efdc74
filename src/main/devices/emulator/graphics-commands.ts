/** Pictures and barcodes out of command bytes. */
import { centredBars } from "../printer/paper-painter.ts";
import type { Bitmap } from "../printer/bitmap.ts";
import type { Code128Stretch } from "../printer/code-128-bars.ts";

export function decodeRaster(bits: Uint8Array, rowBytes: number, heightDots: number): Bitmap {
  return { widthDots: rowBytes * 8, heightDots, rowBytes, bits };
}

/** `{B` and `{C` stretches of GS k 73; null for anything that this program never sends. */
export function decodeBarcode(
  bytes: Uint8Array,
  size: { readonly moduleDots: number; readonly heightDots: number },
  widthDots: number,
): { readonly digits: string; readonly bitmap: Bitmap } | null {
  const stretches: { set: "B" | "C"; values: number[] }[] = [];
  let digits = "";
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const set = bytes[at + 1];
    if (byte === 0x7b && (set === 0x42 || set === 0x43)) {
      stretches.push({ set: set === 0x42 ? "B" : "C", values: [] });
      at += 1;
      continue;
    }
    const stretch = stretches.at(-1);
    if (stretch === undefined) return null;
    if (stretch.set === "C") {
      if (byte > 99) return null;
      stretch.values.push(byte);
      digits += String(byte).padStart(2, "0");
    } else {
      if (byte < 0x30 || byte > 0x39) return null;
      stretch.values.push(byte - 0x20);
      digits += String.fromCharCode(byte);
    }
  }
  const drawn: readonly Code128Stretch[] = stretches;
  return drawn.length === 0 ? null : { digits, bitmap: centredBars(drawn, size, widthDots) };
}
