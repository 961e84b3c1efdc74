/**
 * What the rules of a programme share: which lines a rule is about, when it counts, for whom and how often. Every part
 * has a usual value, so a document names only what is special.
 */
import { z } from "zod";
import { dateField, idField } from "../codec/fields.ts";

/** A product of a rule: the product's id, its shop code or its trade number as it is scanned. */
const productField = z.string().trim().min(1).max(64);

/** Which lines. An empty `only…` list means all; a line has to fit every list that is not empty, and no `except…` list. */
export const selectionShape = {
  onlyProducts: z.array(productField).max(500).default([]),
  onlyCategories: z.array(idField).max(100).default([]),
  onlyBrands: z.array(idField).max(100).default([]),
  exceptProducts: z.array(productField).max(500).default([]),
  exceptCategories: z.array(idField).max(100).default([]),
  exceptBrands: z.array(idField).max(100).default([]),
} as const;
export const selectionSchema = z.strictObject(selectionShape);
export type Selection = z.infer<typeof selectionSchema>;

/** `HH:MM` on the shop's wall. */
const clockField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When and for whom. Everything that is given has to be true. */
export const whenSchema = z.strictObject({
  /** First and last business date. */
  from: dateField.nullable().default(null),
  through: dateField.nullable().default(null),
  /** ISO weekdays of the business date, 1 = Monday; empty means every day. */
  weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
  /** From the first minute, until before the last one; `22:00` to `02:00` goes over midnight. Empty means all day. */
  hours: z
    .array(z.strictObject({ from: clockField, until: clockField }))
    .max(10)
    .default([]),
  membersOnly: z.boolean().default(false),
  /** Only members of these tiers; empty means everybody. */
  tiers: z.array(idField).max(12).default([]),
  /** Only in the month of the member's birthday. */
  birthMonth: z.boolean().default(false),
});
export type When = z.infer<typeof whenSchema>;

const timesField = z.int().min(1).max(1_000_000).nullable().default(null);

/** How often. null means without end. A use is a sale in which the rule gave something. */
export const limitsSchema = z.strictObject({
  /** Groups of a bundle, or units of an item rule, in one sale. */
  perSale: timesField,
  perMember: timesField,
  perMemberDay: timesField,
  perMemberYear: timesField,
  /** Over everybody, as far as this till knows. */
  total: timesField,
});
export type Limits = z.infer<typeof limitsSchema>;
