/**
 * The total of an Online Retail file by itself: own CSV reading, own rules, BigInt. Imports nothing of the product, so that
 * the same mistake cannot be on both sides. Prints JSON when it is run: `node independent-sum.ts FILE`.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

export interface IndependentSum {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  readonly totalPence: bigint;
}

interface Line {
  readonly receipt: string;
  readonly quantity: bigint;
  /** In tenths of a penny: the file has one price of 0.001. */
  readonly priceMills: bigint;
}

function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  let [field, quoted] = ["", false];
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (character === '"') {
      if (quoted && line[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = !quoted;
    } else if (character === "," && !quoted) {
      fields.push(field);
      field = "";
    } else field += character;
  }
  return [...fields, field];
}

function millsOf(price: string): bigint {
  const [whole = "0", fraction = ""] = price.split(".");
  if (fraction.length > 3) throw new Error(`a price with more than three decimals: ${price}`);
  return BigInt(whole) * 1000n + BigInt(fraction.padEnd(3, "0"));
}

export function sumIndependently(file: string): IndependentSum {
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const lines = text
    .split(/\r?\n/u)
    .slice(1)
    .filter((line) => line !== "")
    .map((line): Line => {
      const [receipt = "", , , quantity = "", , price = ""] = fieldsOf(line);
      return { receipt, quantity: BigInt(quantity), priceMills: millsOf(price) };
    });
  // A receipt without a single price is a stock movement, judged on what is left after the lines that fail alone.
  const failsAlone = ({ receipt, quantity, priceMills }: Line): boolean =>
    priceMills % 10n !== 0n || quantity === 0n || receipt.startsWith("C") !== quantity < 0n;
  const sells = new Set(
    lines.filter((line) => !failsAlone(line) && line.priceMills > 0n).map(({ receipt }) => receipt),
  );
  const accepted = lines.filter((line) => !failsAlone(line) && sells.has(line.receipt));
  return {
    rows: lines.length,
    accepted: accepted.length,
    refused: lines.length - accepted.length,
    totalPence: accepted.reduce((sum, { quantity, priceMills }) => sum + (quantity * priceMills) / 10n, 0n),
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { totalPence, ...counts } = sumIndependently(process.argv[2] ?? "");
  process.stdout.write(`${JSON.stringify({ ...counts, totalPence: String(totalPence) })}\n`);
}
