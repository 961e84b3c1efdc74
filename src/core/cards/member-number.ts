/**
 * The shop's own member numbers: digits, `prefix + running number + Luhn digit`, all of one length. Printed as Code 128
 * or QR; the number itself holds nothing about the person.
 */
import { fail, succeed, type Outcome } from "../outcome.ts";
import { assert } from "../assert.ts";
import { hasLuhnCheckDigit, isDigits, luhnCheckDigit } from "./check-digits.ts";
import type { CodeScheme } from "./code-scheme.ts";

export type MemberNumberFailure = "notMemberNumber" | "wrongCheckDigit";
type MemberNumberScheme = Pick<CodeScheme, "memberNumberPrefix" | "memberNumberLength">;

/** How many member numbers the scheme has room for; running numbers go from 1 to this. */
export function memberNumberCapacity(scheme: MemberNumberScheme): number {
  return 10 ** (scheme.memberNumberLength - scheme.memberNumberPrefix.length - 1) - 1;
}

/** Makes the member number of a running number, which must fit the scheme (see `memberNumberCapacity`). */
export function makeMemberNumber(scheme: MemberNumberScheme, runningNumber: number): string {
  assert(
    Number.isSafeInteger(runningNumber) && runningNumber >= 1 && runningNumber <= memberNumberCapacity(scheme),
    "a running member number must fit the scheme",
  );
  const digits = scheme.memberNumberLength - scheme.memberNumberPrefix.length - 1;
  const body = scheme.memberNumberPrefix + String(runningNumber).padStart(digits, "0");
  return body + luhnCheckDigit(body);
}

export function parseMemberNumber(scheme: MemberNumberScheme, text: string): Outcome<string, MemberNumberFailure> {
  if (text.length !== scheme.memberNumberLength || !text.startsWith(scheme.memberNumberPrefix) || !isDigits(text)) {
    return fail("notMemberNumber");
  }
  return hasLuhnCheckDigit(text) ? succeed(text) : fail("wrongCheckDigit");
}
