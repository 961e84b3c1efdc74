/**
 * A member's standing as the fold of what the journal says of them. Owns how a move changes a lot, what can be spent
 * when, and in which order; refuses to know why points move (that is decided in basket/ and written as moves).
 *
 * What does not depend on the order in which entries arrive: every lot, the deficit, the qualifying rows, the count of
 * sales, first and last visit, lifetime spend. They are sums by key, minima and maxima, so entries of several tills may
 * be folded as they come; a lot may be below zero until the entry that it was drawn from arrives.
 * What does: remainder, tier and its date. They are not sums; the entry folded last says them.
 *
 * Invariants:
 * - `balanceOf(after) = balanceOf(before) + Σ move.delta`;
 * - lots are unique by (availableFrom, expiresOn), sorted in the order in which they are spent, and never zero;
 * - qualifying rows are unique by date, sorted, and older than `QUALIFYING_MONTHS` only as one row that sums the rest.
 */
import type { FactOf } from "../events/catalog.ts";
import type { PointsAdjusted } from "../events/points-events.ts";
import type { LotMove, PointsOfSale } from "../events/sale-completed.ts";
import { addMinor, points, sumPoints, ZERO_MINOR, ZERO_POINTS } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import { addMonths, earlierDate, laterDate } from "../shop/calendar.ts";
import { netSpend } from "./net-spend.ts";
import type { Lot, MemberStanding, Remainder } from "./standing.ts";

/**
 * Two calendar years and a bit: a rolling year that ends as late as a year of grace after an anniversary, and the
 * calendar year before the one of that day.
 */
const QUALIFYING_MONTHS = 25;

/** The date of the one row that sums what is older: only a lifetime window still counts it. */
const OLDER_THAN_ANY_WINDOW = "0001-01-01";

const NO_REMAINDER: Remainder = { numerator: 0, denominator: 1 };

export function emptyStanding(): MemberStanding {
  return {
    lots: [],
    deficit: ZERO_POINTS,
    remainder: NO_REMAINDER,
    tierId: null,
    tierSince: null,
    qualifying: [],
    saleCount: 0,
    firstVisit: null,
    lastVisit: null,
    lifetimeSpend: ZERO_MINOR,
  };
}

/** Dates sort as texts; "nothing stated" is before every date for availability and after every date for expiry. */
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const spendingOrder = (a: Lot, b: Lot): number =>
  compareTexts(a.expiresOn ?? "~", b.expiresOn ?? "~") || compareTexts(a.availableFrom ?? "", b.availableFrom ?? "");

const sameLot = (lot: Lot, key: NonNullable<LotMove["lot"]>): boolean =>
  lot.availableFrom === key.availableFrom && lot.expiresOn === key.expiresOn;

/** Applies moves to lots and deficit alone: what a sale decides on after the moves it has already made. */
export function applyMoves(standing: MemberStanding, moves: readonly LotMove[]): MemberStanding {
  if (moves.length === 0) return standing;
  const lots = standing.lots.slice();
  let deficit: number = standing.deficit;
  for (const { lot, delta } of moves) {
    if (lot === null) {
      deficit -= delta;
      continue;
    }
    const at = lots.findIndex((one) => sameLot(one, lot));
    const remaining = points((lots[at]?.remaining ?? 0) + delta);
    const changed = { availableFrom: lot.availableFrom, expiresOn: lot.expiresOn, remaining };
    if (at < 0) lots.push(changed);
    else lots[at] = changed;
  }
  const kept = lots.filter((lot) => lot.remaining !== 0);
  // Lots were sorted before; only a new one can be out of its place.
  if (lots.length > standing.lots.length) kept.sort(spendingOrder);
  return { ...standing, lots: kept, deficit: points(deficit) };
}

type QualifyingRow = MemberStanding["qualifying"][number];

/** Makes one row of all that lie before the first date to keep. `rows` are sorted. */
function gatherOld(rows: readonly QualifyingRow[], firstKept: string): readonly QualifyingRow[] {
  const at = rows.findIndex((row) => row.date >= firstKept);
  if (at < 1 || (at === 1 && rows[0]?.date === OLDER_THAN_ANY_WINDOW)) return rows;
  const amount = rows.slice(0, at).reduce((sum, row) => sum + row.amount, 0);
  return [{ date: OLDER_THAN_ANY_WINDOW, amount }, ...rows.slice(at)];
}

/**
 * Adds to the metric on a date, and gathers rows that no window can reach any more into one. A row of zero stays:
 * dropping it would make the newest date, and so the gathering, depend on the order of arrival.
 */
export function addQualifying(rows: readonly QualifyingRow[], date: string, amount: number): readonly QualifyingRow[] {
  const firstKept = addMonths(laterDate(rows.at(-1)?.date ?? date, date), -QUALIFYING_MONTHS);
  const day = date < firstKept ? OLDER_THAN_ANY_WINDOW : date;
  // Nearly every event is of the newest day, so the place is looked for from the end.
  const before = rows.findLastIndex((row) => row.date <= day);
  const there = rows[before];
  const added =
    there?.date === day
      ? rows.with(before, { date: day, amount: there.amount + amount })
      : rows.toSpliced(before + 1, 0, { date: day, amount });
  return gatherOld(added, firstKept);
}

/** What an event says of a member besides points. */
export interface Visit {
  readonly kind: "sale" | "return";
  readonly businessDate: string;
  /** What was paid in money; below zero for a return. */
  readonly netSpendMinor: Minor;
}

