/**
 * The check digits that the counter meets. Each takes digits only; the caller has looked.
 *
 * - GS1 mod 10 (GS1 General Specifications, 7.9.1): weights 3, 1, 3 … from the right of the body. Catches every single
 *   wrong digit, and every swap of neighbours except those that differ by five.
 * - Luhn mod 10 (ISO/IEC 7812-1, annex B): every second digit from the right of the body doubled, digits of the product
 *   added. Catches every single wrong digit, and every swap of neighbours except 0 and 9.
 * - The price check digits of code-embedded prices (GS1 General Specifications, 7.9.3), four and five digits.
 */
import { assert } from "../assert.ts";

const DIGITS = /^\d*$/;

export function isDigits(text: string): boolean {
  return text !== "" && DIGITS.test(text);
}

function digitAt(digits: string, index: number): number {
  return digits.charCodeAt(index) - 48;
}

/** The GS1 mod-10 check digit of a body without it. */
export function gs1CheckDigit(body: string): string {
  assert(isDigits(body), "a GS1 check digit is of digits");
  let sum = 0;
  for (let fromRight = 0; fromRight < body.length; fromRight += 1) {
    sum += digitAt(body, body.length - 1 - fromRight) * (fromRight % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

export function hasGs1CheckDigit(digits: string): boolean {
  return isDigits(digits) && digits.length > 1 && gs1CheckDigit(digits.slice(0, -1)) === digits.at(-1);
}

/** The Luhn check digit of a body without it. */
export function luhnCheckDigit(body: string): string {
  assert(isDigits(body), "a Luhn check digit is of digits");
  let sum = 0;
  for (let fromRight = 0; fromRight < body.length; fromRight += 1) {
    const digit = digitAt(body, body.length - 1 - fromRight);
    const weighted = fromRight % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
}

export function hasLuhnCheckDigit(digits: string): boolean {
  return isDigits(digits) && digits.length > 1 && luhnCheckDigit(digits.slice(0, -1)) === digits.at(-1);
}

/** Weighted products as GS1 tabulates them; the names are the standard's ("2-" is: twice, minus the tens digit). */
const TWO_MINUS = "0246891357";
const THREE = "0369258147";
const FIVE_PLUS = "0516273849";
const FIVE_MINUS = "0594837261";

const FOUR_DIGIT_WEIGHTS = [TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS];
const FIVE_DIGIT_WEIGHTS = [FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS];

/** Lengths of an embedded value for which GS1 defines a check digit. */
export function hasPriceCheckDigitRule(valueDigits: number): boolean {
  return valueDigits === 4 || valueDigits === 5;
}

/** The check digit of an embedded price or weight of four or five digits. */
export function priceCheckDigit(value: string): string {
  assert(isDigits(value) && hasPriceCheckDigitRule(value.length), "a price check digit is of four or five digits");
  const weights = value.length === 4 ? FOUR_DIGIT_WEIGHTS : FIVE_DIGIT_WEIGHTS;
  let sum = 0;
  for (const [index, products] of weights.entries()) sum += digitAt(products, digitAt(value, index));
  if (value.length === 4) return String((sum * 3) % 10);
  return String(FIVE_MINUS.indexOf(String((10 - (sum % 10)) % 10)));
}
