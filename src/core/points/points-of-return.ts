/**
 * What a return does to the member's ledger and tier.
 *
 * Earned points are taken back and spent points given back in proportion to the returned value, cumulatively and rounded
 * half-up, so that the last return lands exactly on what the sale did.
 *
 * | sale                      | before → after | returned     | after the return |
 * |---------------------------|----------------|--------------|------------------|
 * | earned 70, spent 150      | 200 → 120      | all          | 200              |
 * | earned 70, spent 150      | 200 → 120      | half         | 160              |
 * | 21.90, 1 per 10, earned 2 |                | 1, 5, 10, 20 | takes 0, 0, 1, 2 |
 *
 * In this order: what has expired is written off; spent points go back (give-back.ts); earned points are taken from the
 * lot they went to, then from the others (take-back.ts). Points of a lot whose last day has passed have run out and are
 * not taken a second time.
 *
 * The carried fraction goes back when everything is returned: exactly to what it was, unless sales in between have used
 * it. Then a whole point moves between fraction and reversal, and less than a point may stay with the member, because a
 * return never takes more than its sale earned.
 */
import type { ReturnedShare } from "../basket/returned-value.ts";
import { partOf } from "../basket/returned-value.ts";
import type { PointsOfSale } from "../events/sale-completed.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import { addFractions, floorFraction, fraction, negateFraction, ZERO_FRACTION } from "../money/fraction.ts";
import type { Fraction } from "../money/fraction.ts";
import { minor, points, sumPoints } from "../money/integers.ts";
import { down, multiplyDivide } from "../money/rounding.ts";
import type { Program } from "../program/program.ts";
import { judgeTierAfterReturn, tierOf } from "../tiers/judge-tier.ts";
import type { HeldTier } from "../tiers/judge-tier.ts";
import { fractionOf, remainderOf } from "./carried-fraction.ts";
import { addQualifying, applyMoves, balanceOf, expireLots } from "./fold-standing.ts";
import { giveBack } from "./give-back.ts";
import type { LinkedShare } from "./give-back.ts";
import type { ReturnTerms } from "./settle-shortfall.ts";
import type { MemberStanding } from "./standing.ts";
import { RETURN, reversedRows, takeBack } from "./take-back.ts";
import type { TakenBack } from "./take-back.ts";

/** Who returns, as they stand today. */
export interface Returner {
  readonly standing: MemberStanding;
  /** In force today: it says which tiers there are. What is reversed was decided by the sale. */
  readonly program: Program | null;
  readonly businessDate: string;
}

export interface LinkedReturn {
  readonly returner: Returner;
  /** Of the sale's programme. */
  readonly terms: ReturnTerms;
}

/** What a return does to the points, and how points that are missing for it were settled. */
export interface ReturnedPoints {
  readonly points: PointsOfSale;
  readonly shortfall: SaleReturned["shortfall"];
}

const between = (figure: number, { before, after }: LinkedShare): number =>
  partOf(figure, after) - partOf(figure, before);
const isComplete = ({ part, whole }: ReturnedShare): boolean => part === whole;

interface Reversal {
  readonly wanted: number;
  readonly remainder: Fraction;
}

/** What is to be taken back, and the carried fraction afterwards. */
function reversalOf(share: LinkedShare, standing: MemberStanding): Reversal {
  const { sale } = share;
  const wanted = between(sumPoints(sale.earned.map((row) => row.points)), share);
  const carried = fractionOf(standing.remainder);
  if (!isComplete(share.after) || isComplete(share.before)) return { wanted, remainder: carried };
  const undone = addFractions(
    addFractions(carried, negateFraction(fractionOf(sale.remainderAfter))),
    fractionOf(sale.remainderBefore),
  );
  if (undone.numerator < 0n) return { wanted, remainder: ZERO_FRACTION };
  const whole = floorFraction(undone);
  return { wanted: wanted - Number(whole), remainder: addFractions(undone, fraction(-whole, 1n)) };
}

function reverse(share: LinkedShare, wanted: number, standing: MemberStanding, by: LinkedReturn): TakenBack {
  const { businessDate } = by.returner;
  const earnedLot = share.sale.moves.find((move) => move.kind === "earned")?.lot ?? null;
  if (earnedLot !== null && earnedLot.expiresOn !== null && earnedLot.expiresOn < businessDate) {
    return { moves: [], shortfall: null };
  }
  if (wanted >= 0) return takeBack(standing, points(wanted), earnedLot, by.terms);
  // The fraction makes one point more than is left to take back: it comes in like any other point.
  const lot = standing.deficit > 0 ? null : (earnedLot ?? { availableFrom: null, expiresOn: null });
  return { moves: [{ kind: "reversed", lot, delta: points(-wanted), ruleId: RETURN }], shortfall: null };
}

interface TierChange {
  readonly before: HeldTier | null;
  readonly after: HeldTier | null;
}

/** The tier of a return as its fact says it. */
export const tierFields = ({ before, after }: TierChange) => ({
  tierBefore: before?.tier.id ?? null,
  tierSinceBefore: before?.since ?? null,
  tierAfter: after?.tier.id ?? null,
  tierSinceAfter: after?.since ?? null,
});

const recordedTier = ({ tierId, tierSince }: MemberStanding) => ({
  tierBefore: tierId,
  tierSinceBefore: tierSince,
  tierAfter: tierId,
  tierSinceAfter: tierSince,
});

/** What a return of known goods of a known sale does. */
export function pointsOfReturn(share: LinkedShare, by: LinkedReturn): ReturnedPoints {
  const { sale } = share;
  const { standing, program, businessDate } = by.returner;
  const expired = expireLots(standing, businessDate);
  const grace = { businessDate, graceDays: by.terms.rules.graceDays };
  const given = [...expired, ...giveBack(share, standing.deficit, grace)];
  const { wanted, remainder } = reversalOf(share, standing);
  const reversed = reverse(share, wanted, applyMoves(standing, given), by);
  const moves = [...given, ...reversed.moves];

  // Rounded down, so that a visit counts until everything has come back.
  const countedOf = (of: ReturnedShare): number =>
    of.whole === 0 ? 0 : multiplyDivide(sale.qualifyingDelta, of.part, of.whole, down);
  const qualifyingDelta = countedOf(share.before) - countedOf(share.after) || 0;
  const qualifying = addQualifying(standing.qualifying, sale.qualifyingDate, qualifyingDelta);
  const held = program === null ? null : tierOf(standing, program, businessDate);
  const atSale = { tierId: sale.tierBefore, since: sale.tierSinceBefore };
  const ofReturn: PointsOfSale = {
    before: balanceOf(standing),
    after: balanceOf(applyMoves(standing, moves)),
    earnedBaseMinor: minor(-between(sale.earnedBaseMinor, share)),
    earned: reversedRows(moves),
    moves,
    remainderBefore: standing.remainder,
    remainderAfter: remainderOf(remainder),
    ...(program === null
      ? recordedTier(standing)
      : tierFields({
          before: held,
          after: judgeTierAfterReturn(held, { qualifying }, program, atSale, businessDate),
        })),
    qualifyingDelta,
    qualifyingDate: sale.qualifyingDate,
  };
  return { points: ofReturn, shortfall: reversed.shortfall };
}
