/** A profile as its row, and back. */
import type { Selectable } from "kysely";
import type { MemberProfile } from "#core/members/member.ts";
import type { Tables } from "./schema.ts";

export type MemberRow = Omit<Selectable<Tables["member"]>, "number">;

export function rowOf(profile: MemberProfile): MemberRow {
  return {
    ref: profile.ref,
    name: profile.name,
    phone: profile.phone,
    birth_month: profile.birthMonth,
    note: profile.note,
    consent_membership: profile.consent.membership ? 1 : 0,
    consent_marketing: profile.consent.marketing ? 1 : 0,
    consent_given_on: profile.consent.givenOn,
    enrolled_on: profile.enrolledOn,
  };
}

export function profileOf(row: MemberRow): MemberProfile {
  return {
    ref: row.ref,
    name: row.name,
    phone: row.phone,
    birthMonth: row.birth_month,
    note: row.note,
    consent: {
      membership: row.consent_membership === 1,
      marketing: row.consent_marketing === 1,
      givenOn: row.consent_given_on,
    },
    enrolledOn: row.enrolled_on,
  };
}
