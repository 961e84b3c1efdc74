/**
 * Automatic price rules: a condition and an action. The kind of the action says in which stage it works (see
 * `STAGE_OF_ACTION`); the pricing itself is in `core/promotions`.
 */
import { z } from "zod";
import {
  amountField,
  idField,
  localTextField,
  positiveMinorField,
  positiveShareField,
  unitPriceField,
} from "../codec/fields.ts";
import { basisPoints, ZERO_MINOR } from "../money/integers.ts";
import { limitsSchema, selectionSchema, whenSchema } from "./conditions.ts";

const items = selectionSchema.prefault({});
const countField = z.int().min(1).max(1000);

/** ── stage 2: groups of whole pieces; a piece is in one group at most ── */
const bundleActions = [
  /** Of each product by itself: of every `buy + take` pieces, `take` are cheaper by `rate` (10,000 = free). */
  z.strictObject({
    kind: z.literal("buyNTakeM"),
    items,
    buy: countField,
    take: countField,
    rate: positiveShareField.default(basisPoints(10_000)),
  }),
  /** Across products: of every `of` pieces, the `free` cheapest are free. */
  z.strictObject({ kind: z.literal("cheapestFree"), items, of: z.int().min(2).max(1000), free: countField }),
  /** Of each product by itself: every `quantity` pieces for `priceMinor`. */
  z.strictObject({ kind: z.literal("nForPrice"), items, quantity: countField, priceMinor: unitPriceField }),
  /** Across products: any `quantity` pieces for a price, or cheaper by a rate. */
  z.strictObject({
    kind: z.literal("mixAndMatch"),
    items,
    quantity: z.int().min(2).max(1000),
    offer: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("price"), priceMinor: unitPriceField }),
      z.strictObject({ kind: z.literal("percent"), rate: positiveShareField }),
    ]),
  }),
  /** One of each part together for `priceMinor`. */
  z.strictObject({
    kind: z.literal("bundlePrice"),
    parts: z
      .array(z.strictObject({ items, quantity: countField }))
      .min(2)
      .max(10),
    priceMinor: unitPriceField,
  }),
] as const;

/** ── stage 3: single lines ── */
const itemActions = [
  z.strictObject({ kind: z.literal("percentOff"), items, rate: positiveShareField }),
  /** `perUnit`: from each piece (or kilogram); else once from each line. */
  z.strictObject({
    kind: z.literal("amountOff"),
    items,
    amountMinor: positiveMinorField,
    perUnit: z.boolean().default(true),
  }),
  /** Each piece (or kilogram) at this price, when that is lower. */
  z.strictObject({ kind: z.literal("fixedPrice"), items, unitPriceMinor: unitPriceField }),
] as const;

/** ── stage 4: the order ── */
const orderActions = [
  z.strictObject({ kind: z.literal("orderPercent"), items, rate: positiveShareField }),
  z.strictObject({ kind: z.literal("orderAmount"), items, amountMinor: positiveMinorField }),
  /** The highest step that the items reach. */
  z.strictObject({
    kind: z.literal("spendSteps"),
    items,
    steps: z
      .array(
        z.strictObject({
          fromMinor: positiveMinorField,
          off: z.discriminatedUnion("kind", [
            z.strictObject({ kind: z.literal("percent"), rate: positiveShareField }),
            z.strictObject({ kind: z.literal("amount"), amountMinor: positiveMinorField }),
          ]),
        }),
      )
      .min(1)
      .max(20),
  }),
] as const;

export type BundleAction = z.infer<(typeof bundleActions)[number]>;
export type ItemAction = z.infer<(typeof itemActions)[number]> | z.infer<typeof freeItemsAction>;
export type OrderAction = z.infer<(typeof orderActions)[number]>;

/** What a promotion may do. */
export const promotionActionSchema = z.discriminatedUnion("kind", [...bundleActions, ...itemActions, ...orderActions]);
export type PromotionAction = z.infer<typeof promotionActionSchema>;

/** `quantity` pieces of the items, the dearest first, for nothing. */
export const freeItemsAction = z.strictObject({ kind: z.literal("freeItems"), items, quantity: countField.default(1) });

/** What a coupon may do: an item or an order discount, or goods for nothing. */
export const couponActionSchema = z.discriminatedUnion("kind", [...itemActions, freeItemsAction, ...orderActions]);
export type CouponAction = z.infer<typeof couponActionSchema>;

export type OfferAction = PromotionAction | CouponAction;

/** In which stage an action works: the order of work of the programme. */
export const STAGE_OF_ACTION: Readonly<Record<OfferAction["kind"], "bundle" | "item" | "order">> = {
  buyNTakeM: "bundle",
  cheapestFree: "bundle",
  nForPrice: "bundle",
  mixAndMatch: "bundle",
  bundlePrice: "bundle",
  percentOff: "item",
  amountOff: "item",
  fixedPrice: "item",
  freeItems: "item",
  orderPercent: "order",
  orderAmount: "order",
  spendSteps: "order",
};

/** What promotions and coupons share. */
const offerShape = {
  id: idField,
  name: localTextField,
  when: whenSchema.prefault({}),
  /** What the items have to come to when the stage begins. */
  minimumSpendMinor: amountField.default(ZERO_MINOR),
  /** Works earlier the higher it is; ties go to the larger benefit, then to the id. */
  priority: z.int().min(-1000).max(1000).default(0),
  /** Of one group, only the first that gives something is given. */
  exclusiveGroup: idField.nullable().default(null),
  /** An order discount that is given beside the best one. Without meaning in other stages. */
  joint: z.boolean().default(false),
  /** The most that one sale gets by this rule; split by line share. */
  capMinor: positiveMinorField.nullable().default(null),
  limits: limitsSchema.prefault({}),
} as const;

export const promotionSchema = z.strictObject({ ...offerShape, action: promotionActionSchema });
export type Promotion = z.infer<typeof promotionSchema>;

export const couponSchema = z.strictObject({
  ...offerShape,
  code: z.discriminatedUnion("kind", [
    /** One code for everybody, typed or scanned; capitals, digits and dashes. */
    z.strictObject({ kind: z.literal("multiUse"), code: z.string().regex(/^[A-Z0-9-]{3,24}$/) }),
    /** Each is used once: codes that the till prints on a receipt, verified offline by their tag. */
    z.strictObject({ kind: z.literal("serial"), validDays: z.int().min(1).max(3660).nullable().default(null) }),
  ]),
  /** `alone`: with no other coupon in the same sale. */
  combines: z.enum(["any", "alone"]).default("any"),
  /** `member`: only for the member that it was issued to. */
  bound: z.enum(["bearer", "member"]).default("bearer"),
  action: couponActionSchema,
});
export type Coupon = z.infer<typeof couponSchema>;
