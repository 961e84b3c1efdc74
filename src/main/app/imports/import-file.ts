/** A CSV file opened for importing: its columns found by the map, its rows still to come. */
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { readCsvRows } from "./csv-rows.ts";
import type { CsvBreak, CsvRow } from "./csv-rows.ts";
import { cleanText } from "./clean-text.ts";
import { findColumns } from "./header.ts";
import type { ColumnPlaces, WrongColumns } from "./header.ts";
import type { ImportMap } from "./import-map.ts";
import { openTextSource } from "./text-source.ts";
import type { DeclaredEncoding, TextSource } from "./text-source.ts";

export type ImportFailure =
  | { readonly kind: "fileNotReadable"; readonly code: string }
  | { readonly kind: "fileEmpty" }
  | ({ readonly kind: "wrongColumns" } & WrongColumns)
  | { readonly kind: "wrongCurrency"; readonly file: string; readonly shop: string }
  | { readonly kind: "taxRateUnknown"; readonly taxRateId: string };

export interface ImportFile<K extends string> {
  readonly places: ColumnPlaces<K>;
  /** Returns where the file broke off, or null at its end. */
  readonly batches: AsyncGenerator<readonly CsvRow[], CsvBreak | null>;
  /** Hundredths of the file that have been read, 0 to 100. */
  percentRead(): number;
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;

/** The first row of a file; without a map, for choosing the one that fits, as most files are written. */
export async function readHeader(
  file: string,
  { encoding, delimiter }: Pick<ImportMap, "encoding" | "delimiter"> = { encoding: "utf-8", delimiter: "," },
): Promise<Outcome<readonly string[], ImportFailure>> {
  const opened = await openRows(file, encoding, delimiter);
  if (!opened.ok) return opened;
  await opened.value.batches.return(null);
  return succeed(opened.value.header.fields.map(cleanText));
}

export async function openImportFile<K extends string>(
  file: string,
  map: ImportMap & { readonly columns: Readonly<Record<K, string | null>> },
): Promise<Outcome<ImportFile<K>, ImportFailure>> {
  const opened = await openRows(file, map.encoding, map.delimiter);
  if (!opened.ok) return opened;
  const { header, rows, batches, source } = opened.value;
  const places = findColumns<K>(header.fields, map.columns);
  if (!places.ok) {
    await batches.return(null);
    return fail({ kind: "wrongColumns", ...places.failure });
  }
  return succeed({
    places: places.value,
    batches: withFirst(rows, batches),
    percentRead: () => (source.sizeBytes === 0 ? 100 : Math.trunc((source.bytesRead() * 100) / source.sizeBytes)),
  });
}

interface OpenedRows {
  readonly source: TextSource;
  readonly header: CsvRow;
  /** The rest of the first batch. */
  readonly rows: readonly CsvRow[];
  readonly batches: AsyncGenerator<readonly CsvRow[], CsvBreak | null>;
}

async function openRows(
  file: string,
  encoding: DeclaredEncoding,
  delimiter: string,
): Promise<Outcome<OpenedRows, ImportFailure>> {
  let source: TextSource;
  try {
    source = await openTextSource(file, encoding);
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return fail({ kind: "fileNotReadable", code });
  }
  const batches = readCsvRows(source.text, delimiter);
  const first = await batches.next();
  if (first.done === true) {
    return fail(first.value === null ? { kind: "fileEmpty" } : { kind: "fileNotReadable", code: first.value.code });
  }
  const [header, ...rows] = first.value;
  return header === undefined ? fail({ kind: "fileEmpty" }) : succeed({ source, header, rows, batches });
}

async function* withFirst(
  rows: readonly CsvRow[],
  rest: AsyncGenerator<readonly CsvRow[], CsvBreak | null>,
): AsyncGenerator<readonly CsvRow[], CsvBreak | null> {
  if (rows.length > 0) yield rows;
  return yield* rest;
}
