/** What an import did, counted as it goes: rows = accepted + already there + refused, always. */
import type { CodeScheme } from "#core/cards/code-scheme.ts";
import type { CsvBreak } from "./csv-rows.ts";
import { maskPaymentCards } from "./payment-cell.ts";
import type { RefusedRow, RefusedSink } from "./refused-row.ts";

export interface CardColumn {
  /** null when the map reads no card. */
  readonly place: number | null;
  readonly scheme: CodeScheme;
}

export interface RowCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly alreadyThere: number;
  readonly refused: number;
  readonly refusedByReason: Readonly<Record<string, number>>;
  /** Where the file could not be read any further; null when it was read to its end. */
  readonly brokenOff: CsvBreak | null;
}

export class RowTally {
  #accepted = 0;
  #alreadyThere = 0;
  readonly #refused = new Map<string, number>();
  #brokenOff: CsvBreak | null = null;
  readonly #sink: RefusedSink;
  readonly #cards: CardColumn | null;

  /** `cards`: the column of member cards, where somebody may have filed a payment card. */
  constructor(sink: RefusedSink, cards: CardColumn | null) {
    this.#sink = sink;
    this.#cards = cards;
  }

  accept(rows: number): void {
    this.#accepted += rows;
  }

  findAlreadyThere(rows: number): void {
    this.#alreadyThere += rows;
  }

  refuse(row: RefusedRow): void {
    this.#refused.set(row.reason, (this.#refused.get(row.reason) ?? 0) + 1);
    this.#sink({ ...row, fields: this.#masked(row.fields) });
  }

  #masked(fields: readonly string[]): readonly string[] {
    const cards = this.#cards;
    if (cards === null) return fields;
    return fields.map((cell, place) => (place === cards.place ? maskPaymentCards(cell, cards.scheme) : cell));
  }

  /** The row at which a file breaks off counts as one refused row. */
  breakOff(at: CsvBreak): void {
    this.#brokenOff = at;
    this.refuse({ line: at.line, reason: "brokenOff", receipt: null, fields: [] });
  }

  counts(): RowCounts {
    const refused = [...this.#refused.values()].reduce((sum, count) => sum + count, 0);
    return {
      rows: this.#accepted + this.#alreadyThere + refused,
      accepted: this.#accepted,
      alreadyThere: this.#alreadyThere,
      refused,
      refusedByReason: Object.fromEntries([...this.#refused].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      brokenOff: this.#brokenOff,
    };
  }
}
