/** What the member page of the back office is given. Whole numbers and names: these answers are for managers alone. */
import { z } from "zod";
import { sentenceSchema } from "#core/basket/priced-basket.ts";
import {
  LIMITS,
  dateField,
  idField,
  instantMsField,
  localTextField,
  minorField,
  nameField,
  pointsField,
  quantityField,
  reasonField,
  uuidField,
} from "#core/codec/fields.ts";
import { cardSchema, memberProfileSchema } from "#core/members/member.ts";
import { memberPanelSchema } from "./views.ts";

export const LOTS_SHOWN_MAX = 100;
export const ENTRY_MOVES_MAX = 50;
export const ENTRIES_PAGE_MAX = 50;

const favouriteSchema = z.strictObject({
  productId: idField.nullable(),
  name: nameField,
  soldBy: z.enum(["piece", "weight"]),
  quantityMilli: quantityField,
  netMinor: minorField,
});

const lotSchema = z.strictObject({
  availableFrom: dateField.nullable(),
  expiresOn: dateField.nullable(),
  remaining: pointsField,
  state: z.enum(["available", "pending", "expired"]),
  worthMinor: minorField.nullable(),
});

const tierChangeSchema = z.strictObject({
  date: dateField,
  /** null: no tier. */
  from: localTextField.nullable(),
  to: localTextField.nullable(),
  by: z.enum(["sale", "return", "adjusted", "merged", "mergeUndone", "judged"]),
  saleId: uuidField.nullable(),
});

const limitSchema = z.strictObject({
  ruleId: idField,
  name: localTextField,
  uses: z.int().min(0),
  usesToday: z.int().min(0),
  /** null: without end. */
  usesMax: z.int().nullable(),
  usesTodayMax: z.int().nullable(),
});

const mergeViewSchema = z.strictObject({
  mergeId: uuidField,
  mergedRef: uuidField,
  mergedName: nameField.nullable(),
  date: dateField,
  by: nameField,
  reason: reasonField,
  points: pointsField,
  /** Only the newest merge that is in force can be undone first. */
  state: z.enum(["inForce", "undone"]),
});
export type MergeView = z.infer<typeof mergeViewSchema>;

const memberPageShape = z.strictObject({
  ref: uuidField,
  profile: memberProfileSchema,
  cards: z
    .array(
      cardSchema.extend({
        cardRef: uuidField,
        /** The card of somebody who was merged. */
        merged: z.boolean(),
      }),
    )
    .max(LIMITS.cardsPerMember * 5),
  panel: memberPanelSchema,
  /** Of the ledger: every lot less the deficit, also points that have run out and wait to be written off. */
  balance: pointsField,
  deficit: pointsField,
  lots: z.array(lotSchema).max(LOTS_SHOWN_MAX),
  lotCount: z.int().min(0),
  firstVisit: dateField.nullable(),
  lifetimeSpendMinor: minorField,
  storedValueMinor: minorField,
  tierWhy: z.array(sentenceSchema).max(8),
  tierChanges: z.array(tierChangeSchema).max(100),
  /** How many of the newest facts the favourites and the tier changes were read from, and whether there are older ones. */
  factsRead: z.int().min(0),
  factsOlder: z.boolean(),
  favouriteByQuantity: z.array(favouriteSchema).max(10),
  favouriteByMoney: z.array(favouriteSchema).max(10),
  limits: z.array(limitSchema).max(LIMITS.programRules * 3),
  merges: z.array(mergeViewSchema).max(100),
});
type MemberPageSchemaInferred = typeof memberPageShape;
/** Named, so that the types of the calls that answer with it are written down by its name. */
export interface MemberPageSchema extends MemberPageSchemaInferred {}
export const memberPageSchema: MemberPageSchema = memberPageShape;
export type MemberPage = z.infer<typeof memberPageSchema>;

/** How far a ledger was read; given back as it came. */
export const entryPlaceSchema = z.strictObject({
  visit: z.int().min(1).nullable(),
  before: z.int().min(0),
  /** What the member had after the next older entry. */
  balance: pointsField,
});

export const memberEntrySchema = z.strictObject({
  position: z.int(),
  occurredAtMs: instantMsField,
  businessDate: dateField,
  kind: z.enum(["sale", "return", "adjusted", "merged", "mergeUndone", "consent", "card"]),
  by: nameField,
  approver: nameField.nullable(),
  saleId: uuidField.nullable(),
  receiptNumber: z.int().nullable(),
  totalMinor: minorField.nullable(),
  reason: reasonField.nullable(),
  points: pointsField,
  balance: pointsField,
  moves: z
    .array(
      z.strictObject({
        points: pointsField,
        ruleId: idField,
        sentence: sentenceSchema,
        expiresOn: dateField.nullable(),
        /** The points went to what the member owed, or were owed from then on. */
        isDeficit: z.boolean(),
      }),
    )
    .max(ENTRY_MOVES_MAX),
  moveCount: z.int().min(0),
  /** Of a consent: what was agreed to then. */
  consent: z.strictObject({ membership: z.boolean(), marketing: z.boolean() }).nullable(),
});
export type MemberEntryView = z.infer<typeof memberEntrySchema>;

const mergeSideSchema = z.strictObject({
  name: nameField.nullable(),
  cards: z.int().min(0),
  visits: z.int().min(0),
  firstVisit: dateField.nullable(),
  balance: pointsField,
  available: pointsField,
  deficit: pointsField,
  tier: localTextField.nullable(),
  tierSince: dateField.nullable(),
  lifetimeSpendMinor: minorField,
  storedValueMinor: minorField,
  consent: z.strictObject({ membership: z.boolean(), marketing: z.boolean() }),
});
export type MergeSide = z.infer<typeof mergeSideSchema>;

export const mergePreviewSchema = z.strictObject({
  kept: mergeSideSchema,
  merged: mergeSideSchema,
  result: mergeSideSchema,
});
export type MergePreview = z.infer<typeof mergePreviewSchema>;
