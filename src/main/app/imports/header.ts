/** Finds the columns that a map names in the first row of a file, whatever their order, case or spaces around them. */
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { cleanText } from "./clean-text.ts";

/** Where each of the map's columns is; null for one that the map does not read. */
export type ColumnPlaces<K extends string> = Readonly<Record<K, number | null>>;

export interface WrongColumns {
  /** Columns that the map needs and the file does not have. */
  readonly missing: readonly string[];
  /** What the file has instead, at most `shownMax` of them. */
  readonly found: readonly string[];
}

const shownMax = 50;
const shownCharactersMax = 60;

const fold = (name: string): string => cleanText(name).toLowerCase();

export function findColumns<K extends string>(
  header: readonly string[],
  wanted: Readonly<Record<K, string | null>>,
): Outcome<ColumnPlaces<K>, WrongColumns> {
  const names = header.map(fold);
  const missing: string[] = [];
  const place = (column: string | null): number | null => {
    if (column === null) return null;
    const index = names.indexOf(fold(column));
    if (index === -1) missing.push(column);
    return index;
  };
  const places = mapValues(wanted, place);
  if (missing.length === 0) return succeed(places);
  const found = header.slice(0, shownMax).map((name) => cleanText(name).slice(0, shownCharactersMax));
  return fail({ missing, found });
}

function mapValues<K extends string, A, B>(record: Readonly<Record<K, A>>, change: (value: A) => B): Record<K, B> {
  const changed = Object.entries<A>(record).map(([key, value]) => [key, change(value)]);
  // Object.entries forgets which keys there are; they are the same ones.
  return Object.fromEntries(changed) as Record<K, B>;
}

/** The cleaned text of a column, empty when the map does not read it; null when the row is too short to have it. */
export function cellAt(fields: readonly string[], place: number | null): string | null {
  if (place === null) return "";
  const field = fields[place];
  return field === undefined ? null : cleanText(field);
}
