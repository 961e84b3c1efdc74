/** What the member can have now: coupons, rewards, gift cards and money left with the shop. */
import { z } from "zod";
import { LIMITS, idField, uuidField } from "#core/codec/fields.ts";
import { basketAnswer, change } from "./call-shapes.ts";
import { defineCall } from "./contract.ts";
import { giftCardViewSchema } from "./reward-views.ts";

const codeField = z.string().max(LIMITS.scanCharacters);

export const REWARD_CALLS = {
  addCoupon: defineCall({
    says: "Puts a coupon on the basket, by its code as it was typed. What it takes off, or why it waits, comes with the price.",
    access: "signedIn",
    input: change({ code: codeField }),
    output: basketAnswer,
  }),
  removeCoupon: defineCall({
    says: "Takes a coupon off the basket; it is not used.",
    access: "signedIn",
    input: change({ couponEntryId: uuidField }),
    output: basketAnswer,
  }),
  chooseReward: defineCall({
    says: "Gives the member a reward for points; a gift is rung up in the same step.",
    access: "signedIn",
    input: change({ rewardId: idField }),
    output: basketAnswer,
  }),
  removeReward: defineCall({
    says: "Takes a reward off the basket; its points stay, and a gift that came with it goes.",
    access: "signedIn",
    input: change({ rewardEntryId: uuidField }),
    output: basketAnswer,
  }),
  sellGiftCard: defineCall({
    says: "Sells a gift card: a blank one by its number, or one of the till's making (null), printed on the receipt.",
    access: "signedIn",
    input: change({ cardNumber: codeField.nullable(), amountMinor: z.int() }),
    output: basketAnswer,
  }),
  topUp: defineCall({
    says: "Takes money of the basket's member to keep for them.",
    access: "signedIn",
    input: change({ amountMinor: z.int() }),
    output: basketAnswer,
  }),
  getGiftCard: defineCall({
    says: "What is left on a gift card.",
    access: "signedIn",
    input: z.strictObject({ cardNumber: codeField }),
    output: giftCardViewSchema,
  }),
} as const;
