/**
 * The barcode on a receipt, by which a return finds its sale: Code 128, 18 digits.
 *
 *   90 │ till, 4 digits │ receipt number of that till, 11 digits │ GS1 check digit
 *
 * Eighteen digits are longer than any GTIN (14) and any member number (16); a payment card of 18 digits never begins
 * with 90, which ISO/IEC 7812 leaves to national bodies. An even count packs into half the bars (Code 128 set C).
 */
import { assert } from "../assert.ts";
import { fail, succeed, type Outcome } from "../outcome.ts";
import { gs1CheckDigit, hasGs1CheckDigit, isDigits } from "./check-digits.ts";

const PREFIX = "90";
const TILL_DIGITS = 4;
const NUMBER_DIGITS = 11;
const LENGTH = PREFIX.length + TILL_DIGITS + NUMBER_DIGITS + 1;

/** @internal for tests: product code reaches it through this file */
export const TILL_NUMBER_MAX = 10 ** TILL_DIGITS - 1;
/** @internal for tests: product code reaches it through this file */
export const RECEIPT_NUMBER_MAX = 10 ** NUMBER_DIGITS - 1;

export interface ReceiptCode {
  readonly tillNumber: number;
  readonly receiptNumber: number;
}

export type ReceiptCodeFailure = "notReceiptCode" | "wrongCheckDigit";

const isWithin = (value: number, max: number): boolean => Number.isSafeInteger(value) && value >= 1 && value <= max;

export function makeReceiptCode(code: ReceiptCode): string {
  assert(isWithin(code.tillNumber, TILL_NUMBER_MAX), "a till number has at most four digits and begins at 1");
  assert(isWithin(code.receiptNumber, RECEIPT_NUMBER_MAX), "a receipt number has at most eleven digits, from 1");
  const till = String(code.tillNumber).padStart(TILL_DIGITS, "0");
  const body = PREFIX + till + String(code.receiptNumber).padStart(NUMBER_DIGITS, "0");
  return body + gs1CheckDigit(body);
}

export function parseReceiptCode(text: string): Outcome<ReceiptCode, ReceiptCodeFailure> {
  if (text.length !== LENGTH || !text.startsWith(PREFIX) || !isDigits(text)) return fail("notReceiptCode");
  if (!hasGs1CheckDigit(text)) return fail("wrongCheckDigit");
  const numberFrom = PREFIX.length + TILL_DIGITS;
  const tillNumber = Number(text.slice(PREFIX.length, numberFrom));
  const receiptNumber = Number(text.slice(numberFrom, -1));
  return tillNumber === 0 || receiptNumber === 0 ? fail("notReceiptCode") : succeed({ tillNumber, receiptNumber });
}
