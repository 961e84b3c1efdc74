/**
 * Rows of a CSV file with their line numbers, in batches, in constant memory.
 *
 * A row is the fields as text or the word that it cannot be read: a quote that is never closed ends the reading at its
 * line, and what came before has already been given. Blank lines are no rows.
 */
import { parse } from "csv-parse";

export interface CsvRow {
  /** Line of the file on which the row starts; the header is line 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

export interface CsvBreak {
  readonly line: number;
  /** What csv-parse, zlib or the system call it: `CSV_QUOTE_NOT_CLOSED`, `Z_BUF_ERROR`, `EIO`. */
  readonly code: string;
}

/** Characters of one row; a quote that is never closed would otherwise swallow the file into memory. */
const rowCharactersMax = 64 * 1024;

/** An error of the parser, the unpacker or the disk, as opposed to a bug. */
const isReadingError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && "code" in error && typeof error.code === "string";

/** Yields rows in batches; returns where the file broke off, or null when it was read to its end. */
export async function* readCsvRows(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<readonly CsvRow[], CsvBreak | null> {
  let rows: CsvRow[] = [];
  let lastLine = 0;
  let failure: unknown = null;
  const parser = parse({
    delimiter,
    bom: true,
    // Named, not guessed from the first line: files that were joined by hand mix them.
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: rowCharactersMax,
    // Called while a chunk is being parsed. Nothing is handed on to the stream's own buffer, which drops rows on error.
    on_record: (fields: readonly string[], context) => {
      const line = lastLine + 1;
      lastLine = context.lines;
      if (fields.length > 1 || fields[0] !== "") rows.push({ line, fields });
      return null;
    },
  });
  parser.on("error", (error) => {
    failure = error;
  });
  parser.resume();

  try {
    for await (const chunk of text) {
      await new Promise<void>((resolve) => {
        parser.write(chunk, () => resolve());
      });
      if (rows.length > 0) yield rows;
      rows = [];
      if (failure !== null) break;
    }
  } catch (error) {
    failure = error;
  }
  if (failure === null) {
    await new Promise<void>((resolve) => {
      parser.once("close", () => resolve());
      parser.end();
    });
    if (rows.length > 0) yield rows;
  }
  if (failure === null) return null;
  if (isReadingError(failure)) return { line: lastLine + 1, code: failure.code };
  throw failure instanceof Error ? failure : new Error("reading the file failed", { cause: failure });
}
