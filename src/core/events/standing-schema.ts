/** The codec of a member's standing, for facts that hold one (points/standing.ts says what the fields mean). */
import { z } from "zod";
import { dateField, idField, minorField, pointsField } from "../codec/fields.ts";
import { remainderSchema } from "../basket/priced-basket.ts";

export const standingSchema = z.strictObject({
  lots: z
    .array(
      z.strictObject({
        availableFrom: dateField.nullable(),
        expiresOn: dateField.nullable(),
        remaining: pointsField,
      }),
    )
    .max(10_000),
  deficit: pointsField,
  remainder: remainderSchema,
  tierId: idField.nullable(),
  tierSince: dateField.nullable(),
  qualifying: z.array(z.strictObject({ date: dateField, amount: z.int() })).max(1000),
  saleCount: z.int().min(0),
  firstVisit: dateField.nullable(),
  lastVisit: dateField.nullable(),
  lifetimeSpend: minorField,
});
