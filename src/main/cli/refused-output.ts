/**
 * The file of refused rows: the rows as they were under the file's own first line, and behind them where each stood and
 * why it was refused. So it can be mended and imported again as it is: columns that a map does not name are not read.
 */
import fs from "node:fs";
import { csvLine } from "#main/app/imports/clean-text.ts";
import type { RefusedRow } from "#main/app/imports/refused-row.ts";

export class RefusedFile {
  readonly #handle: number;
  readonly #columns: number;
  readonly #delimiter: string;

  constructor(file: string, header: readonly string[], delimiter: string) {
    this.#handle = fs.openSync(file, "w", 0o600);
    this.#columns = header.length;
    this.#delimiter = delimiter;
    // Spreadsheets take a file without a mark for one of their own code page.
    fs.writeSync(this.#handle, `\u{FEFF}${csvLine([...header, "refused line", "refused reason"], delimiter)}`);
  }

  write(row: RefusedRow, reason: string): void {
    // A row that is too short is filled up, so that the two columns stand under their names.
    const missing = Array.from({ length: Math.max(0, this.#columns - row.fields.length) }, () => "");
    fs.writeSync(this.#handle, csvLine([...row.fields, ...missing, String(row.line), reason], this.#delimiter));
  }

  close(): void {
    fs.closeSync(this.#handle);
  }
}
