/**
 * Codes that the shop prints itself and that begin with two letters: staff badges, coupons, gift cards. Exactly
 * fourteen characters, `SB` / `CP` / `GC`, eleven digits and a Luhn digit, so that a short shop code that happens to
 * begin alike stays a shop code.
 *
 * A badge says who, not that it is them: the PIN does that. Coupons and gift cards are recognised so that they are
 * refused by name until the till can take them.
 */
import { fail, succeed, type Outcome } from "../outcome.ts";
import { hasLuhnCheckDigit } from "./check-digits.ts";

export type LetteredKind = "staffBadge" | "coupon" | "giftCard";

export interface LetteredCode {
  readonly kind: LetteredKind;
  readonly number: string;
}

export type LetteredCodeFailure = "notLetteredCode" | "wrongCheckDigit";

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
