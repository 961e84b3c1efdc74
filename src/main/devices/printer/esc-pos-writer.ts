/**
 * Writes ESC/POS commands and remembers what the printer is set to, so that a setting is sent only when it changes.
 *
 * Every command byte of a job is written here; text and pictures are payload and are checked before they are appended:
 * no control byte in a text, no real-time command pattern in a picture.
 */
import { assert } from "#core/assert.ts";
import { planCode128 } from "#core/receipts/code-128.ts";
import type { Scale } from "#core/receipts/print-command.ts";
import { cropRows } from "./bitmap.ts";
import type { Bitmap } from "./bitmap.ts";
import type { PrinterProfile, ProfileCodePage } from "./printer-profile.ts";
import type { TextStretch } from "./text-encoding.ts";

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const LF = 0x0a;
const DLE = 0x10;

/** Printers with little memory take no more at once. */
const BAND_ROWS_MAX = 200;

// EOT, ENQ and DC4 after DLE are obeyed the moment they arrive, even inside a picture.
const REAL_TIME = new Set([0x04, 0x05, 0x14]);

/**
 * Breaks every real-time pattern by one more black dot, right beside the one that DLE is.
 *
 * @internal for tests: product code reaches it through this file
 */
export function guardRealTime(bits: Uint8Array): Uint8Array {
  const guarded = Uint8Array.from(bits);
  for (let index = 0; index + 1 < guarded.length; index += 1) {
    if (guarded[index] === DLE && REAL_TIME.has(guarded[index + 1] ?? 0)) guarded[index] = DLE | 0x08;
  }
  return guarded;
}

export class EscPosWriter {
  private readonly chunks: Uint8Array[] = [];
  private page: ProfileCodePage | null = null;
  private doubleByte = false;
  private bold = false;
  private size = 0;
  private lineDots = -1;
  private readonly profile: PrinterProfile;

  constructor(profile: PrinterProfile) {
    this.profile = profile;
    // ESC R 0: a switch inside the printer may have put national characters in place of # $ @ [ \ ] { | }.
    this.command(ESC, 0x40, ESC, 0x52, 0x00);
    // Chinese models begin in double-byte mode, where the upper half of a code page would be read as Chinese.
    if (profile.doubleByte !== null) this.command(FS, 0x2e);
  }

  get currentPage(): ProfileCodePage | null {
    return this.page;
  }

  bytes(): Uint8Array {
    return Uint8Array.from(Buffer.concat(this.chunks));
  }

  moveTo(xDots: number): void {
    assert(xDots >= 0 && xDots < 0x400, "a position lies on the paper");
    this.command(ESC, 0x24, xDots & 0xff, xDots >> 8);
  }

  style(bold: boolean, scaleX: Scale, scaleY: Scale): void {
    if (bold !== this.bold) this.command(ESC, 0x45, bold ? 1 : 0);
    this.bold = bold;
    const size = ((scaleX - 1) << 4) | (scaleY - 1);
    if (size !== this.size) this.command(GS, 0x21, size);
    this.size = size;
  }

  text(stretches: readonly TextStretch[]): void {
    for (const stretch of stretches) {
      if (stretch.font === "doubleByte") this.doubleByteMode(true);
      else if (stretch.page !== null) this.choosePage(stretch.page);
      assert(
        stretch.bytes.every((byte) => byte >= 0x20 && byte !== 0x7f),
        "text never carries control bytes",
      );
      this.chunks.push(Uint8Array.from(stretch.bytes));
    }
  }

  /** Ends a line; the paper moves by exactly this many dots. */
  endLine(heightDots: number): void {
    if (heightDots !== this.lineDots) this.command(ESC, 0x33, heightDots);
    this.lineDots = heightDots;
    this.command(LF);
  }

  feed(dots: number): void {
    for (let left = dots; left > 0; left -= 255) this.command(ESC, 0x4a, Math.min(255, left));
  }

  raster(bitmap: Bitmap): void {
    for (let top = 0; top < bitmap.heightDots; top += BAND_ROWS_MAX) {
      const band = cropRows(bitmap, top, BAND_ROWS_MAX);
      const { rowBytes, heightDots } = band;
      this.command(GS, 0x76, 0x30, 0, rowBytes & 0xff, rowBytes >> 8, heightDots & 0xff, heightDots >> 8);
      this.chunks.push(guardRealTime(band.bits));
    }
  }

  barcode(digits: string, moduleDots: number, heightDots: number): void {
    const symbols = planCode128(digits).flatMap((part) => [
      0x7b,
      part.set === "C" ? 0x43 : 0x42,
      ...(part.set === "C"
        ? (part.digits.match(/../g) ?? []).map(Number)
        : Array.from(part.digits, (d) => d.charCodeAt(0))),
    ]);
    this.command(ESC, 0x61, 1, GS, 0x48, 0, GS, 0x77, moduleDots, GS, 0x68, heightDots);
    this.command(GS, 0x6b, 73, symbols.length, ...symbols);
    this.command(ESC, 0x61, 0);
  }

  qr(text: string, moduleDots: number): void {
    const stored = text.length + 3;
    this.command(ESC, 0x61, 1);
    this.command(GS, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0);
    this.command(GS, 0x28, 0x6b, 3, 0, 0x31, 0x43, moduleDots);
    this.command(GS, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31);
    this.command(GS, 0x28, 0x6b, stored & 0xff, stored >> 8, 0x31, 0x50, 0x30);
    this.chunks.push(Buffer.from(text, "ascii"));
    this.command(GS, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30);
    this.command(ESC, 0x61, 0);
  }

  cut(): void {
    if (this.profile.cutter !== "none") this.command(GS, 0x56, this.profile.cutter === "full" ? 0 : 1);
  }

  private choosePage(page: ProfileCodePage): void {
    this.doubleByteMode(false);
    if (this.page !== page) this.command(ESC, 0x74, page.number);
    this.page = page;
  }

  private doubleByteMode(on: boolean): void {
    if (on !== this.doubleByte) this.command(FS, on ? 0x26 : 0x2e);
    this.doubleByte = on;
  }

  private command(...bytes: readonly number[]): void {
    this.chunks.push(Uint8Array.from(bytes));
  }
}
