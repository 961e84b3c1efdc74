/**
 * What the returned part of a sale comes to. Every figure is a function of *how much of each line has come back so far*,
 * and a return is the difference of two of them. So the split of a sale into returns changes nothing, and the last
 * return lands exactly on the sale's own figures: nothing is rounded twice.
 *
 * | sold 3 for 10.00, returned so far | 0    | 1    | 2    | 3     |
 * |-----------------------------------|------|------|------|-------|
 * | came to, so far                   | 0.00 | 3.33 | 6.67 | 10.00 |
 * | this return                       |      | 3.33 | 3.34 | 3.33  |
 *
 * The share that points follow is that of the goods: value that was sold earned nothing and was not paid with points.
 *
 * Invariants: a line's net = its gross + Σ its adjustments; Σ rows of the tax table = total; all figures rise with the
 * quantities.
 */
import type { SaleCompleted, SoldLine } from "../events/sale-completed.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import { milli, minor, subtractMinor, sumMinor } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import { halfUp, multiplyDivide } from "../money/rounding.ts";
import { valueSold } from "../value/value-of-sale.ts";
import type { TaxRow } from "./priced-basket.ts";

/** Thousandths that came back, by the id of the sale's line. A line that is not in it has not come back. */
export type ReturnedQuantities = ReadonlyMap<string, number>;

/** How large the returned part is of the whole sale: `part / whole`, from 0 to 1. */
export interface ReturnedShare {
  readonly part: number;
  readonly whole: number;
}

export interface ReturnedLine {
  readonly line: SoldLine;
  readonly quantityMilli: number;
  readonly grossMinor: Minor;
  /** One for each adjustment of the sold line. */
  readonly adjustmentsMinor: readonly Minor[];
  readonly netMinor: Minor;
}

export interface ReturnedValue {
  readonly lines: readonly ReturnedLine[];
  readonly taxTable: readonly TaxRow[];
  readonly totalMinor: Minor;
  /** What of the total is goods; the rest is value that was sold. */
  readonly goodsMinor: Minor;
  readonly share: ReturnedShare;
  /** Whether every line is back. */
  readonly isEverything: boolean;
}

/** The part of a figure that belongs to the returned part, rounded half-up. */
export const partOf = (figure: number, { part, whole }: ReturnedShare): number =>
  whole === 0 ? 0 : multiplyDivide(figure, part, whole, halfUp);

function largestIndex(amounts: readonly number[]): number {
  const largest = amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0);
  return amounts.findIndex((amount) => Math.abs(amount) === largest);
}

function returnedLine(line: SoldLine, quantityMilli: number): ReturnedLine {
  const share = { part: quantityMilli, whole: line.quantityMilli };
  const grossMinor = minor(partOf(line.grossMinor, share));
  const netMinor = minor(partOf(line.netMinor, share));
  const amounts = line.adjustments.map((adjustment) => adjustment.amountMinor);
  const parts = amounts.map((amount) => partOf(amount, share));
  // Each part is rounded by itself; what that leaves over goes to the largest, so that the line still adds up.
  const over = netMinor - grossMinor - parts.reduce((sum, part) => sum + part, 0);
  const heaviest = largestIndex(amounts);
  const adjustmentsMinor = parts.map((part, index) => minor(index === heaviest ? part + over : part));
  return { line, quantityMilli, grossMinor, adjustmentsMinor, netMinor };
}

function returnedTaxRow(row: TaxRow, lines: readonly ReturnedLine[], mode: SaleCompleted["taxMode"]): TaxRow {
  const ofRate = lines.filter(({ line }) => line.taxRateId === row.taxRateId);
  const part = sumMinor(ofRate.map((line) => line.netMinor));
  const whole = sumMinor(ofRate.map(({ line }) => line.netMinor));
  const taxMinor = minor(partOf(row.taxMinor, { part, whole }));
  return { ...row, netMinor: mode === "inclusive" ? minor(part - taxMinor) : part, taxMinor };
}

