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
 * In this order: what has expired is written off; spent points go back to the lots they were drawn from, the last drawn
 * first, good for at least 14 more days (a deficit is repaid before); earned points are taken from the lot they went to,
 * then from the others, and what is missing becomes a deficit that the next earning repays. Points of a lot whose last
 * day has passed have run out and are not taken a second time.
 *
 * The carried fraction goes back when everything is returned: exactly to what it was, unless sales in between have used
 * it. Then a whole point moves between fraction and reversal, and less than a point may stay with the member, because a
 * return never takes more than its sale earned.
 */
import type { ReturnedShare } from "../basket/returned-value.ts";
import { partOf } from "../basket/returned-value.ts";
import { LIMITS } from "../codec/fields.ts";
import type { ExactEarning } from "./earn-points.ts";
import { fractionOf, remainderOf } from "./earn-points.ts";
import type { LotMove, PointsOfSale } from "../events/sale-completed.ts";
import { addFractions, floorFraction, fraction, negateFraction, ZERO_FRACTION } from "../money/fraction.ts";
import type { Fraction } from "../money/fraction.ts";
import { minor, points, sumPoints } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import { down, multiplyDivide } from "../money/rounding.ts";
import type { Program } from "../program/program.ts";
import { addDays, laterDate } from "../shop/calendar.ts";
import { judgeTier, judgeTierAfterReturn, tierOf } from "../tiers/judge-tier.ts";
import type { HeldTier } from "../tiers/judge-tier.ts";
import { addQualifying, applyMoves, balanceOf, drawFromLots, expireLots } from "./fold-standing.ts";
import type { Lot, MemberStanding } from "./standing.ts";

const GRACE_DAYS = 14;
const RETURN = "return";

type LotKey = NonNullable<LotMove["lot"]>;

/** Who returns, as they stand today. */
export interface Returner {
  readonly standing: MemberStanding;
  /** In force today: it says which tiers there are. What is reversed was decided by the sale. */
  readonly program: Program | null;
  readonly businessDate: string;
}

/** What comes back of a sale with this return: `after` less `before`. */
export interface LinkedShare {
  readonly sale: PointsOfSale;
  readonly before: ReturnedShare;
  readonly after: ReturnedShare;
}

const sumDeltas = (moves: readonly LotMove[]): number => sumPoints(moves.map((move) => move.delta));
const between = (figure: number, { before, after }: LinkedShare): number =>
  partOf(figure, after) - partOf(figure, before);
const isComplete = ({ part, whole }: ReturnedShare): boolean => part === whole;

/** The stretch [from, to) of points laid end to end, in the order of the draws given. */
function stretch(draws: readonly LotMove[], from: number, to: number): { draw: LotMove; amount: number }[] {
  let start = 0;
  return draws.flatMap((draw) => {
    const end = start - draw.delta;
    const amount = Math.min(to, end) - Math.max(from, start);
    start = end;
    return amount > 0 ? [{ draw, amount }] : [];
  });
}

const withGrace = ({ availableFrom, expiresOn }: LotKey, businessDate: string): LotKey => ({
  availableFrom,
  expiresOn: expiresOn === null ? null : laterDate(expiresOn, addDays(businessDate, GRACE_DAYS)),
});

/** Gives back what the sale drew by one rule. */
function giveBack(ruleId: string, share: LinkedShare, deficit: number, businessDate: string): LotMove[] {
  const draws = share.sale.moves.filter((move) => move.kind === "redeemed" && move.ruleId === ruleId).toReversed();
  const spent = -sumDeltas(draws);
  let owed = deficit;
  return stretch(draws, partOf(spent, share.before), partOf(spent, share.after)).flatMap(({ draw, amount }) => {
    const repaid = Math.min(owed, amount);
    owed -= repaid;
    const kept = amount - repaid;
    const move = (lot: LotMove["lot"], delta: number): LotMove => ({
      kind: "reinstated",
      lot,
      delta: points(delta),
      ruleId,
    });
    return [
      ...(repaid > 0 ? [move(null, repaid)] : []),
      ...(kept > 0 && draw.lot !== null ? [move(withGrace(draw.lot, businessDate), kept)] : []),
    ];
  });
}

/** Takes points from the lot given first, then from the others as spending does, then from the deficit. */
function takeBack(standing: MemberStanding, wanted: Points, first: LotKey | null): LotMove[] {
  const isFirst = (lot: Lot): boolean =>
    first !== null && lot.availableFrom === first.availableFrom && lot.expiresOn === first.expiresOn;
  const lots = [...standing.lots.filter(isFirst), ...standing.lots.filter((lot) => !isFirst(lot))];
  const { moves, missing } = drawFromLots(lots, wanted, { kind: "reversed", ruleId: RETURN });
  return missing > 0
    ? [...moves, { kind: "reversed", lot: null, delta: points(-missing), ruleId: RETURN }]
    : [...moves];
}

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

