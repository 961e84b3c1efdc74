/**
 * A member's profile: personal data, kept in mutable tables only. The journal knows a member as `ref`, an opaque id
 * that means nothing outside this shop.
 */
import { z } from "zod";
import { LIMITS, dateField, nameField, noteField, uuidField } from "../codec/fields.ts";

const consentSchema = z.strictObject({
  /** May the shop keep the profile and count points (needed to enrol). */
  membership: z.boolean(),
  /** May the shop send offers. */
  marketing: z.boolean(),
  givenOn: dateField,
});

export const memberProfileSchema = z.strictObject({
  ref: uuidField,
  name: nameField.nullable(),
  /** E.164-like digits with an optional leading +, spaces removed. */
  phone: z
    .string()
    .regex(/^\+?\d{5,15}$/)
    .nullable(),
  birthMonth: z.int().min(1).max(12).nullable(),
  note: noteField,
  consent: consentSchema,
  enrolledOn: dateField,
});
export type MemberProfile = z.infer<typeof memberProfileSchema>;

export const cardSchema = z.strictObject({
  number: z.string().regex(/^[A-Za-z0-9-]{4,40}$/),
  state: z.enum(["active", "lost", "replaced"]),
});
export type Card = z.infer<typeof cardSchema>;

export const CARDS_PER_MEMBER_MAX = LIMITS.cardsPerMember;
