/**
 * How many of the outstanding points will probably never be used: the share that ran out of all points that left in the
 * closed months of the last year, applied to what is outstanding.
 *
 * | closed months | expired | redeemed, less what returns gave back | outstanding | estimate      |
 * |---------------|---------|---------------------------------------|-------------|---------------|
 * | 12            | 200     | 800                                   | 5,000       | 1,000 (20 %)  |
 * | 2             | 200     | 800                                   | 5,000       | too few months |
 * | 12            | 0       | 0                                     | 5,000       | nothing has left yet |
 *
 * The present month is not closed. A shop's first month is its first with points, however late in it that was.
 */
import { basisPoints, points } from "../money/integers.ts";
import type { BasisPoints, Minor, Points } from "../money/integers.ts";
import { halfUp, multiplyDivide } from "../money/rounding.ts";
import { addMonths } from "../shop/calendar.ts";

const CLOSED_MONTHS_MIN = 3;
const CLOSED_MONTHS_MAX = 12;

export type Breakage =
  | { readonly kind: "tooFewMonths"; readonly closedMonths: number; readonly needed: number }
  | { readonly kind: "nothingLeft"; readonly closedMonths: number }
  | {
      readonly kind: "estimated";
      readonly closedMonths: number;
      readonly expired: Points;
      readonly redeemed: Points;
      readonly rate: BasisPoints;
      readonly points: Points;
      readonly worthMinor: Minor | null;
    };

interface PointsHistory {
  readonly changes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly outstanding: Points;
  readonly businessDate: string;
}

export function estimateBreakage(
  { changes, outstanding, businessDate }: PointsHistory,
  worthOf: (sum: number) => Minor | null,
): Breakage {
  const present = businessDate.slice(0, 7);
  const earliest = addMonths(`${present}-01`, -CLOSED_MONTHS_MAX).slice(0, 7);
  const firstEver = [...changes.keys()].reduce((first, month) => (month < first ? month : first), present);
  const first = firstEver < earliest ? earliest : firstEver;
  const closedMonths = monthsBetween(first, present);
  if (closedMonths < CLOSED_MONTHS_MIN) return { kind: "tooFewMonths", closedMonths, needed: CLOSED_MONTHS_MIN };
  const left = (kind: string): number =>
    [...changes].reduce(
      (sum, [month, kinds]) => (month >= first && month < present ? sum + (kinds.get(kind) ?? 0) : sum),
      0,
    );
  const expired = Math.max(0, -left("expired"));
  const redeemed = Math.max(0, -(left("redeemed") + left("givenBack")));
  if (expired + redeemed === 0) return { kind: "nothingLeft", closedMonths };
  const unused = multiplyDivide(Math.max(0, outstanding), expired, expired + redeemed, halfUp);
  return {
    kind: "estimated",
    closedMonths,
    expired: points(expired),
    redeemed: points(redeemed),
    rate: basisPoints(multiplyDivide(expired, 10_000, expired + redeemed, halfUp)),
    points: points(unused),
    worthMinor: worthOf(unused),
  };
}

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
