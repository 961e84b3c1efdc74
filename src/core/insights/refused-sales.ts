/** What a draft would not have let through: how often by which refusal, and where to look. Bounded. */
import type { RefusalCode } from "../refusal.ts";
import type { TrialResult } from "./trial-result.ts";

const LISTED_MAX = 20;

export class RefusedSales {
  readonly #byCode = new Map<RefusalCode, number>();
  readonly #receiptNumbers: number[] = [];
  #count = 0;

  add(code: RefusalCode, receiptNumber: number): void {
    this.#count += 1;
    this.#byCode.set(code, (this.#byCode.get(code) ?? 0) + 1);
    if (this.#receiptNumbers.length < LISTED_MAX) this.#receiptNumbers.push(receiptNumber);
  }

  list(): TrialResult["refused"] {
    const reasons = [...this.#byCode]
      .map(([code, count]) => ({ code, count }))
      .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
    return { count: this.#count, reasons: reasons.slice(0, LISTED_MAX), receiptNumbers: [...this.#receiptNumbers] };
  }
}
