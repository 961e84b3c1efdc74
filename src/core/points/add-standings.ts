/**
 * Two standings as one, and one taken out of the other again: what a merge of members and its undoing do.
 *
 * | of the two                                    | together                                                   |
 * |-----------------------------------------------|------------------------------------------------------------|
 * | lots, deficit, spend, visits, qualifying rows | sums                                                       |
 * | carried fractions                             | the sum; a whole point that it makes goes to an undated lot |
 * | first and last visit                          | the earlier one, the later one                             |
 * | tier                                          | as the merge decided (members/decide-merge.ts)             |
 *
 * Taking out is exact for everything that is a sum, whatever the kept member did in between: that stays theirs. What is
 * not a sum goes back to what it was, as far as nothing in between has changed it; the tier is that of before, and
 * `tierOf` raises it to what the metric reaches when it is next asked for.
 *
 * Invariant: `subtractStandings(addStandings(kept, moved, tier), moved, kept)` is `kept`.
 */
import type { LotMove } from "../events/sale-completed.ts";
import { addFractions, floorFraction, fraction, negateFraction } from "../money/fraction.ts";
import type { Fraction } from "../money/fraction.ts";
import { addMinor, points, subtractMinor } from "../money/integers.ts";
import { earlierDate, laterDate } from "../shop/calendar.ts";
import { fractionOf, remainderOf } from "./carried-fraction.ts";
import { addQualifying, applyMoves } from "./fold-standing.ts";
import type { MemberStanding, Remainder } from "./standing.ts";

type Rows = MemberStanding["qualifying"];

/** The lots and the deficit of a standing as moves, in one direction or the other. */
function asMoves({ lots, deficit }: MemberStanding, direction: 1 | -1): LotMove[] {
  const move = (lot: LotMove["lot"], delta: number): LotMove => ({
    kind: "adjusted",
    lot,
    delta: points(delta * direction),
    ruleId: "merge",
  });
  const ofLots = lots.map(({ availableFrom, expiresOn, remaining }) => move({ availableFrom, expiresOn }, remaining));
  return deficit === 0 ? ofLots : [...ofLots, move(null, -deficit)];
}

const UNDATED = { availableFrom: null, expiresOn: null };

/** The carried fraction, and the whole points that it has become as a move of the undated lot. */
function carry(sum: Fraction): { readonly remainder: Remainder; readonly moves: LotMove[] } {
  const whole = floorFraction(sum);
  const remainder = remainderOf(addFractions(sum, fraction(-whole, 1n)));
  if (whole === 0n) return { remainder, moves: [] };
  return { remainder, moves: [{ kind: "adjusted", lot: UNDATED, delta: points(Number(whole)), ruleId: "merge" }] };
}

/** From the newest row back, so that what is gathered as older than any window stays gathered. */
const addRows = (rows: Rows, others: Rows): Rows =>
  others.toReversed().reduce((sum, { date, amount }) => addQualifying(sum, date, amount), rows);

const earlier = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : earlierDate(a, b);
const later = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : laterDate(a, b);

export type HeldTierRef = Pick<MemberStanding, "tierId" | "tierSince">;

/** What `kept` is with what `moved` had. */
export function addStandings(kept: MemberStanding, moved: MemberStanding, tier: HeldTierRef): MemberStanding {
  const carried = carry(addFractions(fractionOf(kept.remainder), fractionOf(moved.remainder)));
  return {
    ...applyMoves(kept, [...asMoves(moved, 1), ...carried.moves]),
    remainder: carried.remainder,
    tierId: tier.tierId,
    tierSince: tier.tierSince,
    qualifying: addRows(kept.qualifying, moved.qualifying),
    saleCount: kept.saleCount + moved.saleCount,
    firstVisit: earlier(kept.firstVisit, moved.firstVisit),
    lastVisit: later(kept.lastVisit, moved.lastVisit),
    lifetimeSpend: addMinor(kept.lifetimeSpend, moved.lifetimeSpend),
  };
}

/** What a later state of the rows has more than an earlier one. */
function rowsBetween(before: Rows, after: Rows): Rows {
  const newest = after.at(-1);
  if (newest === undefined) return before.map(({ date, amount }) => ({ date, amount: -amount }));
  // Gathers what the newest row has put out of reach of every window, as it was gathered in `after`.
  const gathered = new Map(addQualifying(before, newest.date, 0).map(({ date, amount }) => [date, amount]));
  const known = new Set(before.map(({ date }) => date));
  return after
    .map(({ date, amount }) => ({ date, amount: amount - (gathered.get(date) ?? 0) }))
    .filter(({ date, amount }) => amount !== 0 || !(known.has(date) || gathered.get(date) !== 0));
}

const sameRemainder = (a: Remainder, b: Remainder): boolean =>
  a.numerator === b.numerator && a.denominator === b.denominator;

/** The fraction without the other's, exactly as it was when nothing has touched it since. */
function withoutFraction(now: Remainder, moved: Remainder, before: Remainder) {
  const together = carry(addFractions(fractionOf(before), fractionOf(moved)));
  if (!sameRemainder(now, together.remainder)) {
    return carry(addFractions(fractionOf(now), negateFraction(fractionOf(moved))));
  }
  const back = together.moves.map((move) => ({ ...move, delta: points(-move.delta) }));
  return { remainder: before, moves: back };
}

/** First and last visit without the other's. */
function visitsWithout(now: MemberStanding, merged: MemberStanding, before: MemberStanding, between: Rows) {
  const { firstVisit, lastVisit } = before;
  const isQuiet = between.length === 0 && now.saleCount === merged.saleCount && now.lastVisit === merged.lastVisit;
  if (isQuiet) return { firstVisit, lastVisit };
  const isLast = now.lastVisit !== merged.lastVisit;
  const last = isLast ? now.lastVisit : later(lastVisit, between.at(-1)?.date ?? null);
  const isFirst = now.firstVisit !== merged.firstVisit;
  const first = isFirst ? now.firstVisit : (firstVisit ?? between[0]?.date ?? last);
  return { firstVisit: earlier(first, last), lastVisit: last };
}

/** What `now` is without what `moved` brought; `keptBefore` is what it was before. Lots may be below zero. */
export function subtractStandings(
  now: MemberStanding,
  moved: MemberStanding,
  keptBefore: MemberStanding,
): MemberStanding {
  const merged = addStandings(keptBefore, moved, keptBefore);
  const between = rowsBetween(merged.qualifying, now.qualifying);
  const carried = withoutFraction(now.remainder, moved.remainder, keptBefore.remainder);
  return {
    ...applyMoves(now, [...asMoves(moved, -1), ...carried.moves]),
    remainder: carried.remainder,
    tierId: keptBefore.tierId,
    tierSince: keptBefore.tierSince,
    qualifying: addRows(keptBefore.qualifying, between),
    saleCount: now.saleCount - moved.saleCount,
    ...visitsWithout(now, merged, keptBefore, between),
    lifetimeSpend: subtractMinor(now.lifetimeSpend, moved.lifetimeSpend),
  };
}
