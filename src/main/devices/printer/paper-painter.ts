/**
 * Paints print commands as dots: the one picture of a line, a rule, a barcode. The encoder sends it where a printer has
 * no font, the preview and the emulator show it.
 *
 * Every grapheme is painted into its own cells, as a printer does, so the same text at the same dot is the same picture
 * whether it was laid out here or decoded from bytes. Only joined scripts are painted as a whole run (glyph-painter.ts).
 */
import { planCode128 } from "#core/receipts/code-128.ts";
import type { Paper, PrintCommand, TextRun } from "#core/receipts/print-command.ts";
import { blankBitmap, fillBlack, stamp } from "./bitmap.ts";
import type { Bitmap } from "./bitmap.ts";
import { code128Bars } from "./code-128-bars.ts";
import type { Code128Stretch } from "./code-128-bars.ts";
import type { GlyphPainter } from "./glyph-painter.ts";

type CommandOf<K extends PrintCommand["kind"]> = Extract<PrintCommand, { kind: K }>;
export type LineCommand = CommandOf<"line">;
export type RuleCommand = CommandOf<"rule">;
export type BarcodeCommand = CommandOf<"code128">;
export type QrCommand = CommandOf<"qr">;

/** Modules of a QR code, row by row; true is black. */
export type QrMatrix = readonly (readonly boolean[])[];
export type DrawQr = (text: string) => QrMatrix;

const DASH_DOTS = 8;
const DASH_GAP_DOTS = 4;

export function centredBars(
  stretches: readonly Code128Stretch[],
  size: { readonly moduleDots: number; readonly heightDots: number },
  widthDots: number,
): Bitmap {
  const bars = code128Bars(stretches);
  const barsDots = bars.reduce((sum, modules) => sum + modules, 0) * size.moduleDots;
  const bitmap = blankBitmap(widthDots, size.heightDots);
  // What does not fit is not printed at all, as by a real printer.
  if (barsDots > widthDots) return bitmap;
  let x = Math.floor((widthDots - barsDots) / 2);
  for (const [index, modules] of bars.entries()) {
    if (index % 2 === 0) fillBlack(bitmap, x, 0, modules * size.moduleDots, size.heightDots);
    x += modules * size.moduleDots;
  }
  return bitmap;
}

export class PaperPainter {
  private readonly glyphs: GlyphPainter;
  private readonly drawQr: DrawQr;

  constructor(glyphs: GlyphPainter, drawQr: DrawQr) {
    this.glyphs = glyphs;
    this.drawQr = drawQr;
  }

  /** Paints one run onto a line; `topDots` is where its cells begin. */
  paintText(run: TextRun, paper: Paper, line: Bitmap, topDots: number): void {
    this.glyphs.paintRun(run, paper, line, topDots);
  }

  paintLine(line: LineCommand, paper: Paper): Bitmap {
    const bitmap = blankBitmap(paper.widthDots, line.heightDots);
    const tallest = Math.max(1, ...line.runs.map((run) => run.scaleY));
    // Runs of different heights stand on one base line.
    for (const run of line.runs) {
      this.paintText(run, paper, bitmap, (tallest - run.scaleY) * paper.cellHeightDots);
    }
    return bitmap;
  }

  paintRule(rule: RuleCommand, paper: Paper): Bitmap {
    const width = paper.columns * paper.cellWidthDots;
    const bitmap = blankBitmap(paper.widthDots, rule.thicknessDots + 2 * rule.marginDots);
    if (rule.pattern === "solid") fillBlack(bitmap, 0, rule.marginDots, width, rule.thicknessDots);
    else {
      for (let x = 0; x < width; x += DASH_DOTS + DASH_GAP_DOTS) {
        fillBlack(bitmap, x, rule.marginDots, Math.min(DASH_DOTS, width - x), rule.thicknessDots);
      }
    }
    return bitmap;
  }

  paintBarcode(command: BarcodeCommand, paper: Paper): Bitmap {
    const stretches = planCode128(command.digits).map((part) => ({
      set: part.set,
      values:
        part.set === "C"
          ? (part.digits.match(/../g) ?? []).map(Number)
          : Array.from(part.digits, (digit) => digit.charCodeAt(0) - 0x20),
    }));
    return centredBars(stretches, command, paper.widthDots);
  }

  paintQr(command: QrCommand, paper: Paper): Bitmap {
    const matrix = this.drawQr(command.text);
    const side = matrix.length * command.moduleDots;
    const bitmap = blankBitmap(paper.widthDots, side);
    const left = Math.floor((paper.widthDots - side) / 2);
    for (const [row, modules] of matrix.entries()) {
      for (const [column, black] of modules.entries()) {
        if (black) {
          const { moduleDots } = command;
          fillBlack(bitmap, left + column * moduleDots, row * moduleDots, moduleDots, moduleDots);
        }
      }
    }
    return bitmap;
  }

  /** The whole paper, as a printer with this much way to its cutter would give it out. */
  paint(commands: readonly PrintCommand[], paper: Paper, feedBeforeCutDots: number): Bitmap {
    const pieces: { readonly top: number; readonly bitmap: Bitmap }[] = [];
    let y = 0;
    for (const command of commands) {
      if (command.kind === "feed") y += command.dots;
      else if (command.kind === "cut") y += feedBeforeCutDots;
      else {
        const bitmap = this.paintCommand(command, paper);
        pieces.push({ top: y, bitmap });
        y += bitmap.heightDots;
      }
    }
    const whole = blankBitmap(paper.widthDots, y);
    for (const piece of pieces) stamp(whole, piece.bitmap, 0, piece.top);
    return whole;
  }

  private paintCommand(command: LineCommand | RuleCommand | BarcodeCommand | QrCommand, paper: Paper): Bitmap {
    switch (command.kind) {
      case "line":
        return this.paintLine(command, paper);
      case "rule":
        return this.paintRule(command, paper);
      case "code128":
        return this.paintBarcode(command, paper);
      case "qr":
        return this.paintQr(command, paper);
    }
  }
}
