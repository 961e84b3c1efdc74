/**
 * The three integers that a till counts with, kept apart by the compiler.
 *
 * Owns: money in minor units, points, quantity in thousandths, rates in basis points, and how each is made and summed.
 * Refuses to know: currencies' names, how anything is shown, any rule of a programme.
 *
 * Invariants:
 * - every value is a safe integer; making one from anything else is a bug (input is checked by codecs before this);
 * - no two kinds can be mixed: `addMinor(price, points)` does not compile;
 * - there is no division here: division names its rounding, see `rounding.ts`.
 */
import { assert } from "../assert.ts";

declare const kind: unique symbol;
type Counted<K extends string> = number & { readonly [kind]: K };

/** Money in minor units of the shop's currency (pence, cents, fen; whole yen). May be negative. */
export type Minor = Counted<"minor">;
/** Loyalty points. May be negative (a reversal, an overdraft). */
export type Points = Counted<"points">;
/** Quantity in thousandths: 1 piece = 1000, 0.250 kg = 250. */
export type Milli = Counted<"milli">;
/** A rate in basis points: 1 % = 100, 100 % = 10,000. Tax rates, percent discounts. */
export type BasisPoints = Counted<"basisPoints">;

function counted<T extends number>(value: number, what: string): T {
  assert(Number.isSafeInteger(value), `${what} must be a safe integer`);
  // -0 would travel into stored bytes and break their equality.
  return (value === 0 ? 0 : value) as T;
}

export const minor = (value: number): Minor => counted<Minor>(value, "money");
export const points = (value: number): Points => counted<Points>(value, "points");
export const milli = (value: number): Milli => counted<Milli>(value, "quantity");
export const basisPoints = (value: number): BasisPoints => counted<BasisPoints>(value, "rate");

export const ZERO_MINOR: Minor = minor(0);
export const ZERO_POINTS: Points = points(0);
export const ONE_PIECE: Milli = milli(1000);

export const addMinor = (a: Minor, b: Minor): Minor => minor(a + b);
export const subtractMinor = (a: Minor, b: Minor): Minor => minor(a - b);
export const negateMinor = (a: Minor): Minor => minor(-a);
export const minMinor = (a: Minor, b: Minor): Minor => (a <= b ? a : b);
export const sumMinor = (values: Iterable<Minor>): Minor => {
  let total = 0;
  for (const value of values) total += value;
  return minor(total);
};

export const subtractPoints = (a: Points, b: Points): Points => points(a - b);
export const minPoints = (a: Points, b: Points): Points => (a <= b ? a : b);
export const sumPoints = (values: Iterable<Points>): Points => {
  let total = 0;
  for (const value of values) total += value;
  return points(total);
};
