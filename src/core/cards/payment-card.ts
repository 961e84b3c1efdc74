/**
 * Recognises a payment card so that it can be dropped before anything remembers it. Returns yes or no, never digits.
 *
 * A bare number counts when its length, its issuer range and its Luhn digit all say card. Magnetic-stripe data counts
 * by its shape alone: a misread stripe fails Luhn and is no less secret.
 */
import { hasLuhnCheckDigit, isDigits } from "./check-digits.ts";

interface IssuerRange {
  /** First and last prefix of the range, of equal length. */
  readonly from: string;
  readonly to: string;
  readonly lengthMin: number;
  readonly lengthMax: number;
}

const range = (from: string, to: string, lengthMin: number, lengthMax: number): IssuerRange => ({
  from,
  to,
  lengthMin,
  lengthMax,
});

/** Public issuer ranges (ISO/IEC 7812), widened to whole blocks where networks split a block between them. */
const ISSUER_RANGES: readonly IssuerRange[] = [
  range("1", "1", 15, 15), // UATP
  range("2200", "2204", 16, 19), // Mir
  range("2221", "2720", 16, 16), // Mastercard
  range("300", "305", 14, 19), // Diners Club
  range("3095", "3095", 14, 19), // Diners Club
  range("34", "34", 15, 15), // American Express
  range("36", "36", 14, 19), // Diners Club
  range("37", "37", 15, 15), // American Express
  range("38", "39", 14, 19), // Diners Club
  range("3528", "3589", 16, 19), // JCB
  range("4", "4", 13, 13), // Visa, until the nineties
  range("4", "4", 16, 19), // Visa
  range("50", "50", 13, 19), // Maestro, Elo, Verve, Dankort
  range("51", "55", 16, 16), // Mastercard
  range("56", "58", 13, 19), // Maestro
  range("60", "67", 13, 19), // Discover, UnionPay, RuPay, Maestro, Hipercard
  range("81", "82", 16, 19), // UnionPay, RuPay
  range("9792", "9792", 16, 16), // Troy
];

const CARD_LENGTH_MIN = 13;
const CARD_LENGTH_MAX = 19;

/** Track 1 (`%B…^`), track 2 (`;…=`, or `D` as some readers send it) and the same without their start sentinels. */
const TRACK_DATA = [/%\s?[A-Za-z]\s?\d[\d ]{11,23}\s?\^/, /;\d{13,19}[=D]/, /(^|\D)\d{13,19}=\d{4}/, /[Bb]\d{13,19}\^/];

export function looksLikePaymentCard(text: string): boolean {
  if (TRACK_DATA.some((shape) => shape.test(text))) return true;
  // Grouped digits are how people type them and how cards print them.
  return isPaymentCardNumber(text.replaceAll(/[\s.-]/g, ""));
}

function isPaymentCardNumber(digits: string): boolean {
  if (digits.length < CARD_LENGTH_MIN || digits.length > CARD_LENGTH_MAX || !isDigits(digits)) return false;
  return hasLuhnCheckDigit(digits) && ISSUER_RANGES.some((issuer) => isWithin(issuer, digits));
}

function isWithin(issuer: IssuerRange, digits: string): boolean {
  const head = digits.slice(0, issuer.from.length);
  return (
    digits.length >= issuer.lengthMin && digits.length <= issuer.lengthMax && head >= issuer.from && head <= issuer.to
  );
}
