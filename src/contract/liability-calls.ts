/** What the shop owes its members: reckoned on a thread of its own, and kept until it is asked for anew. */
import { z } from "zod";
import { dateField, instantMsField, positiveMinorField, positivePointsField } from "#core/codec/fields.ts";
import { POINTS_MOVEMENTS, VALUE_MOVEMENTS } from "#core/insights/liability.ts";
import type { Liability } from "#core/insights/liability.ts";
import type { Minor, Points } from "#core/money/integers.ts";
import { change, nothing } from "./call-shapes.ts";
import { defineCall } from "./contract.ts";
import { failureSchema } from "./failures.ts";

/** Points of a whole shop: more than one member can have. A brand lives in the type alone, hence the casts. */
const pointsTotal = z.int() as unknown as z.ZodType<Points, number>;
const moneyTotal = z.int() as unknown as z.ZodType<Minor, number>;
const worthField = moneyTotal.nullable();
const countField = z.int().min(0);
const monthField = z.string().regex(/^\d{4}-\d{2}$/);

const monthSchema = <K extends string>(kinds: readonly [K, ...K[]]) =>
  z.strictObject({
    month: monthField,
    opening: z.int(),
    openingWorthMinor: worthField,
    movements: z
      .array(z.strictObject({ kind: z.enum(kinds), amount: z.int(), worthMinor: worthField }))
      .max(kinds.length),
    closing: z.int(),
    closingWorthMinor: worthField,
  });

const breakageSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("tooFewMonths"), closedMonths: countField, needed: countField }),
  z.strictObject({ kind: z.literal("nothingLeft"), closedMonths: countField }),
  z.strictObject({
    kind: z.literal("estimated"),
    closedMonths: countField,
    expired: pointsTotal,
    redeemed: pointsTotal,
    rate: z.int().min(0).max(10_000) as unknown as z.ZodType<
      Extract<Liability["points"]["breakage"], { kind: "estimated" }>["rate"],
      number
    >,
    points: pointsTotal,
    worthMinor: worthField,
  }),
]);

const valueSchema = z.strictObject({
  balanceMinor: moneyTotal,
  holders: countField,
  months: z.array(monthSchema(VALUE_MOVEMENTS)).max(13),
});

export const liabilitySchema = z.strictObject({
  businessDate: dateField,
  rate: z.strictObject({ stepPoints: positivePointsField, stepMinor: positiveMinorField }).nullable(),
  points: z.strictObject({
    outstanding: pointsTotal,
    worthMinor: worthField,
    lapsed: pointsTotal,
    owed: pointsTotal,
    holders: countField,
    byExpiry: z
      .array(
        z.strictObject({
          kind: z.enum(["month", "later", "never"]),
          month: monthField.nullable(),
          points: pointsTotal,
          worthMinor: worthField,
        }),
      )
      .max(26),
    byAge: z
      .array(
        z.strictObject({ from: countField, upTo: countField.nullable(), points: pointsTotal, worthMinor: worthField }),
      )
      .max(8),
    months: z.array(monthSchema(POINTS_MOVEMENTS)).max(13),
    breakage: breakageSchema,
  }),
  giftCards: valueSchema,
  storedValue: valueSchema,
}) satisfies z.ZodType<Liability>;

const liabilityViewSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("none") }),
  z.strictObject({ state: z.literal("running"), done: countField, total: countField }),
  z.strictObject({ state: z.literal("finished"), reckonedAtMs: instantMsField, liability: liabilitySchema }),
  z.strictObject({ state: z.literal("failed"), failure: failureSchema }),
]);
export type LiabilityView = z.infer<typeof liabilityViewSchema>;

export const LIABILITY_CALLS = {
  reckonLiability: defineCall({
    says: "Reckons anew what the shop owes in points, gift cards and stored value, beside the till's own work.",
    access: "manager",
    input: change({}),
    output: liabilityViewSchema,
  }),
  getLiability: defineCall({
    says: "What the shop owes, as it was reckoned last, or how far the reckoning is.",
    access: "manager",
    input: nothing,
    output: liabilityViewSchema,
  }),
} as const;
