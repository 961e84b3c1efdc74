/**
 * Paints text as dots, each grapheme into its own cells.
 *
 *   narrow 12 × 24        wide 24 × 24          joined scripts: one picture over all cells of the run
 *   ┌──┐┌──┐              ┌────┐┌────┐          ┌────────────────┐
 *   │ A││ b│              │ 张 ││ 伟 │          │    حليب        │
 *   └──┘└──┘              └────┘└────┘          └────────────────┘
 *
 * Arabic, Hebrew and Indic letters change with their neighbours or run from the right, so a run that holds any of them
 * is shaped as a whole and condensed into its cells where it is too long. A character that no font has is a box with
 * its code point.
 */
import type { createCanvas, SKRSContext2D } from "@napi-rs/canvas";
import { cellsOfGrapheme, graphemesOf, isMark } from "#core/receipts/character-cells.ts";
import type { Paper, TextRun } from "#core/receipts/print-command.ts";
import { widthOfRun } from "#core/receipts/text-line.ts";
import { blankBitmap, blacken, stamp } from "./bitmap.ts";
import type { Bitmap } from "./bitmap.ts";
import type { FontShelf, FontWeight } from "./font-shelf.ts";

type CreateCanvas = typeof createCanvas;

const JOINED =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Syriac}]/u;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

// In the cell of 12 × 24 dots that every profile has; other cells scale. Noto Sans Mono advances 0.6 em: 20 → 12 dots.
const BASE_CELL = { width: 12, height: 24 };
const NARROW_SIZE = 20;
const NARROW_BASELINE = 18;
// Arabic and Indic letters are drawn smaller in their em than Latin ones.
const JOINED_SIZE = 23;
const WIDE_SIZE = 22;
const WIDE_BASELINE = 19.5;
// A dot is black when ink covers this much of it (0 to 255); thermal dots spread, so a little less than half.
const INK_MIN = 104;

const GLYPHS_MAX = 4000;

export class GlyphPainter {
  private readonly shelf: FontShelf;
  private readonly createCanvas: CreateCanvas;
  private readonly glyphs = new Map<string, Bitmap>();

  constructor(shelf: FontShelf, create: CreateCanvas) {
    this.shelf = shelf;
    this.createCanvas = create;
  }

  /** Paints a run onto a line's bitmap; `topDots` is where its cells begin. */
  paintRun(run: TextRun, paper: Paper, line: Bitmap, topDots: number): void {
    if (JOINED.test(run.text)) {
      stamp(line, this.paintJoined(run, paper), run.xDots, topDots);
      return;
    }
    let x = run.xDots;
    for (const grapheme of graphemesOf(run.text)) {
      const cells = cellsOfGrapheme(grapheme);
      if (grapheme !== " " && grapheme !== "\u3000" && cells > 0) {
        stamp(line, this.glyph(grapheme, cells, run, paper), x, topDots);
      }
      x += cells * run.scaleX * paper.cellWidthDots;
    }
  }

  private glyph(grapheme: string, cells: number, run: TextRun, paper: Paper): Bitmap {
    const key = `${run.scaleX}${run.scaleY}${run.bold ? "b" : "n"}${paper.cellWidthDots}x${paper.cellHeightDots}${grapheme}`;
    const known = this.glyphs.get(key);
    if (known !== undefined) return known;
    if (this.glyphs.size >= GLYPHS_MAX) this.glyphs.clear();
    const width = cells * run.scaleX * paper.cellWidthDots;
    const bitmap = this.ink(width, paper.cellHeightDots * run.scaleY, (context) => {
      scaleToCell(context, run, paper);
      this.drawGrapheme(context, grapheme, cells, run.bold ? 700 : 500);
    });
    this.glyphs.set(key, bitmap);
    return bitmap;
  }

