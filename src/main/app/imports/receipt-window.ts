/**
 * Puts the lines of one receipt together while a file streams by, in bounded memory.
 *
 * Tills write a receipt's lines one after another, but two tills that share a log may interleave theirs. A receipt stays
 * open until `receiptsMax` others have been written to since; then it is given out. So lines that lie further apart than
 * that make two groups, which the importer refuses to mix (`receiptDiffers`) instead of guessing.
 */
import type { SaleRow } from "./sale-row.ts";

export interface Receipt {
  readonly number: string;
  readonly isReturn: boolean;
  readonly rows: readonly SaleRow[];
}

interface OpenReceipt extends Receipt {
  readonly rows: SaleRow[];
}

/** Rows of one receipt; a log in which every line has the same number must not fill the memory. */
const rowsPerReceiptMax = 5000;

/** Far more tills than share one log, and at most some thousand rows in memory. */
const receiptsMax = 16;

export class ReceiptWindow {
  /** By receipt and direction; the one that was written to last stands last. */
  readonly #open = new Map<string, OpenReceipt>();

  /**
   * Takes a row, and gives out the receipt that has waited longest when there are too many; `full` when the row's receipt
   * takes no more.
   */
  add(row: SaleRow): Receipt | "full" | null {
    const key = `${row.isReturn ? "return" : "sale"} ${row.receipt}`;
    const receipt = this.#open.get(key) ?? { number: row.receipt, isReturn: row.isReturn, rows: [] };
    if (receipt.rows.length >= rowsPerReceiptMax) return "full";
    receipt.rows.push(row);
    this.#open.delete(key);
    this.#open.set(key, receipt);
    if (this.#open.size <= receiptsMax) return null;
    const [oldestKey, oldest] = this.#open.entries().next().value ?? [];
    if (oldestKey === undefined || oldest === undefined) return null;
    this.#open.delete(oldestKey);
    return oldest;
  }

  /** Gives out what is left, in the order in which it was last written to. */
  drain(): readonly Receipt[] {
    const rest = [...this.#open.values()];
    this.#open.clear();
    return rest;
  }
}
