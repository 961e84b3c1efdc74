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

/** Changes one lot of a list that nobody else holds; one that comes to nothing stays until `inOrder`. */
function moveLot(lots: Lot[], key: NonNullable<LotMove["lot"]>, delta: number): void {
  // Nearly every move is of the newest lot, which is last.
  const at = lots.findLastIndex((one) => sameLot(one, key));
  const remaining = points((lots[at]?.remaining ?? 0) + delta);
  const changed = { availableFrom: key.availableFrom, expiresOn: key.expiresOn, remaining };
  if (at < 0) lots.push(changed);
  else lots[at] = changed;
}

/** What is left, in the order of spending. `before` was in order, and only a lot that is new can be out of its place. */
function inOrder(lots: readonly Lot[], before: readonly Lot[]): readonly Lot[] {
  const kept = lots.filter((lot) => lot.remaining !== 0);
  return lots.length > before.length ? kept.toSorted(spendingOrder) : kept;
}

/** Applies moves to lots and deficit alone: what a sale decides on after the moves it has already made. */
export function applyMoves(standing: MemberStanding, moves: readonly LotMove[]): MemberStanding {
  if (moves.length === 0) return standing;
  const lots = standing.lots.slice();
  let deficit: number = standing.deficit;
  for (const { lot, delta } of moves) {
    if (lot === null) deficit -= delta;
    else moveLot(lots, lot, delta);
  }
  return { ...standing, lots: inOrder(lots, standing.lots), deficit: points(deficit) };
}

type QualifyingRow = MemberStanding["qualifying"][number];

/** Adds to the row of a day in sorted rows that nobody else holds. */
function addRow(rows: QualifyingRow[], date: string, amount: number): void {
  // Nearly every event is of the newest day, so the place is looked for from the end.
  const before = rows.findLastIndex((row) => row.date <= date);
  const there = rows[before];
  if (there?.date === date) rows[before] = { date, amount: there.amount + amount };
  else if (before === rows.length - 1) rows.push({ date, amount });
  else rows.splice(before + 1, 0, { date, amount });
}

/**
 * Makes one row of all that no window can reach any more. `rows` are sorted. Rows that were gathered before would be
 * gathered again, so it is the same after every event and once after many.
 */
function gatherOld(rows: readonly QualifyingRow[]): readonly QualifyingRow[] {
  const newest = rows.at(-1)?.date;
  if (newest === undefined || newest === OLDER_THAN_ANY_WINDOW) return rows;
  const firstKept = addMonths(newest, -QUALIFYING_MONTHS);
  const at = rows.findIndex((row) => row.date >= firstKept);
  if (at < 1 || (at === 1 && rows[0]?.date === OLDER_THAN_ANY_WINDOW)) return rows;
  const amount = rows.slice(0, at).reduce((sum, row) => sum + row.amount, 0);
  return [{ date: OLDER_THAN_ANY_WINDOW, amount }, ...rows.slice(at)];
}

/**
 * Adds to the metric on a date, and gathers what is old. A row of zero stays: dropping it would make the newest date, and
 * so the gathering, depend on the order of arrival.
 */
export function addQualifying(rows: readonly QualifyingRow[], date: string, amount: number): readonly QualifyingRow[] {
  const added = rows.slice();
  addRow(added, date, amount);
  return gatherOld(added);
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

/** A sale or a return in a member's ledger. `points` is null when no programme was in force. */
export interface LedgerEntry {
  readonly points: PointsOfSale | null;
  readonly visit: Visit;
}

/**
 * Folds sales and returns, one or a whole ledger: as if each were folded by itself, but what is sorted and gathered is so
 * once. Ten thousand entries are a matter of milliseconds (tests/bench/ledger-fold.bench.ts).
 *
 * @internal for tests: product code reaches it through this file
 */
export function foldEntries(standing: MemberStanding, entries: Iterable<LedgerEntry>): MemberStanding {
  let { deficit, remainder, tierId, tierSince, saleCount, firstVisit, lastVisit, lifetimeSpend } = standing;
  const lots = standing.lots.slice();
  const rows = standing.qualifying.slice();
  for (const { points: ofEntry, visit } of entries) {
    const { businessDate } = visit;
    if (visit.kind === "sale") saleCount += 1;
    firstVisit = earlierDate(firstVisit ?? businessDate, businessDate);
    lastVisit = laterDate(lastVisit ?? businessDate, businessDate);
    lifetimeSpend = addMinor(lifetimeSpend, visit.netSpendMinor);
    if (ofEntry === null) continue;
    for (const { lot, delta } of ofEntry.moves) {
      if (lot === null) deficit = points(deficit - delta);
      else moveLot(lots, lot, delta);
    }
    addRow(rows, ofEntry.qualifyingDate, ofEntry.qualifyingDelta);
    remainder = ofEntry.remainderAfter;
    tierId = ofEntry.tierAfter;
    tierSince = ofEntry.tierSinceAfter;
  }
  return {
    lots: inOrder(lots, standing.lots),
    deficit,
    remainder,
    tierId,
    tierSince,
    qualifying: gatherOld(rows),
    saleCount,
    firstVisit,
    lastVisit,
    lifetimeSpend,
  };
}

/** Folds one sale or return. `pointsOfSale` is null when no programme was in force. */
export const applyPoints = (
  standing: MemberStanding,
  pointsOfSale: PointsOfSale | null,
  visit: Visit,
): MemberStanding => foldEntries(standing, [{ points: pointsOfSale, visit }]);

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
