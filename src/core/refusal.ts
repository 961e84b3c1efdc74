/** The business says no. Every code has a sentence for the cashier in the locale namespace `failures`. */
import type { SentenceValue } from "./sentence.ts";

export const REFUSAL_CODES = [
  // basket and lines
  "basketEmpty",
  "basketFull",
  "lineNotFound",
  "quantityOutOfRange",
  "quantityNotWhole",
  "priceOutOfRange",
  "discountOutOfRange",
  "totalOutOfRange",
  "nothingToUndo",
  "basketHasTenders",
  "basketNotFound",
  "tooManyParked",
  // codes
  "unknownCode",
  "wrongCheckDigit",
  "partialScan",
  "scanTooLong",
  "ambiguousCode",
  "paymentCardRefused",
  "codeNotSoldHere",
  // members
  "memberNotFound",
  "memberNeedsNameOrPhone",
  "consentMissing",
  "cardTaken",
  "cardNotValid",
  "tooManyCards",
  "memberNumbersUsedUp",
  "phoneTaken",
  "membershipWithdrawn",
  // points
  "insufficientPoints",
  "pointsBelowMinimum",
  "pointsNotInSteps",
  "pointsAboveLimit",
  "redemptionNeedsMember",
  "programHasNoRedemption",
  // coupons and rewards
  "couponUnknown",
  "couponNotGenuine",
  "couponTwice",
  "couponUsed",
  "couponExpired",
  "couponNotNow",
  "couponOtherMember",
  "couponNeedsMember",
  "couponLimitReached",
  "couponsDoNotCombine",
  "tooManyCoupons",
  "rewardUnknown",
  "rewardNotNow",
  "rewardLimitReached",
  "rewardNeedsItem",
  "rewardBelowMinimum",
  "tooManyRewards",
  // gift cards and stored value
  "giftCardUnknown",
  "giftCardEmpty",
  "giftCardTaken",
  "insufficientValue",
  "valueOutOfRange",
  "programSellsNoValue",
  "storedValueNeedsMember",
  // tenders
  "tenderBelowTotal",
  "tenderAboveTotal",
  "tenderOutOfRange",
  "tooManyTenders",
  "tenderNotFound",
  // returns
  "saleNotFound",
  "returnExceedsSale",
  "returnOfReturn",
  "returnNeedsApproval",
  "returnOfUsedValue",
  "refundNotPossible",
  "exchangeNotPossible",
  // manual points, bonuses, approval
  "adjustmentOutOfRange",
  "adjustmentBelowZero",
  "bonusNotInProgram",
  "bonusGivenAlready",
  "approvalRefused",
  "approvalNeeded",
  // merges
  "mergeWithSelf",
  "mergeNotFound",
  "mergeUndoneAlready",
  "mergeGoneFurther",
  // programme and settings
  "programNotValid",
  "programChangedMeanwhile",
  "programNotFound",
  "programStartsInPast",
  "programWarningsUnread",
  "programTooLarge",
  "tooManyDrafts",
  "trialRunning",
  "trialNotFound",
  "trialPeriodEmpty",
  "settingsNotValid",
  // staff
  "signInRefused",
  "signInLocked",
  "notSignedIn",
  "notPermitted",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly code: RefusalCode;
  readonly values: Readonly<Record<string, SentenceValue>>;
}

export function refusal(code: RefusalCode, values: Readonly<Record<string, SentenceValue>> = {}): Refusal {
  return { code, values };
}
