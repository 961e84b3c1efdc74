/**
 * The third stage: print commands + profile → bytes.
 *
 * A line whose every character is in one of the printer's fonts goes as text; any other line goes whole as a picture,
 * painted by the same painter that paints the preview. So no character is ever replaced, and the paper of every profile
 * is the same picture (the property test of tests/printing).
 */
import type { PrintCommand, TextRun } from "#core/receipts/print-command.ts";
import { widthOfRun } from "#core/receipts/text-line.ts";
import { cropRows } from "./bitmap.ts";
import type { Bitmap } from "./bitmap.ts";
import { EscPosWriter } from "./esc-pos-writer.ts";
import type { LineCommand, PaperPainter } from "./paper-painter.ts";
import type { PrinterProfile, ProfileCodePage } from "./printer-profile.ts";
import { encodeText } from "./text-encoding.ts";
import type { TextStretch } from "./text-encoding.ts";

interface EncodedRun {
  readonly run: TextRun;
  readonly stretches: readonly TextStretch[];
}

/** null when some character of the line is in no font of the printer. */
function encodeRuns(
  runs: readonly TextRun[],
  page: ProfileCodePage | null,
  profile: PrinterProfile,
): readonly EncodedRun[] | null {
  const encoded: EncodedRun[] = [];
  let current = page;
  for (const run of runs) {
    const stretches = encodeText(run.text, current, profile);
    if (stretches === null) return null;
    for (const stretch of stretches) if (stretch.font === "page") current = stretch.page ?? current;
    encoded.push({ run, stretches });
  }
  return encoded;
}

function writeLine(writer: EscPosWriter, line: LineCommand, profile: PrinterProfile, painter: PaperPainter): void {
  const encoded = encodeRuns(line.runs, writer.currentPage, profile);
  if (encoded === null) {
    writer.raster(painter.paintLine(line, profile.paper));
    return;
  }
  let cursor = 0;
  for (const { run, stretches } of encoded) {
    if (run.xDots !== cursor) writer.moveTo(run.xDots);
    writer.style(run.bold, run.scaleX, run.scaleY);
    writer.text(stretches);
    cursor = run.xDots + widthOfRun(run.text, run.scaleX, profile.paper);
  }
  writer.endLine(line.heightDots);
}

/** A picture as high as it is drawn, with the white above and below as feed, which costs three bytes. */
function writeRule(writer: EscPosWriter, bitmap: Bitmap, marginDots: number): void {
  writer.feed(marginDots);
  writer.raster(cropRows(bitmap, marginDots, bitmap.heightDots - 2 * marginDots));
  writer.feed(marginDots);
}

export function encodeEscPos(
  commands: readonly PrintCommand[],
  profile: PrinterProfile,
  painter: PaperPainter,
): Uint8Array {
  const writer = new EscPosWriter(profile);
  for (const command of commands) {
    switch (command.kind) {
      case "line":
        writeLine(writer, command, profile, painter);
        break;
      case "feed":
        writer.feed(command.dots);
        break;
      case "rule":
        writeRule(writer, painter.paintRule(command, profile.paper), command.marginDots);
        break;
      case "code128":
        if (profile.nativeBarcodes) writer.barcode(command.digits, command.moduleDots, command.heightDots);
        else writer.raster(painter.paintBarcode(command, profile.paper));
        break;
      case "qr":
        if (profile.nativeBarcodes) writer.qr(command.text, command.moduleDots);
        else writer.raster(painter.paintQr(command, profile.paper));
        break;
      case "cut":
        writer.feed(profile.feedBeforeCutDots);
        writer.cut();
        break;
    }
  }
  return writer.bytes();
}
