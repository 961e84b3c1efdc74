/**
 * Enrols a person: what they typed becomes a profile, and the journal learns that a member exists. The two are kept
 * apart here already: the fact names nobody.
 *
 * | typed                        | kept             |
 * |------------------------------|------------------|
 * | "  Zhang  Wei "              | "Zhang Wei"      |
 * | "Ann" with ESC, NUL, line feed inside | without them |
 * | "+44 (0)20 7946-0018"        | "+4402079460018" |
 * | "00 44 20 7946 0018"         | "+442079460018"  |
 * | 5,000 characters             | refused          |
 */
import { LIMITS } from "../codec/fields.ts";
import type { FactOf } from "../events/catalog.ts";
import type { MemberEnrolledV1 } from "../events/member-events.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { MemberProfile } from "./member.ts";

// Controls, marks that turn the direction of text around, the byte order mark and lone halves of a pair: none is part
// of a name, and each can do harm on paper or on a screen.
const NOT_IN_A_NAME = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A name as it is kept: composed (NFC), single spaces, nothing invisible that acts. May be empty. */
export function normaliseName(typed: string): string {
  return typed.replace(/\s+/gu, " ").replace(NOT_IN_A_NAME, "").normalize("NFC").replace(/ {2,}/g, " ").trim();
}

/** A phone number as it is kept and looked up: digits with an optional leading +. null when it is none. */
export function normalisePhone(typed: string): string | null {
  const digits = typed
    .normalize("NFKC")
    .replace(/[\s().\-/\u2010-\u2015]/gu, "")
    .replace(/^00/, "+");
  return /^\+?\d{5,15}$/.test(digits) ? digits : null;
}

export interface Enrolment {
  /** UUID made by the till. */
  readonly memberRef: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly birthMonth: number | null;
  readonly note: string;
  readonly membershipConsent: boolean;
  readonly marketingConsent: boolean;
  /** True when a card is linked in the same act: then neither name nor phone is needed. */
  readonly withCard: boolean;
  readonly businessDate: string;
  readonly via: MemberEnrolledV1["via"];
}

export interface Enrolled {
  readonly profile: MemberProfile;
  readonly fact: FactOf<"MemberEnrolled">;
}

const isBlank = (typed: string | null): boolean => typed === null || typed.trim() === "";

/** A text far beyond its limit is refused unread: cleaning it must not cost more than a name does. */
const isReadable = (typed: string | null, max: number): boolean => typed === null || typed.length <= max * 2;

/** What a person may type about a member. */
export type TypedProfile = Pick<Enrolment, "name" | "phone" | "birthMonth" | "note" | "withCard">;
type ReadProfile = Pick<MemberProfile, "name" | "phone" | "birthMonth" | "note">;

/** Cleans what was typed, and refuses what names nobody or does not fit: when enrolling, and when a profile is changed. */
export function readProfile(typed: TypedProfile): Outcome<ReadProfile, Refusal> {
  const { birthMonth } = typed;
  if (!isReadable(typed.name, LIMITS.nameCharacters) || !isReadable(typed.note, LIMITS.noteCharacters)) {
    return fail(refusal("memberNeedsNameOrPhone", { max: LIMITS.nameCharacters }));
  }
  const name = normaliseName(typed.name ?? "");
  const phone = isBlank(typed.phone) ? null : normalisePhone(typed.phone ?? "");
  const phoneRefused = phone === null && !isBlank(typed.phone);
  const note = normaliseName(typed.note);
  const nobody = name === "" && phone === null && !typed.withCard;
  const monthRefused = birthMonth !== null && !(Number.isInteger(birthMonth) && birthMonth >= 1 && birthMonth <= 12);
  const tooLong = name.length > LIMITS.nameCharacters || note.length > LIMITS.noteCharacters;
  if (nobody || phoneRefused || monthRefused || tooLong) {
    return fail(refusal("memberNeedsNameOrPhone", { max: LIMITS.nameCharacters }));
  }
  return succeed({ name: name === "" ? null : name, phone, birthMonth, note });
}

export function decideEnrol(enrolment: Enrolment): Outcome<Enrolled, Refusal> {
  const { memberRef, businessDate, marketingConsent, via } = enrolment;
  if (!enrolment.membershipConsent) return fail(refusal("consentMissing"));
  const read = readProfile(enrolment);
  if (!read.ok) return read;
  return succeed({
    profile: {
      ref: memberRef,
      ...read.value,
      consent: { membership: true, marketing: marketingConsent, givenOn: businessDate },
      enrolledOn: businessDate,
    },
    fact: { type: "MemberEnrolled", body: { memberRef, marketingConsent, via } },
  });
}
