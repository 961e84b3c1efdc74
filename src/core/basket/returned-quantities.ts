/**
 * How much of every line of a sale has come back. Owns what may come back; refuses to know what it is worth.
 *
 * | asked                         | refused as                           |
 * |-------------------------------|--------------------------------------|
 * | a line that the sale does not have | lineNotFound                    |
 * | 0, less, or half of a piece   | quantityOutOfRange, quantityNotWhole |
 * | more than is left of the line | returnExceedsSale                    |
 */
import { LIMITS } from "../codec/fields.ts";
import type { SaleCompleted, SoldLine } from "../events/sale-completed.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import { milli } from "../money/integers.ts";
import type { Milli } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { ReturnedQuantities } from "./returned-value.ts";

export interface AskedLine {
  readonly lineId: string;
  readonly quantityMilli: Milli;
}

export function quantitiesReturned(earlier: readonly SaleReturned[]): Map<string, number> {
  const returned = new Map<string, number>();
  for (const { originalLineId, quantityMilli } of earlier.flatMap((one) => one.lines)) {
    if (originalLineId === null) continue;
    returned.set(originalLineId, (returned.get(originalLineId) ?? 0) - quantityMilli);
  }
  return returned;
}

function checkReturned(line: SoldLine, asked: number, left: number): Refusal | null {
  if (!Number.isSafeInteger(asked) || asked <= 0) {
    return refusal("quantityOutOfRange", {
      max: { quantity: milli(Math.min(Math.max(left, 0), LIMITS.quantityMilli)) },
    });
  }
  if (line.soldBy === "piece" && asked % 1000 !== 0) return refusal("quantityNotWhole");
  return asked > left ? refusal("returnExceedsSale", { line: line.name, left: { quantity: milli(left) } }) : null;
}

/** How much will have come back of every line, or why it may not. */
export function addReturned(
  sale: SaleCompleted,
  before: ReturnedQuantities,
  lines: readonly AskedLine[],
): Outcome<ReturnedQuantities, Refusal> {
  const after = new Map(before);
  for (const { lineId, quantityMilli } of lines) {
    const sold = sale.lines.find((line) => line.lineId === lineId);
    if (sold === undefined) return fail(refusal("lineNotFound"));
    const returned = after.get(lineId) ?? 0;
    const refused = checkReturned(sold, quantityMilli, sold.quantityMilli - returned);
    if (refused !== null) return fail(refused);
    after.set(lineId, returned + quantityMilli);
  }
  return succeed(after);
}
