/** One line of text on the dot grid. */
import { cellsOf } from "./character-cells.ts";
import type { Paper, PrintCommand, Scale, TextRun } from "./print-command.ts";

export type RunStyle = Pick<TextRun, "scaleX" | "scaleY" | "bold">;

/** White between the lines of normal height. */
const LEADING_DOTS = 6;

export const textLineDots = (scaleY: Scale, paper: Paper): number => paper.cellHeightDots * scaleY + LEADING_DOTS;

export const widthOfRun = (text: string, scaleX: Scale, paper: Paper): number =>
  cellsOf(text) * scaleX * paper.cellWidthDots;

/** A line as high as its highest run. Runs without text are left out. */
export function lineOf(runs: readonly TextRun[], paper: Paper): PrintCommand {
  const shown = runs.filter((run) => run.text !== "");
  const tallest: Scale = shown.some((run) => run.scaleY === 2) ? 2 : 1;
  return { kind: "line", runs: shown, heightDots: textLineDots(tallest, paper) };
}
