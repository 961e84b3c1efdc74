/** A sale was paid and is done. The largest fact of the till; everything a receipt, a return or a report needs is in it. */
import { z } from "zod";
import {
  LIMITS,
  currencyField,
  dateField,
  idField,
  instantMsField,
  minorField,
  nameField,
  pointsField,
  quantityField,
  rateField,
  reasonField,
  ruleIdField,
  unitPriceField,
  uuidField,
} from "../codec/fields.ts";
import { GOODS, soldValueSchema } from "../basket/basket.ts";
import {
  adjustmentSchema,
  earnedSchema,
  remainderSchema,
  ruleUseSchema,
  settledTenderSchema,
  taxRowSchema,
} from "../basket/priced-basket.ts";

export const soldLineSchema = z.strictObject({
  lineId: uuidField,
  productId: idField.nullable(),
  departmentId: idField.nullable(),
  code: z.string().max(64),
  name: nameField,
  category: idField,
  brand: idField.nullable().default(null),
  taxRateId: idField,
  sells: soldValueSchema.default(GOODS),
  taxRate: rateField,
  soldBy: z.enum(["piece", "weight"]),
  /** Negative on a return. */
  quantityMilli: quantityField,
  listPriceMinor: unitPriceField,
  overrideReason: reasonField.nullable(),
  discountReason: reasonField.nullable(),
  grossMinor: minorField,
  adjustments: z.array(adjustmentSchema).max(LIMITS.lineAdjustments),
  netMinor: minorField,
});
export type SoldLine = z.infer<typeof soldLineSchema>;

/** A change to one lot of a member's points, or to the deficit (`lot: null`). Σ delta = the change of the balance. */
export const lotMoveSchema = z.strictObject({
  /**
   * What moved, and so which account stands against the member's (see postings.ts). `repaid` is an earning that goes
   * to the deficit instead of a lot; the other kinds may touch the deficit as well. `adjusted` is a manual entry or a
   * bonus without a sale.
   */
  kind: z.enum(["earned", "redeemed", "expired", "reversed", "reinstated", "repaid", "adjusted"]),
  /** null: the deficit. A positive delta lowers what is owed, a negative one raises it. */
  lot: z.strictObject({ availableFrom: dateField.nullable(), expiresOn: dateField.nullable() }).nullable(),
  delta: pointsField,
  ruleId: ruleIdField,
});
export type LotMove = z.infer<typeof lotMoveSchema>;

export const pointsOfSaleSchema = z.strictObject({
  /** The ledger's balance before and after: every lot, also one that this event writes off as expired, − deficit. */
  before: pointsField,
  after: pointsField,
  earnedBaseMinor: minorField,
  earned: z.array(earnedSchema).max(300),
  /** At most one move a lot and kind, and lots are at most one a day: ten years of days and their expiry fit. */
  moves: z.array(lotMoveSchema).max(10_000),
  remainderBefore: remainderSchema,
  remainderAfter: remainderSchema,
  /** The tier that the member held before, and since when. */
  tierBefore: idField.nullable(),
  tierSinceBefore: dateField.nullable(),
  /** The tier from the next sale on. */
  tierAfter: idField.nullable(),
  tierSinceAfter: dateField.nullable(),
  /** What this event adds to the tier's metric (less than zero on a return), and the shop date that it counts for. */
  qualifyingDelta: z.int(),
  qualifyingDate: dateField,
});
export type PointsOfSale = z.infer<typeof pointsOfSaleSchema>;

export const saleOriginSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("till") }),
  z.strictObject({ kind: z.literal("import"), importer: idField, reference: z.string().max(64) }),
]);

/** A change to money that the shop holds for somebody. Σ delta of an account = its balance. */
export const valueMoveSchema = z.strictObject({
  account: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("giftCard"), cardRef: uuidField }),
    z.strictObject({ kind: z.literal("storedValue"), memberRef: uuidField }),
  ]),
  /**
   * `issued`: a gift card was sold. `toppedUp`, `bonus`: stored value came in, and what the shop added. `spent`: it paid.
   * A return has `refunded` (+ what had paid, − a card or a top-up that came back) and `bonus` below zero.
   */
  kind: z.enum(["issued", "toppedUp", "bonus", "spent", "refunded"]),
  /** The line that sold the value, or brings it back; null where value paid. */
  lineId: uuidField.nullable(),
  deltaMinor: minorField,
  /** The account's balance before, as this till knew it. */
  beforeMinor: minorField,
});
export type ValueMove = z.infer<typeof valueMoveSchema>;

/** A serial coupon that came into being with a sale; its tag is made from these when it is printed. */
export const issuedCouponSchema = z.strictObject({
  couponId: idField,
  serial: z.string().min(1).max(40),
  /** The last business date. */
  expiresOn: dateField.nullable(),
  memberRef: uuidField.nullable(),
});
export type IssuedCoupon = z.infer<typeof issuedCouponSchema>;

export const saleCompletedV1 = z.strictObject({
  saleId: uuidField,
  receiptNumber: z.int().min(1),
  basketOpenedAtMs: instantMsField,
  origin: saleOriginSchema,
  currency: currencyField,
  taxMode: z.enum(["inclusive", "exclusive"]),
  program: z.strictObject({ id: idField, version: z.int().min(1) }).nullable(),
  memberRef: uuidField.nullable(),
  lines: z.array(soldLineSchema).min(1).max(LIMITS.basketLines),
  goodsMinor: minorField,
  taxAddedMinor: minorField,
  taxTable: z.array(taxRowSchema).max(LIMITS.taxRows),
  totalMinor: minorField,
  cashRoundingMinor: minorField,
  tenders: z.array(settledTenderSchema).max(LIMITS.tenders),
  changeMinor: minorField,
  /** null when no member was identified or no programme is in force. */
  points: pointsOfSaleSchema.nullable(),
});

/** Since coupons, rewards, gift cards, stored value and exchanges exist. */
export const saleCompletedV2 = saleCompletedV1.extend({
  /** Uses of rules that have limits, and of serial coupons. */
  uses: z.array(ruleUseSchema).max(1200),
  issuedCoupons: z.array(issuedCouponSchema).max(LIMITS.basketRewards),
  value: z.array(valueMoveSchema).max(LIMITS.valueMoves),
  /** The return that was made in the same act, of an exchange. */
  exchangeReturnId: uuidField.nullable(),
});
export type SaleCompleted = z.infer<typeof saleCompletedV2>;

export const saleFromV1 = (sale: z.infer<typeof saleCompletedV1>): SaleCompleted => ({
  ...sale,
  uses: [],
  issuedCoupons: [],
  value: [],
  exchangeReturnId: null,
});
