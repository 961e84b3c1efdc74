/**
 * A mapping file says how another program's CSV is to be read: which column is what, how dates and decimals are written,
 * which codes are fees. One JSON document per source; `mappings/` ships the known ones.
 *
 * Every format names only columns; a column that the map does not name is not read.
 */
import { z } from "zod";
import { currencyField, idField, unitPriceField } from "#core/codec/fields.ts";
import { isTimeZone } from "../shop-time.ts";
import { isDatePattern } from "./date-pattern.ts";

const columnField = z.string().min(1).max(200);

const sourceShape = {
  /** Stands in the origin of every imported sale, and makes its ids: two sources never share one. */
  id: idField,
  title: z.string().min(1).max(200),
  attribution: z.string().max(500).default(""),
  /** For files without a byte order mark. */
  encoding: z.enum(["utf-8", "latin1"]).default("utf-8"),
  delimiter: z.enum([",", ";", "\t", "|"]).default(","),
  decimalSign: z.enum([".", ","]).default("."),
};

/** Codes that belong to a category of their own: postage, bank charges, gift vouchers. */
const categoryRuleSchema = z.strictObject({
  category: idField,
  /** Exact codes, compared without regard to case. */
  codes: z.array(z.string().min(1).max(64)).max(500).default([]),
  /** Beginnings of codes. */
  codePrefixes: z.array(z.string().min(1).max(64)).max(100).default([]),
});

export const salesMapSchema = z.strictObject({
  format: z.literal("regulars-import-sales/1"),
  ...sourceShape,
  columns: z.strictObject({
    receipt: columnField,
    code: columnField,
    name: columnField,
    quantity: columnField,
    at: columnField,
    unitPrice: columnField,
    member: columnField.nullable(),
  }),
  /** `yyyy-MM-ddTHH:mm:ss` and the like: see date-pattern.ts. */
  datePattern: z.string().max(40).refine(isDatePattern, "is not a date pattern"),
  /** IANA name of the wall clock that the file was written by. */
  timeZone: z.string().max(64).refine(isTimeZone, "is not a time zone"),
  currency: currencyField,
  /** Receipt numbers that begin so are returns; their quantities are negative. Empty: any negative quantity is a return. */
  returnPrefix: z.string().max(10),
  category: idField,
  categories: z.array(categoryRuleSchema).max(50).default([]),
  /** A tax rate of the shop's settings; null = the shop's first. */
  taxRateId: idField.nullable().default(null),
});
export type SalesMap = z.infer<typeof salesMapSchema>;

export const productsMapSchema = z.strictObject({
  format: z.literal("regulars-import-products/1"),
  ...sourceShape,
  columns: z.strictObject({
    gtin: columnField.nullable(),
    shopCode: columnField.nullable(),
    name: columnField,
    unitPrice: columnField.nullable(),
    category: columnField.nullable(),
    taxRateId: columnField.nullable(),
    soldBy: columnField.nullable(),
  }),
  /** For rows, and for files, that do not say. A price that is neither in the row nor here refuses the row. */
  defaults: z.strictObject({
    unitPriceMinor: unitPriceField.nullable(),
    category: idField,
    taxRateId: idField.nullable(),
    soldBy: z.enum(["piece", "weight"]),
  }),
});
export type ProductsMap = z.infer<typeof productsMapSchema>;

export const membersMapSchema = z.strictObject({
  format: z.literal("regulars-import-members/1"),
  ...sourceShape,
  columns: z.strictObject({
    name: columnField.nullable(),
    phone: columnField.nullable(),
    card: columnField.nullable(),
    birthMonth: columnField.nullable(),
    marketingConsent: columnField.nullable(),
  }),
  /** What the consent column holds when the answer was yes, compared without regard to case. */
  consentWords: z.array(z.string().min(1).max(40)).max(20),
});
export type MembersMap = z.infer<typeof membersMapSchema>;

export const importMapSchema = z.discriminatedUnion("format", [salesMapSchema, productsMapSchema, membersMapSchema]);
export type ImportMap = z.infer<typeof importMapSchema>;

/** The category of a code by the map's rules, the first that fits. */
export function categoryOfCode(map: SalesMap, code: string): string {
  const folded = code.toUpperCase();
  const rule = map.categories.find(
    ({ codes, codePrefixes }) =>
      codes.some((one) => one.toUpperCase() === folded) ||
      codePrefixes.some((prefix) => folded.startsWith(prefix.toUpperCase())),
  );
  return rule?.category ?? map.category;
}
