/**
 * What a return without a receipt does: it takes back what the goods would earn today, fraction and all, so that buying
 * and returning leaves nothing behind. Nothing is given back, for nobody knows what was spent. The tier is not lowered
 * before its anniversary: nobody knows either which sale made it.
 */
import { LIMITS } from "../codec/fields.ts";
import type { PointsOfSale } from "../events/sale-completed.ts";
import { addFractions, floorFraction, fraction, negateFraction, ZERO_FRACTION } from "../money/fraction.ts";
import { minor, points } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import type { Program } from "../program/program.ts";
import { judgeTier, tierOf } from "../tiers/judge-tier.ts";
import { fractionOf, remainderOf } from "./carried-fraction.ts";
import type { ExactEarning } from "./earn-by-rule.ts";
import { addQualifying, applyMoves, balanceOf, expireLots } from "./fold-standing.ts";
import { tierFields } from "./points-of-return.ts";
import type { ReturnedPoints } from "./points-of-return.ts";
import type { MemberStanding } from "./standing.ts";
import type { ReturnTerms } from "./settle-shortfall.ts";
import { reversedRows, takeBack } from "./take-back.ts";

/** Who brings goods without a receipt. The programme is today's, for it is all there is. */
export interface UnlinkedReturner {
  readonly standing: MemberStanding;
  readonly program: Program;
  readonly terms: ReturnTerms;
  readonly businessDate: string;
}

export function pointsOfUnlinkedReturn(
  exact: ExactEarning,
  netSpendMinor: Minor,
  { standing, program, terms, businessDate }: UnlinkedReturner,
): ReturnedPoints {
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
  const taken = takeBack(applyMoves(standing, expired), wanted, null, terms);
  const moves = [...expired, ...taken.moves];
  const { metric } = program.tiers;
  const qualifyingDelta = metric === "visits" ? 0 : metric === "points" ? -wanted : -netSpendMinor;
  const qualifying = addQualifying(standing.qualifying, businessDate, qualifyingDelta || 0);
  const held = tierOf(standing, program, businessDate);
  const ofReturn: PointsOfSale = {
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
  return { points: ofReturn, shortfall: taken.shortfall };
}
