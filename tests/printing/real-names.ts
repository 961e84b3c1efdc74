/** Names of the real products in tests/real-input, cleaned as an import cleans them. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { paperText } from "#core/receipts/receipt-text.ts";

const FILE = new URL("../real-input/ean-catalogue-extract.csv", import.meta.url);

function realNames(): readonly string[] {
  const rows: readonly Record<string, string>[] = parse(readFileSync(FILE), { columns: true, bom: true });
  return rows.map((row) => paperText(row["product_name"] ?? "", 120)).filter((name) => name !== "");
}

/** Names that hold a character outside Latin-1 first, then the others: a small sample meets every script. */
export function hardNamesFirst(): readonly string[] {
  const isHard = (name: string): boolean =>
    Array.from(name).some((character) => (character.codePointAt(0) ?? 0) > 0xff);
  const names = realNames();
  return [...names.filter(isHard), ...names.filter((name) => !isHard(name))];
}
