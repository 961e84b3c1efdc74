/**
 * The whole of another till's log into an empty shop, by the command itself, twice: figures of a real process, and whether
 * the journal agrees with a sum that knows nothing of the product.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setUpGiftShop } from "../builders/gift-shop.ts";
import { sumIndependently } from "../real-input/independent-sum.ts";

interface Report {
  readonly rows: number;
  readonly accepted: number;
  readonly alreadyThere: number;
  readonly refused: number;
  readonly totalMinor: number;
  readonly seconds: number;
  readonly linesPerSecond: number;
  readonly peakMemoryMb: number;
}

const entry = path.resolve(import.meta.dirname, "../../bin/regulars.js");
const outputBytesMax = 256 * 1024 * 1024;

const regulars = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [entry, ...args], { encoding: "utf8", maxBuffer: outputBytesMax });

const importInto = (folder: string, file: string): Report => {
  const out = regulars("import", "sales", file, "--map", "online-retail", "--data", folder, "--json");
  return (JSON.parse(out) as { report: Report }).report;
};

export async function measureImport(file: string) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "regulars-bench-import-"));
  try {
    await setUpGiftShop(folder, "GBP");
    const first = importInto(folder, file);
    const second = importInto(folder, file);
    const independent = sumIndependently(file);
    const verified = JSON.parse(regulars("verify", "--data", folder, "--json")) as { ok: boolean };
    return {
      first,
      second,
      independentPence: String(independent.totalPence),
      totalsAgree: BigInt(first.totalMinor) === independent.totalPence && first.accepted === independent.accepted,
      rowsAddUp: first.accepted + first.refused === independent.rows,
      secondRunChangesNothing: second.accepted === 0 && second.alreadyThere === first.accepted,
      verified: verified.ok,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
