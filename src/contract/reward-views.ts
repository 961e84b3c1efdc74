/** What screens are given of coupons, rewards, gift cards and stored value. */
import { z } from "zod";
import { idField, localTextField, minorField, nameField, pointsField, uuidField } from "#core/codec/fields.ts";
import { sentenceSchema } from "#core/basket/priced-basket.ts";

/** A gift card as a screen may show it: never its number, which is as good as money. */
export const giftCardViewSchema = z.strictObject({
  /** By this it pays. */
  cardRef: uuidField,
  tail: z.string().max(4),
  balanceMinor: minorField,
});
export type GiftCardView = z.infer<typeof giftCardViewSchema>;

/** A reward that the member could have, the best first. */
export const offerViewSchema = z.strictObject({
  rewardId: idField,
  name: localTextField,
  points: pointsField,
  /** `needsItem`: what it is for is not in the basket. `needsMore`: points or spend are missing. */
  state: z.enum(["now", "needsItem", "needsMore"]),
  missingPoints: pointsField,
  valueMinor: minorField,
  /** Goods that it is for, when none of them is there: names, or categories. */
  needs: z.array(nameField).max(3),
});
export type OfferView = z.infer<typeof offerViewSchema>;

/** How the programme calls a coupon or reward that lies on the basket; `id` is the basket's entry. */
const entryNameSchema = z.strictObject({ id: uuidField, name: localTextField });

/** What of the programme bears on the open basket. */
export const basketRightsShape = {
  offers: z.array(offerViewSchema).max(50),
  couponNames: z.array(entryNameSchema).max(50),
  rewardNames: z.array(entryNameSchema).max(50),
  /** Why no points can be used as money now; null when they can, or when nobody is there. */
  noRedemption: sentenceSchema.nullable(),
} as const;
