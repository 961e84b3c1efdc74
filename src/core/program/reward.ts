/** What points buy, beside an amount off by the rate of `redemption`: each a thing with a price in points. */
import { z } from "zod";
import {
  amountField,
  idField,
  localTextField,
  pointsPriceField,
  positiveMinorField,
  positiveShareField,
  unitPriceField,
} from "../codec/fields.ts";
import { ZERO_MINOR } from "../money/integers.ts";
import { limitsSchema, selectionSchema, whenSchema } from "./conditions.ts";
import { freeItemsAction } from "./promotion.ts";

const items = selectionSchema.prefault({});

export const rewardActionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("amountOff"), amountMinor: positiveMinorField }),
  z.strictObject({
    kind: z.literal("percentOff"),
    items,
    rate: positiveShareField,
    capMinor: positiveMinorField.nullable().default(null),
  }),
  freeItemsAction,
  /** One piece of the items, the dearest, at this price when that is lower. */
  z.strictObject({ kind: z.literal("productAtPrice"), items, unitPriceMinor: unitPriceField }),
  /** A product that the till adds for nothing when the reward is chosen: its id, shop code or trade number. */
  z.strictObject({ kind: z.literal("giftItem"), product: z.string().trim().min(1).max(64) }),
  /** A serial coupon of the programme, printed on the receipt. */
  z.strictObject({ kind: z.literal("nextVisitCoupon"), couponId: idField }),
]);
export type RewardAction = z.infer<typeof rewardActionSchema>;

export const rewardSchema = z.strictObject({
  id: idField,
  name: localTextField,
  /** 0: a present, such as a tier's birthday gift (`when.birthMonth`, `when.tiers`, `limits.perMemberYear: 1`). */
  points: pointsPriceField,
  when: whenSchema.prefault({}),
  minimumSpendMinor: amountField.default(ZERO_MINOR),
  limits: limitsSchema.prefault({}),
  /** Whatever the member has leaves, not only the price. */
  clearBalance: z.boolean().default(false),
  action: rewardActionSchema,
});
export type Reward = z.infer<typeof rewardSchema>;
