/**
 * The field codecs that events, files and the contract are built from: one place says how large a price, a name or a
 * list may be. Every limit of the product that input can meet is in `LIMITS`.
 */
import { z } from "zod";
import type { BasisPoints, Milli, Minor, Points } from "../money/integers.ts";

export const LIMITS = {
  /** 999,999.99 in a two-decimal currency. */
  unitPriceMinor: 99_999_999,
  /** 99,999.999 pieces or kilograms on one line. */
  quantityMilli: 99_999_999,
  /** What a basket, a tender or a refund may come to. */
  totalMinor: 9_999_999_999_999,
  points: 999_999_999,
  basketLines: 500,
  tenders: 20,
  parkedBaskets: 200,
  scanCharacters: 256,
  nameCharacters: 120,
  addressCharacters: 300,
  noteCharacters: 200,
  searchCharacters: 80,
  searchResults: 20,
  pageRows: 200,
  reasonCharacters: 80,
  cardsPerMember: 20,
  pinDigitsMin: 4,
  pinDigitsMax: 12,
  undoSteps: 50,
  basketCoupons: 20,
  basketRewards: 20,
  /** Value moves of one sale: a gift card or a top-up a line, and a tender each. */
  valueMoves: 600,
  /** Categories, and brands, that a rule can be told to be about. */
  goodsNames: 1000,
  /** Of a draft's document as JSON. */
  draftCharacters: 200_000,
  /** Rules of one kind in a programme. */
  programRules: 200,
  /** Changes to one line's price: every promotion, coupon and reward of a sale, its tier, and the cashier's own. */
  lineAdjustments: 300,
  /** Rows of a tax table: the shop's rates, and one for value that is sold. */
  taxRows: 21,
} as const;

// A branded integer is an integer at run time; the brand lives in the type alone, hence the one cast per kind.
const integer = <T>(min: number, max: number): z.ZodType<T, number> =>
  z.int().min(min).max(max) as unknown as z.ZodType<T, number>;

export const minorField = integer<Minor>(-LIMITS.totalMinor, LIMITS.totalMinor);
/** Money handed over: nothing, or more. */
export const handedField = integer<Minor>(0, LIMITS.totalMinor);
/** Money that is never below zero. */
export const amountField = integer<Minor>(0, LIMITS.totalMinor);
export const positiveMinorField = integer<Minor>(1, LIMITS.totalMinor);
export const unitPriceField = integer<Minor>(0, LIMITS.unitPriceMinor);
export const pointsField = integer<Points>(-LIMITS.points, LIMITS.points);
export const positivePointsField = integer<Points>(1, LIMITS.points);
/** A price in points; 0 is a present. */
export const pointsPriceField = integer<Points>(0, LIMITS.points);
export const quantityField = integer<Milli>(-LIMITS.quantityMilli, LIMITS.quantityMilli);
export const soldQuantityField = integer<Milli>(1, LIMITS.quantityMilli);
export const rateField = integer<BasisPoints>(0, 1_000_000);
/** A share of a whole: 0 to 100 %. */
export const shareField = integer<BasisPoints>(0, 10_000);
/** A part that is not nothing. */
export const positiveShareField = integer<BasisPoints>(1, 10_000);

export const idField = z.string().regex(/^[A-Za-z0-9_.:-]{1,64}$/);
/** A rule as it stands in adjustments and uses: its id behind the word for its kind (`promotion:x`). */
export const ruleIdField = z.string().regex(/^[A-Za-z0-9_.:-]{1,80}$/);
export const uuidField = z.uuid();
/** A shop-time calendar date, `YYYY-MM-DD`. */
export const dateField = z.iso.date();
export const instantMsField = z.int().min(0).max(253_402_300_799_999);
export const currencyField = z.string().regex(/^[A-Z]{3}$/);
export const nameField = z.string().trim().min(1).max(LIMITS.nameCharacters);
export const noteField = z.string().trim().max(LIMITS.noteCharacters);
export const reasonField = z.string().trim().min(1).max(LIMITS.reasonCharacters);
export const languageField = z.enum(["en", "zh-CN"]);

/** A text that a shop writes once per language (a tier's name, a tax rate's name). */
export const localTextField = z.strictObject({ en: nameField, "zh-CN": nameField });
export type LocalText = z.infer<typeof localTextField>;
export type Language = z.infer<typeof languageField>;