/** Reads from a fact what its visit was. */
export function visitOf(fact: FactOf<"SaleCompleted"> | FactOf<"SaleReturned">, businessDate: string): Visit {
  const tenders = fact.type === "SaleCompleted" ? fact.body.tenders : fact.body.refunds;
  return {
    kind: fact.type === "SaleCompleted" ? "sale" : "return",
    businessDate,
    netSpendMinor: netSpend(fact.body.totalMinor, fact.body.lines, tenders),
  };
}

/** Folds one sale or return. `pointsOfSale` is null when no programme was in force. */
export function applyPoints(standing: MemberStanding, pointsOfSale: PointsOfSale | null, visit: Visit): MemberStanding {
  const visited: MemberStanding = {
    ...standing,
    saleCount: standing.saleCount + (visit.kind === "sale" ? 1 : 0),
    firstVisit: earlierDate(standing.firstVisit ?? visit.businessDate, visit.businessDate),
    lastVisit: laterDate(standing.lastVisit ?? visit.businessDate, visit.businessDate),
    lifetimeSpend: addMinor(standing.lifetimeSpend, visit.netSpendMinor),
  };
  if (pointsOfSale === null) return visited;
  return {
    ...applyMoves(visited, pointsOfSale.moves),
    remainder: pointsOfSale.remainderAfter,
    tierId: pointsOfSale.tierAfter,
    tierSince: pointsOfSale.tierSinceAfter,
    qualifying: addQualifying(visited.qualifying, pointsOfSale.qualifyingDate, pointsOfSale.qualifyingDelta),
  };
}

/** Folds an entry that is no visit: only lots and deficit change. */
export const applyAdjusted = (standing: MemberStanding, { points: ofEntry }: PointsAdjusted): MemberStanding =>
  applyMoves(standing, ofEntry.moves);

const hasExpired = (lot: Lot, businessDate: string): boolean => lot.expiresOn !== null && lot.expiresOn < businessDate;
const isPending = (lot: Lot, businessDate: string): boolean =>
  lot.availableFrom !== null && lot.availableFrom > businessDate;

/** The lots that may be spent on a date, in the order in which spending draws on them. */
export const spendableLots = (standing: MemberStanding, businessDate: string): readonly Lot[] =>
  standing.lots.filter((lot) => lot.remaining > 0 && !hasExpired(lot, businessDate) && !isPending(lot, businessDate));

/** The lots that are good on a date: those that may be spent, then those that may not yet. */
export function goodLots(standing: MemberStanding, businessDate: string): readonly Lot[] {
  const spendable = spendableLots(standing, businessDate);
  const pending = standing.lots.filter(
    (lot) => lot.remaining > 0 && !hasExpired(lot, businessDate) && !spendable.includes(lot),
  );
  return [...spendable, ...pending];
}

/** What the ledger sums to: every lot, also one that has expired but is not written off yet, less the deficit. */
export const balanceOf = (standing: MemberStanding): Points =>
  points(sumPoints(standing.lots.map((lot) => lot.remaining)) - standing.deficit);

/** What the member can spend on a date. Never negative. */
export const availablePoints = (standing: MemberStanding, businessDate: string): Points =>
  points(Math.max(0, sumPoints(spendableLots(standing, businessDate).map((lot) => lot.remaining)) - standing.deficit));

/** Earned and good, but not usable yet. */
export const pendingPoints = (standing: MemberStanding, businessDate: string): Points =>
  sumPoints(
    standing.lots
      .filter((lot) => isPending(lot, businessDate) && !hasExpired(lot, businessDate))
      .map((lot) => lot.remaining),
  );

/** The first points that the member will lose; null when none are dated. */
export function nextExpiry(
  standing: MemberStanding,
  businessDate: string,
): { readonly points: Points; readonly date: string } | null {
  const dated = standing.lots.filter((lot) => lot.remaining > 0 && !hasExpired(lot, businessDate));
  const date = dated.reduce<string | null>(
    (first, lot) => (lot.expiresOn === null ? first : earlierDate(first ?? lot.expiresOn, lot.expiresOn)),
    null,
  );
  if (date === null) return null;
  return { points: sumPoints(dated.filter((lot) => lot.expiresOn === date).map((lot) => lot.remaining)), date };
}

/** The moves that write off every lot whose last good day has passed. */
export const expireLots = (standing: MemberStanding, businessDate: string): readonly LotMove[] =>
  standing.lots
    .filter((lot) => lot.remaining > 0 && hasExpired(lot, businessDate))
    .map(({ availableFrom, expiresOn, remaining }) => ({
      kind: "expired",
      lot: { availableFrom, expiresOn },
      delta: points(-remaining),
      ruleId: "expiry",
    }));

/**
 * Takes points from lots in the order given, until enough is drawn or the lots are empty.
 * `missing` is what they could not give.
 */
export function drawFromLots(
  lots: readonly Lot[],
  wanted: Points,
  reason: Pick<LotMove, "kind" | "ruleId">,
): { readonly moves: readonly LotMove[]; readonly missing: Points } {
  const moves: LotMove[] = [];
  let left: number = wanted;
  for (const { availableFrom, expiresOn, remaining } of lots) {
    const drawn = Math.min(left, remaining);
    if (drawn <= 0) continue;
    moves.push({ ...reason, lot: { availableFrom, expiresOn }, delta: points(-drawn) });
    left -= drawn;
  }
  return { moves, missing: points(left) };
}