  private drawGrapheme(context: SKRSContext2D, grapheme: string, cells: number, weight: FontWeight): void {
    const families = this.familiesOf(grapheme, weight);
    const width = cells * BASE_CELL.width;
    if (families === null) {
      drawMissing(context, grapheme, width, this.familiesOf("0", weight) ?? "");
      return;
    }
    const wide = cells === 2;
    context.font = `${wide ? WIDE_SIZE : NARROW_SIZE}px ${families}`;
    drawFitted(context, grapheme, width, wide ? WIDE_BASELINE : NARROW_BASELINE);
  }

  private paintJoined(run: TextRun, paper: Paper): Bitmap {
    const weight = run.bold ? 700 : 500;
    const width = widthOfRun(run.text, run.scaleX, paper);
    const covered = graphemesOf(run.text).map((grapheme) =>
      this.familiesOf(grapheme, weight) === null ? codePointName(grapheme) : grapheme,
    );
    const text = covered.join("");
    return this.ink(width, paper.cellHeightDots * run.scaleY, (context) => {
      scaleToCell(context, run, paper);
      context.font = `${JOINED_SIZE}px ${this.familiesOf(text, weight) ?? ""}`;
      context.direction = RIGHT_TO_LEFT.test(text) ? "rtl" : "ltr";
      context.textAlign = "left";
      const cellsWidth = (width / run.scaleX / paper.cellWidthDots) * BASE_CELL.width;
      const measured = context.measureText(text).width;
      if (measured > cellsWidth) context.scale(cellsWidth / measured, 1);
      context.fillText(text, 0, NARROW_BASELINE);
    });
  }

  /** A CSS family list that has every visible character of the text; null when one is in no font. */
  private familiesOf(text: string, weight: FontWeight): string | null {
    const families = new Set<string>();
    for (const character of text) {
      const slice = this.shelf.find(character.codePointAt(0) ?? 0, weight);
      if (slice !== null) families.add(`"${slice.family}"`);
      else if (!isMark(character)) return null;
    }
    return Array.from(families).join(", ");
  }

  private ink(widthDots: number, heightDots: number, draw: (context: SKRSContext2D) => void): Bitmap {
    const bitmap = blankBitmap(widthDots, heightDots);
    const canvas = this.createCanvas(widthDots, heightDots);
    const context = canvas.getContext("2d");
    context.fillStyle = "#000";
    draw(context);
    const { data } = context.getImageData(0, 0, widthDots, heightDots);
    for (let y = 0; y < heightDots; y += 1) {
      for (let x = 0; x < widthDots; x += 1) {
        if ((data[(y * widthDots + x) * 4 + 3] ?? 0) >= INK_MIN) blacken(bitmap, x, y);
      }
    }
    return bitmap;
  }
}

function scaleToCell(context: SKRSContext2D, run: TextRun, paper: Paper): void {
  const x = (run.scaleX * paper.cellWidthDots) / BASE_CELL.width;
  context.scale(x, (run.scaleY * paper.cellHeightDots) / BASE_CELL.height);
}

/** Centred in its cells, condensed when it is wider than they are. */
function drawFitted(context: SKRSContext2D, text: string, width: number, baseline: number): void {
  const measured = context.measureText(text).width;
  if (measured <= width) {
    context.fillText(text, (width - measured) / 2, baseline);
    return;
  }
  context.save();
  context.scale(width / measured, 1);
  context.fillText(text, 0, baseline);
  context.restore();
}

const codePointName = (grapheme: string): string =>
  `U+${(grapheme.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** The code point in two rows of small figures, in a frame: a reader can look it up, and nobody takes it for a letter. */
function drawMissing(context: SKRSContext2D, grapheme: string, width: number, families: string): void {
  const digits = codePointName(grapheme).slice(2);
  const half = Math.ceil(digits.length / 2);
  context.strokeStyle = "#000";
  context.lineWidth = 1;
  context.strokeRect(0.5, 1.5, width - 1, 21);
  context.font = `9px ${families}`;
  context.save();
  context.translate(1.5, 0);
  drawFitted(context, digits.slice(0, half), width - 3, 10.5);
  drawFitted(context, digits.slice(half), width - 3, 20);
  context.restore();
}