/** What a line was worth to the member before points paid for a part of its price. */
const worthBeforeReward = ({ netMinor, adjustments }: SoldLine): number =>
  adjustments.reduce(
    (worth, adjustment) => (adjustment.stage === "reward" ? worth - adjustment.amountMinor : worth),
    netMinor as number,
  );

/**
 * Returned value ÷ original value, of the goods. Goods that points paid down to nothing have no value left to compare, so
 * they are measured by what they were worth before; what was free from the start, by its pieces.
 */
function shareOf(sale: SaleCompleted, all: readonly ReturnedLine[], goodsMinor: Minor): ReturnedShare {
  const goodsSold = subtractMinor(sale.totalMinor, valueSold(sale.lines));
  if (goodsSold > 0) return { part: goodsMinor, whole: goodsSold };
  const goods = all.filter(({ line }) => line.sells.kind === "goods");
  const lines = goods.length > 0 ? goods : all;
  const measure = (figure: (line: SoldLine) => number): ReturnedShare => {
    const sum = (amounts: readonly number[]): number => amounts.reduce((running, amount) => running + amount, 0);
    return {
      part: sum(
        lines.map(({ line, quantityMilli }) =>
          partOf(figure(line), { part: quantityMilli, whole: line.quantityMilli }),
        ),
      ),
      whole: sum(lines.map(({ line }) => figure(line))),
    };
  };
  const byWorth = measure(worthBeforeReward);
  return byWorth.whole > 0 ? byWorth : measure((line) => line.quantityMilli);
}

export function returnedValue(sale: SaleCompleted, quantities: ReturnedQuantities): ReturnedValue {
  const lines = sale.lines.map((line) => returnedLine(line, quantities.get(line.lineId) ?? 0));
  const taxTable = sale.taxTable.map((row) => returnedTaxRow(row, lines, sale.taxMode));
  const totalMinor = sumMinor(taxTable.flatMap((row) => [row.netMinor, row.taxMinor]));
  const back = lines.map(({ line, netMinor }) => ({ sells: line.sells, netMinor }));
  const goodsMinor = subtractMinor(totalMinor, valueSold(back));
  return {
    lines,
    taxTable,
    totalMinor,
    goodsMinor,
    share: shareOf(sale, lines, goodsMinor),
    isEverything: lines.every(({ line, quantityMilli }) => line.quantityMilli === quantityMilli),
  };
}

/** A sold line as it stands in a return: quantity and amounts turned around. */
function lineBetween(before: ReturnedLine, after: ReturnedLine): SaleReturned["lines"][number] {
  const { line } = after;
  return {
    ...line,
    originalLineId: line.lineId,
    quantityMilli: milli(before.quantityMilli - after.quantityMilli),
    grossMinor: minor(before.grossMinor - after.grossMinor),
    adjustments: line.adjustments.map((adjustment, index) => ({
      ...adjustment,
      amountMinor: minor((before.adjustmentsMinor[index] ?? 0) - (after.adjustmentsMinor[index] ?? 0)),
    })),
    netMinor: minor(before.netMinor - after.netMinor),
  };
}

/** The lines of one return: those of which more is back than before. */
export const linesBetween = (before: ReturnedValue, after: ReturnedValue): SaleReturned["lines"] =>
  after.lines.flatMap((line, index) => {
    const earlier = before.lines[index];
    return earlier === undefined || earlier.quantityMilli === line.quantityMilli ? [] : [lineBetween(earlier, line)];
  });

/** The tax table of one return, all figures negative: what the later state has more than the earlier one. */
export const taxTableBetween = (before: ReturnedValue, after: ReturnedValue): TaxRow[] =>
  after.taxTable
    .map((row, index) => ({
      ...row,
      netMinor: minor((before.taxTable[index]?.netMinor ?? 0) - row.netMinor),
      taxMinor: minor((before.taxTable[index]?.taxMinor ?? 0) - row.taxMinor),
    }))
    .filter((row) => row.netMinor !== 0 || row.taxMinor !== 0);