function reversedMoves(share: LinkedShare, wanted: number, standing: MemberStanding, businessDate: string): LotMove[] {
  const earnedLot = share.sale.moves.find((move) => move.kind === "earned")?.lot ?? null;
  if (earnedLot !== null && earnedLot.expiresOn !== null && earnedLot.expiresOn < businessDate) return [];
  if (wanted >= 0) return takeBack(standing, points(wanted), earnedLot);
  // The fraction makes one point more than is left to take back: it comes in like any other point.
  const lot = standing.deficit > 0 ? null : (earnedLot ?? { availableFrom: null, expiresOn: null });
  return [{ kind: "reversed", lot, delta: points(-wanted), ruleId: RETURN }];
}

interface TierChange {
  readonly before: HeldTier | null;
  readonly after: HeldTier | null;
}

const tierFields = ({ before, after }: TierChange) => ({
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

/** One row that says what was taken back in all; none when nothing was. */
function reversedRows(moves: readonly LotMove[]): PointsOfSale["earned"] {
  const reversed = points(sumDeltas(moves.filter((move) => move.kind === "reversed")));
  return reversed === 0
    ? []
    : [{ ruleId: RETURN, points: reversed, sentence: { key: "reversedByReturn", values: {} } }];
}

/** What a return of known goods of a known sale does. */
export function pointsOfReturn(share: LinkedShare, { standing, program, businessDate }: Returner): PointsOfSale {
  const { sale } = share;
  const moves: LotMove[] = [...expireLots(standing, businessDate)];
  for (const ruleId of new Set(sale.moves.filter((move) => move.kind === "redeemed").map((move) => move.ruleId))) {
    moves.push(...giveBack(ruleId, share, applyMoves(standing, moves).deficit, businessDate));
  }
  const { wanted, remainder } = reversalOf(share, standing);
  moves.push(...reversedMoves(share, wanted, applyMoves(standing, moves), businessDate));

  // Rounded down, so that a visit counts until everything has come back.
  const countedOf = (of: ReturnedShare): number =>
    of.whole === 0 ? 0 : multiplyDivide(sale.qualifyingDelta, of.part, of.whole, down);
  const qualifyingDelta = countedOf(share.before) - countedOf(share.after) || 0;
  const qualifying = addQualifying(standing.qualifying, sale.qualifyingDate, qualifyingDelta);
  const held = program === null ? null : tierOf(standing, program, businessDate);
  const atSale = { tierId: sale.tierBefore, since: sale.tierSinceBefore };
  return {
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
}

/**
 * What a return without a receipt does: it takes back what the goods would earn today, fraction and all, so that buying
 * and returning leaves nothing behind. Nothing is given back, for nobody knows what was spent. The tier is not lowered
 * before its anniversary: nobody knows either which sale made it.
 */
export function pointsOfUnlinkedReturn(
  exact: ExactEarning,
  netSpendMinor: Minor,
  { standing, businessDate }: Returner,
  program: Program,
): PointsOfSale {
  const expired = expireLots(standing, businessDate);
  const { carryRemainder } = program.earning;
  const carried = carryRemainder ? fractionOf(standing.remainder) : ZERO_FRACTION;
  const rest = addFractions(carried, negateFraction(exact.sum));
  const whole = floorFraction(rest);
  // Without a carried fraction a sale earns the whole points only, and that is what its return takes.
  const asked = carryRemainder ? -whole : floorFraction(exact.sum);
  // A balance has a lower end as well.
  const room = BigInt(LIMITS.points + Math.min(0, balanceOf(standing)));
  const wanted = points(Number(asked < room ? asked : room));
  const moves = [...expired, ...takeBack(applyMoves(standing, expired), wanted, null)];
  const { metric } = program.tiers;
  const qualifyingDelta = metric === "visits" ? 0 : metric === "points" ? -wanted : -netSpendMinor;
  const qualifying = addQualifying(standing.qualifying, businessDate, qualifyingDelta || 0);
  const held = tierOf(standing, program, businessDate);
  return {
    before: balanceOf(standing),
    after: balanceOf(applyMoves(standing, moves)),
    earnedBaseMinor: minor(-exact.baseMinor),
    earned: reversedRows(moves),
    moves,
    remainderBefore: standing.remainder,
    remainderAfter: carryRemainder ? remainderOf(addFractions(rest, fraction(-whole, 1n))) : standing.remainder,
    ...tierFields({ before: held, after: judgeTier(held, { qualifying }, program, businessDate) }),
    qualifyingDelta: qualifyingDelta || 0,
    qualifyingDate: businessDate,
  };
}
