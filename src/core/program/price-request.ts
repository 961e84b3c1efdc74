/**
 * A basket to be priced outside any shop: what `regulars price FILE.json` reads. The same shapes as a sale's, with ids
 * left out and everything that has a usual value optional, so that a question fits on one screen.
 *
 * The format is open to more (coupons, promotions in the programme); a document of today stays valid then.
 */
import { z } from "zod";
import { GOODS, basketLineSchema, manualDiscountSchema, soldValueSchema } from "../basket/basket.ts";
import type { Basket, Tender } from "../basket/basket.ts";
import { NOTHING_SHARED } from "../basket/pricing-facts.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import {
  LIMITS,
  dateField,
  idField,
  minorField,
  nameField,
  pointsField,
  positiveMinorField,
  positivePointsField,
} from "../codec/fields.ts";
import { basisPoints, minor, ONE_PIECE, ZERO_MINOR, ZERO_POINTS } from "../money/integers.ts";
import type { MemberStanding } from "../points/standing.ts";
import { businessDateOf } from "../shop/business-date.ts";
import { shopSettingsSchema } from "../shop/settings.ts";
import type { ShopSettings } from "../shop/settings.ts";
import { programSchema } from "./program.ts";
import type { Program } from "./program.ts";

const usualSettings: ShopSettings = {
  shopName: "Regulars",
  address: "",
  taxNumber: "",
  currency: "EUR",
  timeZone: "Etc/UTC",
  dayCutOffHour: 4,
  language: "en",
  receiptLanguage: "en",
  receiptFooter: "",
  taxMode: "inclusive",
  taxRates: [{ id: "none", name: { en: "0 %", "zh-CN": "0 %" }, rate: basisPoints(0) }],
  departments: [],
  cashRounding: { stepMinor: minor(1), rounding: "halfUp" },
  memberNumberPrefix: "77",
  memberNumberLength: 10,
  inStoreTemplates: [],
};

const lineSchema = z.strictObject({
  name: nameField,
  code: z.string().max(64).default(""),
  category: idField.default("goods"),
  /** One of `settings.taxRates`; the first when it is left out. */
  taxRateId: idField.optional(),
  brand: idField.nullable().default(null),
  sells: soldValueSchema.default(GOODS),
  soldBy: z.enum(["piece", "weight"]).default("piece"),
  /** Any integer: what is out of range is refused by name, as at the till. */
  quantityMilli: basketLineSchema.shape.quantityMilli.default(ONE_PIECE),
  listPriceMinor: basketLineSchema.shape.listPriceMinor,
  override: basketLineSchema.shape.override.default(null),
  discount: basketLineSchema.shape.discount.default(null),
});

const lotSchema = z.strictObject({
  remaining: pointsField,
  availableFrom: dateField.nullable().default(null),
  expiresOn: dateField.nullable().default(null),
});

const memberSchema = z.strictObject({
  birthMonth: z.int().min(1).max(12).nullable().default(null),
  lots: z.array(lotSchema).max(1000).default([]),
  deficit: pointsField.default(ZERO_POINTS),
  remainder: z
    .strictObject({ numerator: z.int().min(0), denominator: z.int().min(1) })
    .default({ numerator: 0, denominator: 1 }),
  tierId: idField.nullable().default(null),
  tierSince: dateField.nullable().default(null),
  /** The tier's metric by shop date. */
  qualifying: z
    .array(z.strictObject({ date: dateField, amount: z.int() }))
    .max(800)
    .default([]),
  saleCount: z.int().min(0).default(0),
  firstVisit: dateField.nullable().default(null),
  lastVisit: dateField.nullable().default(null),
  lifetimeSpend: minorField.default(ZERO_MINOR),
});

const tenderSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("cash"), handedMinor: positiveMinorField }),
  z.strictObject({ kind: z.literal("card"), amountMinor: positiveMinorField }),
  z.strictObject({ kind: z.literal("points"), points: positivePointsField }),
]);

export const priceRequestSchema = z.strictObject({
  format: z.literal("regulars-price/1"),
  settings: shopSettingsSchema.partial().default({}),
  /** A whole programme, `"current"` for the one of the shop in `--data`, or null for none. */
  program: z.union([programSchema, z.literal("current")]).nullable(),
  /** What the shop's wall shows: `2026-11-22T14:32`. */
  at: z.iso.datetime({ local: true, precision: -1, offset: false }),
  member: memberSchema.nullable().default(null),
  lines: z.array(lineSchema).min(1).max(LIMITS.basketLines),
  discount: manualDiscountSchema.nullable().default(null),
  amountOffPoints: positivePointsField.nullable().default(null),
  tenders: z.array(tenderSchema).max(LIMITS.tenders).default([]),
  /** `final`: the prices are what was paid elsewhere; nothing is taken off, points are earned. */
  discounts: z.enum(["apply", "final"]).default("apply"),
});
export type PriceRequest = z.infer<typeof priceRequestSchema>;

/** What a shop adds to a request that asks for its own programme. */
export interface CurrentShop {
  readonly settings: ShopSettings;
  programOn(businessDate: string): Program | null;
}

/** Ids that a reader can follow back: line 3 ends in 3. They are never stored. */
const numberedId = (kind: "1" | "2" | "3" | "4", number: number): string =>
  `00000000-0000-8000-8000-${kind}${String(number).padStart(11, "0")}`;

/** The basket and the facts that a request describes. */
export function readPriceRequest(
  request: PriceRequest,
  shop: CurrentShop | null,
): { readonly basket: Basket; readonly facts: PricingFacts } {
  const settings: ShopSettings = { ...(shop?.settings ?? usualSettings), ...definedOnly(request.settings) };
  const [localDate = "", clock = "00:00"] = request.at.split("T");
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  const businessDate = businessDateOf({ localDate, localHour: hour }, settings.dayCutOffHour);
  const program = request.program === "current" ? (shop?.programOn(businessDate) ?? null) : request.program;
  const memberRef = request.member === null ? null : numberedId("1", 1);
  return {
    basket: {
      id: numberedId("2", 1),
      openedAtMs: 0,
      revision: 0,
      memberRef,
      lines: request.lines.map((line, index) => ({
        ...line,
        id: numberedId("3", index + 1),
        productId: null,
        departmentId: null,
        taxRateId: line.taxRateId ?? settings.taxRates[0]?.id ?? "none",
      })),
      discount: request.discount,
      amountOffPoints: request.amountOffPoints,
      coupons: [],
      rewards: [],
      exchange: null,
      tenders: request.tenders.map((tender, index): Tender => ({ ...tender, id: numberedId("4", index + 1) })),
      note: "",
    },
    facts: {
      settings,
      program,
      member:
        request.member === null || memberRef === null
          ? null
          : {
              ref: memberRef,
              birthMonth: request.member.birthMonth,
              standing: standingOf(request.member),
              used: new Map(),
              storedValueMinor: ZERO_MINOR,
            },
      shared: NOTHING_SHARED,
      businessDate,
      minuteOfDay: hour * 60 + minute,
      discounts: request.discounts,
    },
  };
}

function standingOf({ birthMonth: _, ...standing }: NonNullable<PriceRequest["member"]>): MemberStanding {
  return standing;
}

/** `partial()` lets a field be given as undefined, which must not hide the usual value. */
function definedOnly(settings: PriceRequest["settings"]): Partial<ShopSettings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
