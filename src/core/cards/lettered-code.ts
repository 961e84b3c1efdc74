/**
 * Codes that the shop prints itself and that begin with two letters: staff badges, coupons, gift cards. Exactly
 * fourteen characters, `SB` / `CP` / `GC`, eleven digits and a Luhn digit, so that a short shop code that happens to
 * begin alike stays a shop code.
 *
 * A badge says who, not that it is them: the PIN does that. A gift card's eleven digits are drawn by chance, because
 * whoever knows the number can spend what is on it. `CP` coupons come from other programs: they carry no tag that a till
 * could verify (coupon-code.ts has those of the shop), so they are recognised to be refused by name.
 */
import { fail, succeed, type Outcome } from "../outcome.ts";
import { hasLuhnCheckDigit, luhnCheckDigit } from "./check-digits.ts";

export type LetteredKind = "staffBadge" | "coupon" | "giftCard";

export interface LetteredCode {
  readonly kind: LetteredKind;
  readonly number: string;
}

export type LetteredCodeFailure = "notLetteredCode" | "wrongCheckDigit";

/** How many gift card numbers there are. */
export const GIFT_CARD_NUMBERS = 10 ** 11;

/** The gift card number of a number drawn by chance, from 0 to below `GIFT_CARD_NUMBERS`. */
export function makeGiftCardNumber(drawn: number): string {
  const body = String(drawn).padStart(11, "0");
  return `GC${body}${luhnCheckDigit(body)}`;
}

const SHAPE = /^(SB|CP|GC)(\d{12})$/;

export function parseLetteredCode(text: string): Outcome<LetteredCode, LetteredCodeFailure> {
  const digits = SHAPE.exec(text)?.[2];
  if (digits === undefined) return fail("notLetteredCode");
  return hasLuhnCheckDigit(digits) ? succeed({ kind: kindOf(text), number: text }) : fail("wrongCheckDigit");
}

function kindOf(text: string): LetteredKind {
  if (text.startsWith("SB")) return "staffBadge";
  return text.startsWith("CP") ? "coupon" : "giftCard";
}
