/**
 * Code 128 (ISO/IEC 15417) for digits: which symbols, and how wide they come out.
 *
 * A pair of digits in set C is one symbol whose number a printer gets as one raw byte. The pairs 16 04, 16 05 and 16 20
 * would be the bytes 10 04, 10 05 and 10 14, which printers obey at once as real-time commands wherever they stand
 * (16 04 asks for a status, 16 20 can open the drawer). `planCode128` moves the pairs by one digit, or leaves set C.
 */
import { assert } from "../assert.ts";

export type Code128Part = { readonly set: "B" | "C"; readonly digits: string };

const REAL_TIME_PAIRS = new Set(["1604", "1605", "1620"]);

const pairsOf = (digits: string): string[] => digits.match(/../g) ?? [];

function holdsRealTimePair(part: Code128Part): boolean {
  if (part.set === "B") return false;
  const pairs = pairsOf(part.digits);
  return pairs.some((pair, index) => REAL_TIME_PAIRS.has(pair + (pairs[index + 1] ?? "")));
}

/** The narrowest safe way to write the digits: parts in set C (pairs) or set B (single digits). */
export function planCode128(digits: string): readonly Code128Part[] {
  assert(/^\d{1,40}$/.test(digits), "a barcode holds 1 to 40 digits");
  const even = digits.length % 2 === 0;
  const candidates: readonly (readonly Code128Part[])[] = even
    ? [
        [{ set: "C", digits }],
        [
          { set: "B", digits: digits.slice(0, 1) },
          { set: "C", digits: digits.slice(1, -1) },
          { set: "B", digits: digits.slice(-1) },
        ],
      ]
    : [
        [
          { set: "C", digits: digits.slice(0, -1) },
          { set: "B", digits: digits.slice(-1) },
        ],
        [
          { set: "B", digits: digits.slice(0, 1) },
          { set: "C", digits: digits.slice(1) },
        ],
      ];
  const safe = candidates
    .map((parts) => parts.filter((part) => part.digits !== ""))
    .find((parts) => !parts.some(holdsRealTimePair));
  return safe ?? [{ set: "B", digits }];
}

/** Symbols of data and of changing sets, without start, check and stop. */
function symbolCount(parts: readonly Code128Part[]): number {
  return parts.reduce(
    (count, part, index) =>
      count + (part.set === "C" ? part.digits.length / 2 : part.digits.length) + (index > 0 ? 1 : 0),
    0,
  );
}

/** Width in modules, quiet zones (10 on either side) not counted: start, data, check are 11 each, stop is 13. */
export function code128Modules(digits: string): number {
  return 11 * (symbolCount(planCode128(digits)) + 2) + 13;
}
