/** A printed paper as text that people read in a diff, and as one picture. */
import { cellsOf } from "#core/receipts/character-cells.ts";
import { blankBitmap, isBlack, stamp } from "../printer/bitmap.ts";
import type { Bitmap } from "../printer/bitmap.ts";
import type { PaperPainter } from "../printer/paper-painter.ts";
import type { PrinterProfile } from "../printer/printer-profile.ts";
import type { PrintedPaper, PrintedRaster, PrintedText } from "./printed-paper.ts";

function paperOf(profile: PrinterProfile, widthDots: number): PrinterProfile["paper"] {
  return { ...profile.paper, widthDots };
}

export function paintPaper(printed: PrintedPaper, profile: PrinterProfile, painter: PaperPainter): Bitmap {
  const whole = blankBitmap(printed.widthDots, printed.heightDots);
  const paper = paperOf(profile, printed.widthDots);
  for (const element of printed.elements) {
    switch (element.kind) {
      case "text": {
        const heightDots = element.lineScaleY * paper.cellHeightDots;
        const top = (element.lineScaleY - element.scaleY) * paper.cellHeightDots;
        const line = blankBitmap(paper.widthDots, heightDots);
        painter.paintText(element, paper, line, top);
        stamp(whole, line, 0, element.yDots);
        break;
      }
      case "raster":
      case "barcode":
        stamp(whole, element.bitmap, element.kind === "raster" ? element.xDots : 0, element.yDots);
        break;
      case "qr":
        stamp(
          whole,
          painter.paintQr({ kind: "qr", text: element.text, moduleDots: element.moduleDots }, paper),
          0,
          element.yDots,
        );
        break;
    }
  }
  return whole;
}

const RULE_ROWS_MAX = 4;

/** A drawn line is told from a drawn text by its height and by being dark over most of the paper. */
function rasterAsText(raster: PrintedRaster, columns: number): string {
  const { bitmap } = raster;
  let black = 0;
  for (let x = 0; x < bitmap.widthDots; x += 1) if (isBlack(bitmap, x, 0)) black += 1;
  if (bitmap.heightDots <= RULE_ROWS_MAX && black > bitmap.widthDots / 2) {
    return (black === bitmap.widthDots ? "=" : "-").repeat(columns);
  }
  return `[picture ${bitmap.widthDots} × ${bitmap.heightDots}]`;
}

function textLine(texts: readonly PrintedText[], cellWidthDots: number): string {
  let line = "";
  for (const text of texts) {
    const column = Math.round(text.xDots / cellWidthDots);
    line += " ".repeat(Math.max(0, column - cellsOf(line)));
    // Double width leaves a cell of space behind every character, as it does on paper.
    const gap = " ".repeat(text.scaleX - 1);
    line += text.scaleX === 1 ? text.text : Array.from(text.text, (one) => one + gap.repeat(cellsOf(one))).join("");
  }
  return line.trimEnd();
}

/** One line of text for every line on the paper; pictures and codes in square brackets. */
export function readPaper(printed: PrintedPaper, profile: PrinterProfile): string {
  const lines: string[] = [];
  const rows = Map.groupBy(printed.elements, (element) => element.yDots);
  for (const [, elements] of Array.from(rows).toSorted(([a], [b]) => a - b)) {
    const texts = elements.filter((element) => element.kind === "text");
    const inOrder = texts.toSorted((a, b) => a.xDots - b.xDots);
    if (inOrder.length > 0) lines.push(textLine(inOrder, profile.paper.cellWidthDots));
    for (const element of elements) {
      if (element.kind === "raster") lines.push(rasterAsText(element, profile.paper.columns));
      else if (element.kind === "barcode") lines.push(`[barcode ${element.digits}]`);
      else if (element.kind === "qr") lines.push(`[QR ${element.text}]`);
    }
  }
  if (printed.cut) lines.push("[cut]");
  return `${lines.join("\n")}\n`;
}
