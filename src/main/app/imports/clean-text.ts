/**
 * Text from a file as the till keeps it, and as a spreadsheet may see it again.
 *
 * A cell that begins with `=`, `+`, `-`, `@`, tab or carriage return is a formula to a spreadsheet. Here it is text and
 * nothing else: reading takes it as it stands, writing puts an apostrophe before it, reading again takes that away.
 */

// C0 and C1 controls, DEL, and the marks that reverse the direction of what follows on paper.
// oxlint-disable-next-line no-control-regex -- removing control characters is what this expression is for
const UNWANTED = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]+/gu;
const GUARDED = /^'(?=[=+\-@])/u;
const FORMULA = /^[=+\-@\t\r]/u;
const NEGATIVE_NUMBER = /^-\d+(?:[.,]\d+)?$/u;

/** Without control characters, with single spaces, trimmed, composed (NFC). */
export function cleanText(text: string): string {
  return text.replace(GUARDED, "").replace(UNWANTED, " ").replace(/\s+/gu, " ").trim().normalize("NFC");
}

/** A cell of a CSV file that no spreadsheet takes for a formula, quoted where it must be. */
function csvCell(text: string, delimiter: string): string {
  const guarded = FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
  return /["\r\n]/u.test(guarded) || guarded.includes(delimiter) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** One line of a CSV file, with its end. */
export function csvLine(cells: readonly string[], delimiter = ","): string {
  return `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;
}
