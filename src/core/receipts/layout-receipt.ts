/**
 * The second stage: document + paper → print commands on the dot grid.
 *
 * Invariants (property-tested):
 * - no run passes the right edge; runs of a line do not overlap;
 * - an amount is never cut or wrapped; a name is wrapped, at spaces first, between graphemes otherwise;
 * - every character of the document is in exactly one run, spaces at line breaks aside.
 */
import { code128Modules } from "./code-128.ts";
import { layoutItem, layoutPair, layoutTable } from "./layout-rows.ts";
import type { Paper, PrintCommand } from "./print-command.ts";
import { qrModules } from "./qr-size.ts";
import type { ReceiptBlock, ReceiptDocument } from "./receipt-document.ts";
import { lineOf, textLineDots, widthOfRun } from "./text-line.ts";
import type { RunStyle } from "./text-line.ts";
import { wrapText } from "./wrap-text.ts";

const PLAIN: RunStyle = { scaleX: 1, scaleY: 1, bold: false };
const STRONG: RunStyle = { scaleX: 1, scaleY: 1, bold: true };
const LARGE: RunStyle = { scaleX: 2, scaleY: 2, bold: true };

const GAP_DOTS = 16;
const BARCODE_HEIGHT_DOTS = 64;
// GS w takes 2 to 6; below 2 dots a module is finer than the head prints reliably at 203 dpi.
const BARCODE_MODULES_DOTS = [3, 2];
const QUIET_MODULES = 10;
const QR_SIDE_DOTS = 176;
const QR_MODULE_DOTS_MAX = 8;

function centredLines(text: string, style: RunStyle, paper: Paper): PrintCommand[] {
  const cells = Math.floor(paper.columns / style.scaleX);
  return wrapText(text, cells).map((line) => {
    const width = widthOfRun(line, style.scaleX, paper);
    return lineOf([{ text: line, xDots: Math.floor((paper.widthDots - width) / 2), ...style }], paper);
  });
}

function qrCommands(text: string, caption: string, paper: Paper): PrintCommand[] {
  const moduleDots = Math.max(3, Math.min(QR_MODULE_DOTS_MAX, Math.floor(QR_SIDE_DOTS / qrModules(text))));
  return [{ kind: "qr", text, moduleDots }, { kind: "feed", dots: 8 }, ...centredLines(caption, PLAIN, paper)];
}

/** A barcode that is wider than the paper prints nothing at all, so: narrower bars, and when that is not enough a QR code. */
function barcodeCommands(digits: string, caption: string, paper: Paper): PrintCommand[] {
  const modules = code128Modules(digits) + 2 * QUIET_MODULES;
  const moduleDots = BARCODE_MODULES_DOTS.find((dots) => modules * dots <= paper.widthDots);
  if (moduleDots === undefined) return qrCommands(digits, caption, paper);
  return [
    { kind: "code128", digits, moduleDots, heightDots: BARCODE_HEIGHT_DOTS },
    { kind: "feed", dots: 6 },
    ...centredLines(caption, PLAIN, paper),
  ];
}

function layoutBlock(block: ReceiptBlock, paper: Paper): PrintCommand[] {
  switch (block.kind) {
    case "title":
      return centredLines(block.text, LARGE, paper);
    case "centred":
      return centredLines(block.text, block.strong ? STRONG : PLAIN, paper);
    case "mark":
      return [{ kind: "feed", dots: GAP_DOTS }, ...centredLines(block.text, LARGE, paper)];
    case "pair":
      return layoutPair(block, paper);
    case "item":
      return layoutItem(block, paper);
    case "table":
      return layoutTable(block, paper);
    case "rule":
      return block.weight === "heavy"
        ? [{ kind: "rule", pattern: "solid", marginDots: 9, thicknessDots: 2 }]
        : [{ kind: "rule", pattern: "dashed", marginDots: 9, thicknessDots: 2 }];
    case "gap":
      return [{ kind: "feed", dots: GAP_DOTS }];
    case "barcode":
      return barcodeCommands(block.digits, block.caption, paper);
    case "qr":
      return qrCommands(block.text, block.caption, paper);
  }
}

export function layoutReceipt(document: ReceiptDocument, paper: Paper): readonly PrintCommand[] {
  const commands = document.blocks.flatMap((block) => layoutBlock(block, paper));
  return [...commands, { kind: "feed", dots: textLineDots(1, paper) }, { kind: "cut" }];
}
