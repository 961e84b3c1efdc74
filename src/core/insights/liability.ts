/**
 * What the shop owes its members, in points and in money, as of a date: what is outstanding, when it runs out, how old it
 * is, and how it came to this month by month. Pure: it is given sums of the ledger and of what members have, and reads
 * nothing itself.
 *
 * Points, by the account that stands against the member's (events/postings.ts) and the fact:
 *
 * | account         | sale     | return    | anything else |
 * |-----------------|----------|-----------|---------------|
 * | promotionExpense | issued   | reversed  | adjusted      |
 * | redemption      | redeemed | givenBack | adjusted      |
 * | breakage        | expired  | expired   | expired       |
 * | any other       | adjusted | adjusted  | adjusted      |
 *
 * Money of gift cards and stored value, by the account `liability:…`: what a sale adds is issued, what it takes is spent,
 * what a return moves is refunded.
 *
 * Invariants (property-tested):
 * - opening + Σ movements = closing, in points and in their worth; a month opens as the one before closed;
 * - the parts by expiry, and the parts by age, sum to what is outstanding, in points and in their worth.
 *
 * Worth is points × stepMinor ÷ stepPoints, half-up on the running sum, so that parts always sum to the worth of the whole.
 */
import type { Minor, Points } from "../money/integers.ts";
import { minor, points, subtractMinor } from "../money/integers.ts";
import { halfUp, multiplyDivide } from "../money/rounding.ts";
import type { Redemption } from "../program/program.ts";
import { addMonths } from "../shop/calendar.ts";
import { estimateBreakage } from "./breakage.ts";
import type { Breakage } from "./breakage.ts";
import { ageParts } from "./liability-age.ts";
import type { AgePart } from "./liability-age.ts";
import type { Outstanding } from "./outstanding.ts";

const MONTHS_SHOWN = 13;
const EXPIRY_MONTHS_SHOWN = 24;

/** Postings of one month summed: what a kind of fact did to an account. */
export interface MonthlyPosting {
  /** `YYYY-MM` of the business date. */
  readonly month: string;
  /** The type of the facts. */
  readonly fact: string;
  readonly unit: "money" | "points";
  readonly account: string;
  /** The amounts above zero together, and those below. */
  readonly added: number;
  readonly taken: number;
}

/** What one account holds now, over all cards or members. */
export interface HeldValue {
  readonly balanceMinor: Minor;
  /** Cards or members with something left. */
  readonly holders: number;
}

export interface LiabilityFigures {
  readonly postings: readonly MonthlyPosting[];
  readonly outstanding: Outstanding;
  readonly giftCards: HeldValue;
  readonly storedValue: HeldValue;
  /** The business date that it is reckoned on. */
  readonly businessDate: string;
  /** What points are worth; null: the programme takes none, or there is none. */
  readonly rate: Pick<Redemption, "stepPoints" | "stepMinor"> | null;
}

export interface Movement<K extends string> {
  readonly kind: K;
  readonly amount: number;
  readonly worthMinor: Minor | null;
}

export interface LiabilityMonth<K extends string> {
  readonly month: string;
  readonly opening: number;
  readonly openingWorthMinor: Minor | null;
  readonly movements: readonly Movement<K>[];
  readonly closing: number;
  readonly closingWorthMinor: Minor | null;
}

export const POINTS_MOVEMENTS = ["issued", "redeemed", "reversed", "givenBack", "adjusted", "expired"] as const;
export type PointsMovement = (typeof POINTS_MOVEMENTS)[number];
export const VALUE_MOVEMENTS = ["issued", "spent", "refunded", "adjusted"] as const;
export type ValueMovement = (typeof VALUE_MOVEMENTS)[number];

export interface ExpiryPart {
  /** `later` gathers what lies behind the months shown; `never` has no date. */
  readonly kind: "month" | "later" | "never";
  readonly month: string | null;
  readonly points: Points;
  readonly worthMinor: Minor | null;
}

