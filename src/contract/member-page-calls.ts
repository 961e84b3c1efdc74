/** What the back office asks about a member and does for them. */
import { z } from "zod";
import { LIMITS, uuidField } from "#core/codec/fields.ts";
import { cardSchema } from "#core/members/member.ts";
import { change } from "./call-shapes.ts";
import { defineCall } from "./contract.ts";
import { ENTRIES_PAGE_MAX, entryPlaceSchema, memberEntrySchema, memberPageSchema } from "./member-page-views.ts";

export const MEMBER_PAGE_CALLS = {
  getMemberPage: defineCall({
    says: "Everything about a member but the ledger, which comes in pages. A merged member's is that of whom they became.",
    access: "manager",
    input: z.strictObject({ memberRef: uuidField }),
    output: memberPageSchema,
  }),
  listMemberEntries: defineCall({
    says: "A member's ledger, newest entry first, from a place on.",
    access: "manager",
    input: z.strictObject({
      memberRef: uuidField,
      from: entryPlaceSchema.nullable(),
      limit: z.int().min(1).max(ENTRIES_PAGE_MAX),
    }),
    output: z.strictObject({
      entries: z.array(memberEntrySchema).max(ENTRIES_PAGE_MAX),
      next: entryPlaceSchema.nullable(),
    }),
  }),
  saveMember: defineCall({
    says: "Changes what is kept of a person.",
    access: "manager",
    input: change({
      memberRef: uuidField,
      name: z.string().max(10_000).nullable(),
      phone: z.string().max(100).nullable(),
      birthMonth: z.int().min(1).max(12).nullable(),
      note: z.string().max(10_000),
    }),
    output: memberPageSchema,
  }),
  addMemberCard: defineCall({
    says: "Links a card that was scanned or typed on the member page.",
    access: "manager",
    input: change({ memberRef: uuidField, cardNumber: z.string().max(LIMITS.scanCharacters) }),
    output: memberPageSchema,
  }),
  setCardState: defineCall({
    says: "Takes a card out of use, or back into use.",
    access: "manager",
    input: change({ memberRef: uuidField, cardRef: uuidField, state: cardSchema.shape.state }),
    output: memberPageSchema,
  }),
  changeConsent: defineCall({
    says: "Records what a member agrees to. Without membership the member earns and uses nothing, and gets no offers.",
    access: "manager",
    input: change({ memberRef: uuidField, membership: z.boolean(), marketing: z.boolean() }),
    output: memberPageSchema,
  }),
} as const;
