/**
 * Where refused rows go while an import runs: to the report as they come, and to a file from which they can be mended
 * and imported again. Nothing is gathered in memory, however many there are.
 *
 * With `--json` the report is one document that is written as it becomes known: `{"ok":true,"refused":[…],"report":{…}}`.
 */
import fs from "node:fs";
import { csvLine } from "#main/app/imports/clean-text.ts";
import type { RefusedRow } from "#main/app/imports/refused-row.ts";

/** In a file of its own, so that a row can be given back to the import without the two columns before it. */
export class RefusedFile {
  readonly #handle: number;

  constructor(file: string) {
    this.#handle = fs.openSync(file, "w", 0o600);
    // Spreadsheets take a file without a mark for one of their own code page.
    fs.writeSync(this.#handle, "\u{FEFF}");
    fs.writeSync(this.#handle, csvLine(["line", "reason", "row"]));
  }

  write(row: RefusedRow, reason: string): void {
    fs.writeSync(this.#handle, csvLine([String(row.line), reason, ...row.fields]));
  }

  close(): void {
    fs.closeSync(this.#handle);
  }
}
