/** Breaks a text into lines of a number of cells: at spaces where it can, inside a word only where the word is too long. */
import { cellsOf, cellsOfGrapheme, graphemesOf } from "./character-cells.ts";

// Closing marks stay with what they close: no line begins with them.
const CLOSING = /^[、。，．：；！？）］｝〕〉》」』】’”…·・ーァィゥェォッャュョ,.:;!?)\]}%]$/u;

// After a wide character a line may end; Latin words stay whole.
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let word = "";
  const flush = (): void => {
    if (word !== "") pieces.push(word);
    word = "";
  };
  for (const grapheme of graphemesOf(text)) {
    const last = pieces.length - 1;
    const before = pieces[last];
    if (word === "" && before !== undefined && before !== " " && CLOSING.test(grapheme)) {
      pieces[last] = before + grapheme;
    } else if (grapheme === " " || cellsOfGrapheme(grapheme) === 2) {
      flush();
      pieces.push(grapheme);
    } else word += grapheme;
  }
  flush();
  return pieces;
}

// A word longer than a whole line is cut between graphemes.
function cutLongWord(word: string, cellsMax: number): string[] {
  const parts: string[] = [];
  let part = "";
  let cells = 0;
  for (const grapheme of graphemesOf(word)) {
    const width = cellsOfGrapheme(grapheme);
    if (cells + width > cellsMax && part !== "") {
      parts.push(part);
      part = "";
      cells = 0;
    }
    part += grapheme;
    cells += width;
  }
  if (part !== "") parts.push(part);
  return parts;
}

/** Lines of at most `cellsMax` cells (at least 2). Nothing but the spaces at a break is left out. */
export function wrapText(text: string, cellsMax: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const breakLine = (): void => {
    lines.push(line.trimEnd());
    line = "";
    used = 0;
  };
  for (const piece of piecesOf(text)) {
    if (piece === " " && line === "") continue;
    const cells = cellsOf(piece);
    if (used + cells <= cellsMax) {
      line += piece;
      used += cells;
      continue;
    }
    if (line !== "") breakLine();
    if (piece === " ") continue;
    const parts = cutLongWord(piece, cellsMax);
    for (const part of parts.slice(0, -1)) lines.push(part);
    line = parts.at(-1) ?? "";
    used = cellsOf(line);
  }
  if (line.trimEnd() !== "" || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
