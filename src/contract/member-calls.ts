/** What may be asked and done about members at the till. */
import { z } from "zod";
import { LIMITS, uuidField } from "#core/codec/fields.ts";
import { basketAnswer, change } from "./call-shapes.ts";
import { defineCall } from "./contract.ts";
import { basketViewSchema, memberPanelSchema } from "./views.ts";

export const MEMBER_CALLS = {
  identifyMember: defineCall({
    says: "Puts a member on the basket.",
    access: "signedIn",
    input: change({ memberRef: uuidField }),
    output: basketAnswer,
  }),
  removeMember: defineCall({
    says: "Takes the member off the basket.",
    access: "signedIn",
    input: change({}),
    output: basketAnswer,
  }),
  getMember: defineCall({
    says: "A member's panel.",
    access: "signedIn",
    input: z.strictObject({ memberRef: uuidField }),
    output: memberPanelSchema,
  }),
  enrolMember: defineCall({
    says: "Enrols a member and puts them on the basket. Name, phone or card, and consent.",
    access: "signedIn",
    input: change({
      // Longer than a name may be, so that the refusal is a sentence and not a malformed call.
      name: z.string().max(10_000).nullable(),
      phone: z.string().max(100).nullable(),
      /** null: the till makes a new member number. */
      cardNumber: z.string().max(LIMITS.scanCharacters).nullable(),
      birthMonth: z.int().min(1).max(12).nullable(),
      membershipConsent: z.boolean(),
      marketingConsent: z.boolean(),
    }),
    output: z.strictObject({ memberRef: uuidField, cardNumber: z.string(), view: basketViewSchema }),
  }),
  linkCard: defineCall({
    says: "Links another card to a member.",
    access: "signedIn",
    input: change({ memberRef: uuidField, cardNumber: z.string().max(LIMITS.scanCharacters) }),
    output: memberPanelSchema,
  }),
} as const;
