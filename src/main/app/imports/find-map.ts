/** Finds the mapping file for an import: by path, by the name of a shipped one, or by the columns that the file has. */
import fs from "node:fs";
import path from "node:path";
import { assert } from "#core/assert.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { findColumns } from "./header.ts";
import { importMapSchema } from "./import-map.ts";
import type { ImportMap } from "./import-map.ts";

export type MapFailure =
  | { readonly kind: "mapNotFound"; readonly map: string; readonly shipped: readonly string[] }
  | { readonly kind: "mapNotValid"; readonly map: string; readonly problems: readonly string[] }
  | { readonly kind: "mapOfOtherKind"; readonly map: string; readonly format: string }
  | { readonly kind: "noMapFits"; readonly found: readonly string[]; readonly shipped: readonly ShippedColumns[] };

/** What a shipped map would have needed. */
export interface ShippedColumns {
  readonly map: string;
  readonly columns: readonly string[];
}

export type MapFormat = ImportMap["format"];
export type MapOf<F extends MapFormat> = Extract<ImportMap, { readonly format: F }>;

const foldersUpMax = 6;
const problemsMax = 10;
const mapBytesMax = 1024 * 1024;

const isFormat = <F extends MapFormat>(map: ImportMap, format: F): map is MapOf<F> => map.format === format;

/** The folder `mappings` of the project or package that this file is part of, built or not. */
function findMappingsFolder(): string {
  let folder = import.meta.dirname;
  for (let up = 0; up < foldersUpMax; up += 1) {
    const candidate = path.join(folder, "mappings");
    if (fs.existsSync(candidate)) return candidate;
    folder = path.dirname(folder);
  }
  assert(false, "the folder mappings is missing from this installation");
}

/** The names of the maps in `mappings/`. */
function listShippedMaps(folder: string): readonly string[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .toSorted();
}

/** Reads a map by the name of a shipped one or by its path. */
export function readMap<F extends MapFormat>(nameOrFile: string, format: F): Outcome<MapOf<F>, MapFailure> {
  const folder = findMappingsFolder();
  const shipped = listShippedMaps(folder);
  const file = shipped.includes(nameOrFile) ? path.join(folder, `${nameOrFile}.json`) : nameOrFile;
  const found = fs.statSync(file, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return fail({ kind: "mapNotFound", map: nameOrFile, shipped });
  if (found.size > mapBytesMax) return fail({ kind: "mapNotValid", map: nameOrFile, problems: ["larger than 1 MB"] });
  let document: unknown;
  try {
    document = JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail({ kind: "mapNotValid", map: nameOrFile, problems: [error.message] });
  }
  const parsed = importMapSchema.safeParse(document);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    return fail({ kind: "mapNotValid", map: nameOrFile, problems: problems.slice(0, problemsMax) });
  }
  if (!isFormat(parsed.data, format)) {
    return fail({ kind: "mapOfOtherKind", map: nameOrFile, format: parsed.data.format });
  }
  return succeed(parsed.data);
}

/** The one shipped map of this kind whose columns are all in the header. */
export function mapForHeader<F extends MapFormat>(
  header: readonly string[],
  format: F,
): Outcome<{ readonly name: string; readonly map: MapOf<F> }, MapFailure> {
  const shipped: ShippedColumns[] = [];
  for (const name of listShippedMaps(findMappingsFolder())) {
    const map = readMap(name, format);
    if (!map.ok) continue;
    const columns: Readonly<Record<string, string | null>> = map.value.columns;
    if (findColumns(header, columns).ok) return succeed({ name, map: map.value });
    shipped.push({ map: name, columns: Object.values(columns).filter((column) => column !== null) });
  }
  return fail({ kind: "noMapFits", found: header.slice(0, 50), shipped });
}