export interface ValueLiability extends HeldValue {
  readonly months: readonly LiabilityMonth<ValueMovement>[];
}

export interface Liability {
  readonly businessDate: string;
  readonly rate: LiabilityFigures["rate"];
  readonly points: {
    /** Good today or later, usable or pending. */
    readonly outstanding: Points;
    readonly worthMinor: Minor | null;
    /** Past their last day, not yet written off: the member's next sale does that. */
    readonly lapsed: Points;
    /** What members owe after returns of points that were spent. */
    readonly owed: Points;
    readonly holders: number;
    readonly byExpiry: readonly ExpiryPart[];
    readonly byAge: readonly AgePart[];
    readonly months: readonly LiabilityMonth<PointsMovement>[];
    readonly breakage: Breakage;
  };
  readonly giftCards: ValueLiability;
  readonly storedValue: ValueLiability;
}

/** Says what a running sum of points is worth; null for every sum when points are worth nothing here. */
type WorthOf = (sum: number) => Minor | null;

const worthBy =
  (rate: LiabilityFigures["rate"]): WorthOf =>
  (sum) =>
    rate === null ? null : minor(multiplyDivide(sum, rate.stepMinor, rate.stepPoints, halfUp));

const between = (before: Minor | null, after: Minor | null): Minor | null =>
  before === null || after === null ? null : subtractMinor(after, before);

/** Gives each part the worth that it adds to the sum of those before it. */
function withWorth<P extends { readonly points: Points }>(
  parts: readonly P[],
  worthOf: WorthOf,
): readonly (P & { readonly worthMinor: Minor | null })[] {
  let sum = 0;
  return parts.map((part) => {
    const before = worthOf(sum);
    sum += part.points;
    return { ...part, worthMinor: between(before, worthOf(sum)) };
  });
}

/** Change of what is owed, by month and kind. */
type Changes<K extends string> = ReadonlyMap<string, ReadonlyMap<K, number>>;

function pointsKindOf({ fact, account }: MonthlyPosting): PointsMovement {
  if (account === "breakage") return "expired";
  if (account === "promotionExpense") {
    return fact === "SaleCompleted" ? "issued" : fact === "SaleReturned" ? "reversed" : "adjusted";
  }
  if (account === "redemption") {
    return fact === "SaleCompleted" ? "redeemed" : fact === "SaleReturned" ? "givenBack" : "adjusted";
  }
  return "adjusted";
}

function gatherChanges<K extends string>(
  entries: readonly { readonly month: string; readonly kind: K; readonly amount: number }[],
): Changes<K> {
  const changes = new Map<string, Map<K, number>>();
  for (const { month, kind, amount } of entries) {
    const ofMonth = changes.get(month) ?? new Map<K, number>();
    ofMonth.set(kind, (ofMonth.get(kind) ?? 0) + amount);
    changes.set(month, ofMonth);
  }
  return changes;
}

/** What stands against the member's account, turned around, is what the member's account did. */
const pointsChanges = (postings: readonly MonthlyPosting[]): Changes<PointsMovement> =>
  gatherChanges(
    postings
      .filter(({ unit, account }) => unit === "points" && account !== "member")
      .map((posting) => ({
        month: posting.month,
        kind: pointsKindOf(posting),
        amount: -(posting.added + posting.taken),
      })),
  );

/** A liability grows by what is taken from its account. */
const valueChanges = (postings: readonly MonthlyPosting[], account: string): Changes<ValueMovement> =>
  gatherChanges(
    postings
      .filter((posting) => posting.unit === "money" && posting.account === account)
      .flatMap(({ month, fact, added, taken }): { month: string; kind: ValueMovement; amount: number }[] => {
        if (fact === "SaleCompleted") {
          return [
            { month, kind: "issued", amount: -taken },
            { month, kind: "spent", amount: -added },
          ];
        }
        return [{ month, kind: fact === "SaleReturned" ? "refunded" : "adjusted", amount: -(added + taken) }];
      }),
  );

