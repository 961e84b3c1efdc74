/**
 * One line of another till's receipt log, read exactly.
 *
 * | quantity | price    | receipt is a return | row is                                   |
 * |----------|----------|---------------------|------------------------------------------|
 * | > 0      | > 0      | no                  | a sold line                              |
 * | > 0      | 0        | no                  | a free line (0.00)                       |
 * | < 0      | > 0      | yes                 | a returned line                          |
 * | < 0      | 0        | no                  | refused: writeOff (stock, not a sale)    |
 * | < 0      | > 0      | no                  | refused: negativeWithoutReturn           |
 * | > 0      | any      | yes                 | refused: positiveInReturn                |
 * | 0        | any      | any                 | refused: quantityZero                    |
 * | any      | < 0      | any                 | refused: priceNegative                   |
 * | any      | 0.001    | any                 | refused: priceTooPrecise (two decimals)  |
 *
 * Where the map has no return prefix, a negative quantity at a price above 0 is a return.
 */
import type { CodeScheme } from "#core/cards/code-scheme.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { currencyDecimals } from "#core/money/currency.ts";
import { milli, minor } from "#core/money/integers.ts";
import type { Milli, Minor } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { instantOfLocal } from "../shop-time.ts";
import type { CsvRow } from "./csv-rows.ts";
import { datePatternReader } from "./date-pattern.ts";
import { parseDecimal } from "./exact-decimal.ts";
import type { DecimalFlaw } from "./exact-decimal.ts";
import { cellAt } from "./header.ts";
import type { ColumnPlaces } from "./header.ts";
import type { SalesMap } from "./import-map.ts";
import { hasPaymentCard } from "./payment-cell.ts";
import type { RowReason } from "./refused-row.ts";
import { UNREADABLE } from "./text-source.ts";

export interface SaleRow {
  readonly line: number;
  readonly fields: readonly string[];
  readonly receipt: string;
  readonly isReturn: boolean;
  readonly code: string;
  readonly name: string;
  /** Always positive; `isReturn` says which way the goods went. */
  readonly quantityMilli: Milli;
  readonly unitPriceMinor: Minor;
  readonly occurredAtMs: number;
  /** null: nobody was identified. */
  readonly memberNumber: string | null;
}

export interface RowFlaw {
  readonly reason: RowReason;
  readonly receipt: string | null;
}

const PRICE_FLAWS: Readonly<Record<DecimalFlaw, RowReason>> = {
  notANumber: "priceNotValid",
  tooPrecise: "priceTooPrecise",
  tooLarge: "priceTooLarge",
};
const QUANTITY_FLAWS: Readonly<Record<DecimalFlaw, RowReason>> = {
  notANumber: "quantityNotValid",
  tooPrecise: "quantityNotValid",
  tooLarge: "quantityTooLarge",
};

const receiptCharactersMax = 60;
const memberNumberPattern = /^[A-Za-z0-9-]{4,40}$/u;
const quantityDecimals = 3;

export type SaleRowReader = (row: CsvRow) => Outcome<SaleRow, RowFlaw>;

/** Makes the reader of a file's rows. `nowMs` bounds dates: a sale of tomorrow has not happened. */
export function saleRowReader(
  map: SalesMap,
  scheme: CodeScheme,
  places: ColumnPlaces<keyof SalesMap["columns"]>,
  nowMs: number,
): SaleRowReader {
  const readInstant = instantReader(map);
  const decimals = currencyDecimals(map.currency);

  return (row) => {
    const cell = (column: keyof SalesMap["columns"]): string | null => cellAt(row.fields, places[column]);
    const receipt = cell("receipt");
    const flaw = (reason: RowReason) => fail({ reason, receipt: receipt === "" ? null : receipt });

    const [code, name, quantityText, at, priceText, member] = [
      cell("code"),
      cell("name"),
      cell("quantity"),
      cell("at"),
      cell("unitPrice"),
      cell("member"),
    ];
    if (receipt === null || code === null || name === null || quantityText === null) return flaw("columnsMissing");
    if (at === null || priceText === null || member === null) return flaw("columnsMissing");
    if (row.fields.some((field) => field.includes(UNREADABLE))) return flaw("notReadable");
    if (receipt === "") return flaw("receiptMissing");
    if (receipt.length > receiptCharactersMax || code.length > 64) return flaw("textTooLong");
    if (name.length > LIMITS.nameCharacters) return flaw("textTooLong");
    if (hasPaymentCard(member, scheme)) return flaw("paymentCard");
    if (member !== "" && !memberNumberPattern.test(member)) return flaw("memberNumberNotValid");

    const occurredAtMs = readInstant(at);
    if (occurredAtMs === null) return flaw("dateNotValid");
    if (occurredAtMs > nowMs) return flaw("dateInFuture");
    const price = parseDecimal(priceText, map.decimalSign, decimals);
    if (!price.ok) return flaw(PRICE_FLAWS[price.failure]);
    const quantity = parseDecimal(quantityText, map.decimalSign, quantityDecimals);
    if (!quantity.ok) return flaw(QUANTITY_FLAWS[quantity.failure]);

    const marked = map.returnPrefix !== "" && receipt.startsWith(map.returnPrefix);
    const isReturn = map.returnPrefix === "" ? quantity.value < 0 && price.value > 0 : marked;
    const reason = judge(quantity.value, price.value, isReturn);
    if (reason !== null) return flaw(reason);
    return succeed({
      line: row.line,
      fields: row.fields,
      receipt,
      isReturn,
      code,
      name: name === "" ? code || receipt : name,
      quantityMilli: milli(Math.abs(quantity.value)),
      unitPriceMinor: minor(price.value),
      occurredAtMs,
      memberNumber: member === "" ? null : member,
    });
  };
}

/** The table in the header, read from the strictest row down. */
function judge(quantity: number, price: number, isReturn: boolean): RowReason | null {
  if (price < 0) return "priceNegative";
  if (price > LIMITS.unitPriceMinor) return "priceTooLarge";
  if (quantity === 0) return "quantityZero";
  if (Math.abs(quantity) > LIMITS.quantityMilli) return "quantityTooLarge";
  if (isReturn) return quantity > 0 ? "positiveInReturn" : null;
  if (quantity > 0) return null;
  return price === 0 ? "writeOff" : "negativeWithoutReturn";
}

/** Lines of one receipt carry the same time: the last answer is kept, as finding a zone's offset costs most of a row. */
function instantReader(map: SalesMap): (text: string) => number | null {
  const readLocal = datePatternReader(map.datePattern);
  let lastText = "";
  let lastInstant: number | null = null;
  return (text) => {
    if (text !== lastText) {
      const local = readLocal(text);
      lastInstant = local === null ? null : instantOfLocal(local, map.timeZone);
      lastText = text;
    }
    return lastInstant !== null && lastInstant >= 0 ? lastInstant : null;
  };
}
