/**
 * Where the next mark falls on the paper of a printer in software, and what has been marked so far. Knows places and
 * looks; refuses to know commands, which are the emulator's.
 *
 * A line of text is kept back until it ends, because the tallest character of a line decides how all of it is drawn.
 */
import { cellsOf } from "#core/receipts/character-cells.ts";
import type { Paper, Scale } from "#core/receipts/print-command.ts";
import type { PrintedElement, PrintedPaper, PrintedText } from "./printed-paper.ts";

/** The line pitch after ESC @. */
const DEFAULT_LINE_DOTS = 30;
/** A roll in software ends as well: what a stuck sender writes does not fill the memory. */
const ELEMENTS_MAX = 20_000;

export class PrintHead {
  x = 0;
  y = 0;
  lineDots = DEFAULT_LINE_DOTS;
  bold = false;
  scaleX: Scale = 1;
  scaleY: Scale = 1;

  private readonly paper: Paper;
  private elements: PrintedElement[] = [];
  private line: PrintedText[] = [];
  /** Where the last text of the line ended. */
  private textEnd = 0;

  constructor(paper: Paper) {
    this.paper = paper;
  }

  resetLook(): void {
    this.lineDots = DEFAULT_LINE_DOTS;
    this.bold = false;
    this.scaleX = 1;
    this.scaleY = 1;
  }

  place(character: string): void {
    const last = this.line.at(-1);
    const sameLook =
      last !== undefined &&
      last.bold === this.bold &&
      last.scaleX === this.scaleX &&
      last.scaleY === this.scaleY &&
      this.textEnd === this.x;
    if (sameLook) this.line[this.line.length - 1] = { ...last, text: last.text + character };
    else {
      const { x, y, bold, scaleX, scaleY } = this;
      this.line.push({ kind: "text", xDots: x, yDots: y, text: character, bold, scaleX, scaleY, lineScaleY: 1 });
    }
    this.x += cellsOf(character) * this.scaleX * this.paper.cellWidthDots;
    this.textEnd = this.x;
  }

  keep(element: PrintedElement): void {
    if (this.elements.length < ELEMENTS_MAX) this.elements.push(element);
  }

  endText(): void {
    const lineScaleY: Scale = this.line.some((text) => text.scaleY === 2) ? 2 : 1;
    for (const text of this.line) this.keep({ ...text, lineScaleY });
    this.line = [];
    this.x = 0;
  }

  endLine(): void {
    const tallest = this.line.reduce((most, text) => Math.max(most, text.scaleY), 0);
    this.endText();
    this.y += Math.max(this.lineDots, tallest * this.paper.cellHeightDots);
  }

  /** null when nothing has come out since the last paper. */
  takePaper(cut: boolean): PrintedPaper | null {
    this.endText();
    if (!cut && this.y === 0 && this.elements.length === 0) return null;
    const { elements, y: heightDots } = this;
    this.elements = [];
    this.y = 0;
    return { widthDots: this.paper.widthDots, heightDots, elements, cut };
  }
}