const sumOf = (changes: Iterable<number>): number => {
  let sum = 0;
  for (const change of changes) sum += change;
  return sum;
};

/** The months up to the date's own, oldest first. */
function monthsUntil(businessDate: string): readonly string[] {
  const first = `${businessDate.slice(0, 7)}-01`;
  return Array.from({ length: MONTHS_SHOWN }, (_, place) => addMonths(first, place + 1 - MONTHS_SHOWN).slice(0, 7));
}

/** Month by month. What lies before the first one shown is its opening. */
function monthRows<K extends string>(
  changes: Changes<K>,
  kinds: readonly K[],
  { businessDate, worthOf }: { readonly businessDate: string; readonly worthOf: WorthOf },
): readonly LiabilityMonth<K>[] {
  const shown = monthsUntil(businessDate);
  let running = 0;
  for (const [month, ofMonth] of changes) if (month < (shown[0] ?? "")) running += sumOf(ofMonth.values());
  return shown.map((month) => {
    const opening = running;
    const movements = kinds.map((kind) => {
      const amount = changes.get(month)?.get(kind) ?? 0;
      const before = worthOf(running);
      running += amount;
      return { kind, amount: amount || 0, worthMinor: between(before, worthOf(running)) };
    });
    return {
      month,
      opening,
      openingWorthMinor: worthOf(opening),
      movements,
      closing: running,
      closingWorthMinor: worthOf(running),
    };
  });
}

function expiryParts({ byMonth, undated }: Outstanding): readonly Omit<ExpiryPart, "worthMinor">[] {
  const dated = [...byMonth].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const near = dated.slice(0, EXPIRY_MONTHS_SHOWN);
  const far = dated.slice(EXPIRY_MONTHS_SHOWN);
  return [
    ...near.map(([month, amount]) => ({ kind: "month" as const, month, points: amount })),
    ...(far.length === 0
      ? []
      : [{ kind: "later" as const, month: null, points: points(sumOf(far.map(([, amount]) => amount))) }]),
    ...(undated === 0 ? [] : [{ kind: "never" as const, month: null, points: undated }]),
  ];
}

/** A clock that was set back leaves months that are not there yet: they count as the present one. */
const notAfter = (postings: readonly MonthlyPosting[], present: string): readonly MonthlyPosting[] =>
  postings.map((posting) => (posting.month > present ? { ...posting, month: present } : posting));

export function reckonLiability(figures: LiabilityFigures): Liability {
  const { outstanding, businessDate, rate } = figures;
  const postings = notAfter(figures.postings, businessDate.slice(0, 7));
  const worthOf = worthBy(rate);
  const changes = pointsChanges(postings);
  const months = monthRows(changes, POINTS_MOVEMENTS, { businessDate, worthOf });
  const byExpiry = withWorth(expiryParts(outstanding), worthOf);
  const total = points(sumOf(byExpiry.map((part) => part.points)));
  const inMoney: WorthOf = (sum) => minor(sum);
  const valueOf = (held: HeldValue, account: string): ValueLiability => ({
    ...held,
    months: monthRows(valueChanges(postings, account), VALUE_MOVEMENTS, { businessDate, worthOf: inMoney }),
  });
  const issuedByMonth = [...changes].map(([month, kinds]) => ({
    month,
    issued: (kinds.get("issued") ?? 0) + (kinds.get("reversed") ?? 0) + (kinds.get("adjusted") ?? 0),
  }));
  return {
    businessDate,
    rate,
    points: {
      outstanding: total,
      worthMinor: worthOf(total),
      lapsed: outstanding.lapsed,
      owed: outstanding.owed,
      holders: outstanding.holders,
      byExpiry,
      byAge: withWorth(ageParts(issuedByMonth, total, businessDate), worthOf),
      months,
      breakage: estimateBreakage({ changes, outstanding: total, businessDate }, worthOf),
    },
    giftCards: valueOf(figures.giftCards, "liability:giftCards"),
    storedValue: valueOf(figures.storedValue, "liability:storedValue"),
  };
}
