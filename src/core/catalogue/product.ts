/** A product as the till knows it: master data, found by GTIN, shop code or name. */
import { z } from "zod";
import { idField, nameField, unitPriceField } from "../codec/fields.ts";

export const productSchema = z.strictObject({
  id: idField,
  name: nameField,
  /** GTINs normalised to 14 digits; a product may carry several (an inner and an outer code). */
  gtins: z.array(z.string().regex(/^\d{14}$/)).max(10),
  /** The shop's own code, when it has one. */
  shopCode: z.string().trim().min(1).max(40).nullable(),
  category: idField,
  brand: idField.nullable().default(null),
  taxRateId: idField,
  unitPriceMinor: unitPriceField,
  soldBy: z.enum(["piece", "weight"]),
});
export type Product = z.infer<typeof productSchema>;
