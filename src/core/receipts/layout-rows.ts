/** Rows with amounts: the amount keeps the right edge, whatever the text on its left has to do. */
import { cellsOf } from "./character-cells.ts";
import type { Paper, PrintCommand, TextRun } from "./print-command.ts";
import type { ReceiptBlock } from "./receipt-document.ts";
import { lineOf } from "./text-line.ts";
import type { RunStyle } from "./text-line.ts";
import { wrapText } from "./wrap-text.ts";

type Pair = Extract<ReceiptBlock, { kind: "pair" }>;
type Item = Extract<ReceiptBlock, { kind: "item" }>;
type Table = Extract<ReceiptBlock, { kind: "table" }>;

const PLAIN: RunStyle = { scaleX: 1, scaleY: 1, bold: false };
const STRONG: RunStyle = { scaleX: 1, scaleY: 1, bold: true };
const TALL: RunStyle = { scaleX: 1, scaleY: 2, bold: true };
const LARGE: RunStyle = { scaleX: 2, scaleY: 2, bold: true };

const INDENT_CELLS = 2;
const SPACE_CELLS = 1;
/** A label narrower than this reads badly beside its value: the value gets a line of its own. */
const LABEL_CELLS_MIN = 10;

const at = (text: string, cell: number, style: RunStyle, paper: Paper): TextRun => ({
  text,
  xDots: cell * paper.cellWidthDots,
  ...style,
});

const atRightEdge = (text: string, style: RunStyle, paper: Paper): TextRun =>
  at(text, paper.columns - cellsOf(text) * style.scaleX, style, paper);

interface Row {
  readonly label: string;
  readonly value: string;
  readonly indentCells: number;
  readonly labelStyle: RunStyle;
  readonly valueStyle: RunStyle;
}

function layoutRow(row: Row, paper: Paper): PrintCommand[] {
  const valueCells = cellsOf(row.value) * row.valueStyle.scaleX;
  const beside = paper.columns - row.indentCells - valueCells - SPACE_CELLS;
  const { scaleX } = row.labelStyle;
  if (beside >= Math.min(LABEL_CELLS_MIN, cellsOf(row.label) * scaleX)) {
    const [first = "", ...others] = wrapText(row.label, Math.floor(beside / scaleX));
    return [
      lineOf([at(first, row.indentCells, row.labelStyle, paper), atRightEdge(row.value, row.valueStyle, paper)], paper),
      ...others.map((text) => lineOf([at(text, row.indentCells, row.labelStyle, paper)], paper)),
    ];
  }
  const labels = wrapText(row.label, Math.floor((paper.columns - row.indentCells) / scaleX));
  const values = wrapText(row.value, Math.floor(paper.columns / row.valueStyle.scaleX));
  return [
    ...labels.map((text) => lineOf([at(text, row.indentCells, row.labelStyle, paper)], paper)),
    ...values.map((text) => lineOf([atRightEdge(text, row.valueStyle, paper)], paper)),
  ];
}

export function layoutPair(pair: Pair, paper: Paper): PrintCommand[] {
  const indentCells = pair.indented ? INDENT_CELLS : 0;
  const row = { label: pair.label, value: pair.value, indentCells };
  switch (pair.emphasis) {
    case "plain":
      return layoutRow({ ...row, labelStyle: PLAIN, valueStyle: PLAIN }, paper);
    case "strong":
      return layoutRow({ ...row, labelStyle: STRONG, valueStyle: STRONG }, paper);
    case "large": {
      const [label, value] = [cellsOf(pair.label), cellsOf(pair.value)];
      const labelStyle = indentCells + SPACE_CELLS + 2 * (label + value) <= paper.columns ? LARGE : TALL;
      const valueStyle = indentCells + SPACE_CELLS + label + 2 * value <= paper.columns ? LARGE : TALL;
      return layoutRow({ ...row, labelStyle, valueStyle }, paper);
    }
  }
}

export function layoutItem(item: Item, paper: Paper): PrintCommand[] {
  const row = { indentCells: 0, labelStyle: PLAIN, valueStyle: PLAIN };
  const commands = layoutRow({ ...row, label: item.name, value: item.amount }, paper);
  if (item.detail !== null) {
    for (const text of wrapText(item.detail, paper.columns - INDENT_CELLS)) {
      commands.push(lineOf([at(text, INDENT_CELLS, PLAIN, paper)], paper));
    }
  }
  for (const adjustment of item.adjustments) {
    commands.push(
      ...layoutRow({ ...row, label: adjustment.label, value: adjustment.amount, indentCells: INDENT_CELLS }, paper),
    );
  }
  return commands;
}

// Where the columns do not fit beside each other every figure gets a line, under its row's name.
function layoutStacked(table: Table, paper: Paper): PrintCommand[] {
  const plain = { labelStyle: PLAIN, valueStyle: PLAIN };
  return table.rows.flatMap(([name = "", ...values]) => [
    ...wrapText(name, paper.columns).map((text) => lineOf([at(text, 0, PLAIN, paper)], paper)),
    ...values.flatMap((value, index) =>
      layoutRow({ ...plain, label: table.header[index + 1] ?? "", value, indentCells: INDENT_CELLS }, paper),
    ),
  ]);
}

export function layoutTable(table: Table, paper: Paper): PrintCommand[] {
  const all = [table.header, ...table.rows];
  const figures = table.header.slice(1).map((_, index) => Math.max(...all.map((row) => cellsOf(row[index + 1] ?? ""))));
  const figuresCells = figures.reduce((sum, cells) => sum + cells + SPACE_CELLS, 0);
  const nameCells = paper.columns - figuresCells;
  if (nameCells < LABEL_CELLS_MIN) return layoutStacked(table, paper);
  return all.flatMap(([name = "", ...values]) => {
    const [first = "", ...others] = wrapText(name, nameCells);
    const runs = [at(first, 0, PLAIN, paper)];
    let right = nameCells;
    for (const [index, cells] of figures.entries()) {
      right += SPACE_CELLS + cells;
      const value = values[index] ?? "";
      runs.push(at(value, right - cellsOf(value), PLAIN, paper));
    }
    return [lineOf(runs, paper), ...others.map((text) => lineOf([at(text, 0, PLAIN, paper)], paper))];
  });
}
