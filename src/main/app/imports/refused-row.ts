/** Why a row of an imported file was not taken. Every reason has its sentence in the locale namespace `cli`. */
import type { FailureCode } from "#contract/failures.ts";

export const ROW_REASONS = [
  // any file
  "columnsMissing",
  "notReadable",
  "brokenOff",
  "textTooLong",
  "priceNotValid",
  "priceTooPrecise",
  "priceNegative",
  "priceTooLarge",
  // sales
  "receiptMissing",
  "receiptTooLong",
  "dateNotValid",
  "dateInFuture",
  "quantityNotValid",
  "quantityZero",
  "quantityTooLarge",
  "negativeWithoutReturn",
  "positiveInReturn",
  "writeOff",
  "memberNumberNotValid",
  "paymentCard",
  "memberDiffers",
  "nothingSold",
  "receiptDiffers",
  // products
  "nameMissing",
  "codeMissing",
  "codeNotValid",
  "codeTaken",
  "priceMissing",
  "categoryNotValid",
  "taxRateUnknown",
  "soldByUnknown",
  // members
  "nothingToKnowThemBy",
  "phoneNotValid",
  "phoneTaken",
  "cardNotValid",
  "cardTaken",
  "birthMonthNotValid",
] as const;

export type RowReason = (typeof ROW_REASONS)[number];

export interface RefusedRow {
  readonly line: number;
  /** A row reason, or the failure that selling the same thing at the till would have shown. */
  readonly reason: RowReason | FailureCode;
  /** The receipt that the row belongs to, when it could be read; never anything personal. */
  readonly receipt: string | null;
  readonly fields: readonly string[];
}

/** Takes every refused row once, in the order of the file where rows are judged alone. */
export type RefusedSink = (row: RefusedRow) => void;
