/**
 * Which tier a member has, and what changes it. Owns the window that spend is counted in, upgrade, the yearly judgement
 * and what a return undoes; refuses to know what a tier gives.
 *
 * | what happens                                   | the tier                                                        |
 * |------------------------------------------------|-----------------------------------------------------------------|
 * | the metric reaches a threshold                 | rises to it at once; counts from the next sale                  |
 * | anniversary of the tier + grace, metric enough | stays; judged again a year later                                |
 * | anniversary of the tier + grace, metric short  | falls one step; the new tier is as old as that anniversary      |
 * | several anniversaries passed unseen            | each is judged in its turn, one step each                       |
 * | a sale that made the tier is returned          | as if that sale had not been, never below the tier it was sold at |
 * | the programme no longer has the tier           | the highest that the metric reaches                             |
 *
 * Windows: `rolling12Months` counts the twelve months that end on the day asked for; `calendarYear` counts the year of
 * that day (a judgement also accepts the year before, which a member of January has just left behind); `lifetime` counts
 * everything, and such a tier never falls.
 */
import type { Program, Tier } from "../program/program.ts";
import type { MemberStanding } from "../points/standing.ts";
import { addDays, addMonths, startOfYear } from "../shop/calendar.ts";

/** A tier as it stands for a member. `since` is the shop date that anniversaries are counted from. */
export interface HeldTier {
  readonly tier: Tier;
  readonly since: string;
}

type Rows = MemberStanding["qualifying"];
type Window = Program["tiers"]["window"];

/** Rows are sorted and windows lie at their end, so the sum is taken from there. */
function sumBetween(rows: Rows, after: string, through: string): number {
  let sum = 0;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row === undefined || row.date <= after) break;
    if (row.date <= through) sum += row.amount;
  }
  return sum;
}

/** What counts toward a tier on a date. */
function qualifyingOn(rows: Rows, window: Window, date: string): number {
  if (window === "lifetime") return rows.reduce((sum, row) => (row.date <= date ? sum + row.amount : sum), 0);
  const after = window === "calendarYear" ? addDays(startOfYear(date), -1) : addMonths(date, -12);
  return sumBetween(rows, after, date);
}

/** A yearly judgement: the year is full on the anniversary, and the days of grace after it count as well. */
interface Judgement {
  readonly anniversary: string;
  /** The tier falls at the end of this day. */
  readonly judgedOn: string;
}

/** What counts for keeping a tier: the better of the year up to the anniversary and the one up to the end of grace. */
function keepingAt(rows: Rows, window: Window, { anniversary, judgedOn }: Judgement): number {
  const atEnd = qualifyingOn(rows, window, judgedOn);
  const before = window === "calendarYear" ? addDays(startOfYear(judgedOn), -1) : anniversary;
  return Math.max(atEnd, qualifyingOn(rows, window, before));
}

/** Index of the highest level that an amount reaches; -1 when not even the first. */
const levelReached = (levels: readonly Tier[], amount: number): number =>
  levels.findLastIndex((level) => level.threshold <= Math.max(amount, 0));

/** The first day, not before `from`, on which a tier held since a date is judged: at the end of that day. */
function nextJudgement(since: string, graceDays: number, from: string): Judgement {
  for (let year = 1; ; year += 1) {
    const anniversary = addMonths(since, 12 * year);
    const judgedOn = addDays(anniversary, graceDays);
    if (judgedOn >= from) return { anniversary, judgedOn };
  }
}

/** Lets every judgement between the last visit and the date fall, in turn. */
function fallOn(standing: MemberStanding, program: Program, date: string, held: { level: number; since: string }) {
  const { levels, window, graceDays } = program.tiers;
  let { level, since } = held;
  if (window === "lifetime") return { level, since };
  // Judgements before the last visit were made at it.
  let from = standing.lastVisit ?? since;
  while (level > 0) {
    const judgement = nextJudgement(since, graceDays, from);
    if (judgement.judgedOn >= date) break;
    from = addDays(judgement.judgedOn, 1);
    if (levelReached(levels, keepingAt(standing.qualifying, window, judgement)) >= level) continue;
    level -= 1;
    since = judgement.anniversary;
  }
  return { level, since };
}

/**
 * The tier that a member has on a date, before anything that happens on it: the recorded one, lowered by the
 * judgements that have fallen due, raised to what the metric reaches. null when the programme has no tiers.
 */
export function tierOf(standing: MemberStanding, program: Program, date: string): HeldTier | null {
  const { levels, window } = program.tiers;
  const reached = levelReached(levels, qualifyingOn(standing.qualifying, window, date));
  const recorded = levels.findIndex((level) => level.id === standing.tierId);
  const held =
    recorded < 0 || standing.tierSince === null
      ? { level: -1, since: date }
      : fallOn(standing, program, date, { level: recorded, since: standing.tierSince });
  const raised = reached > held.level;
  const tier = levels[raised ? reached : held.level];
  return tier === undefined ? null : { tier, since: raised ? date : held.since };
}

/**
 * The tier from the next sale on: `held` (what `tierOf` said before the sale) raised to what the metric reaches now that
 * `after` includes the sale.
 */
export function judgeTier(
  held: HeldTier | null,
  after: Pick<MemberStanding, "qualifying">,
  program: Program,
  date: string,
): HeldTier | null {
  const { levels, window } = program.tiers;
  const reached = levels[levelReached(levels, qualifyingOn(after.qualifying, window, date))];
  if (reached === undefined) return held;
  return held !== null && held.tier.threshold >= reached.threshold ? held : { tier: reached, since: date };
}

/** What the member had when the returned sale was made, from the sale itself. */
export interface TierAtSale {
  readonly tierId: string | null;
  readonly since: string | null;
}

/**
 * The tier after a return: a tier that was reached with the returned sale or after it is lost when, without what came
 * back, the metric was short both on the day it was reached and today. It falls to what the metric reaches today, never
 * below the tier that the member had when the sale was made.
 */
export function judgeTierAfterReturn(
  held: HeldTier | null,
  after: Pick<MemberStanding, "qualifying">,
  program: Program,
  atSale: TierAtSale,
  date: string,
): HeldTier | null {
  const judged = judgeTier(held, after, program, date);
  if (judged === null || held === null || judged !== held) return judged;
  // An older tier has been judged by an anniversary since; the rows that made it may be gathered already.
  if (held.since < addMonths(date, -12)) return held;
  const { levels, window } = program.tiers;
  const level = levels.findIndex((one) => one.id === held.tier.id);
  const floor = levels.findIndex((one) => one.id === atSale.tierId);
  const reachedToday = levelReached(levels, qualifyingOn(after.qualifying, window, date));
  const reachedThen = levelReached(levels, qualifyingOn(after.qualifying, window, held.since));
  if (level <= floor || level <= Math.max(reachedToday, reachedThen)) return held;
  const lowered = levels[Math.max(reachedToday, floor, 0)];
  if (lowered === undefined) return held;
  return { tier: lowered, since: lowered.id === atSale.tierId && atSale.since !== null ? atSale.since : date };
}

export interface TierProgress {
  readonly metric: Program["tiers"]["metric"];
  readonly current: Tier | null;
  readonly qualifying: number;
  readonly next: Tier | null;
  /** In the metric; null on the highest tier. */
  readonly missing: number | null;
  /** null for a tier that cannot be lost: the first one, or any of a lifetime window. */
  readonly keeps: { readonly judgedOn: string; readonly missing: number } | null;
}

/** How far the next tier is, and what is still missing on the day on which the present one is judged. */
export function tierProgress(standing: MemberStanding, program: Program, date: string): TierProgress {
  const { levels, window, metric, graceDays } = program.tiers;
  const held = tierOf(standing, program, date);
  const qualifying = Math.max(0, qualifyingOn(standing.qualifying, window, date));
  const level = held === null ? -1 : levels.findIndex((one) => one.id === held.tier.id);
  const next = levels[level + 1] ?? null;
  const progress = {
    metric,
    current: held?.tier ?? null,
    qualifying,
    next,
    missing: next === null ? null : Math.max(0, next.threshold - qualifying),
  };
  if (held === null || level <= 0 || window === "lifetime") return { ...progress, keeps: null };
  const judgement = nextJudgement(held.since, graceDays, date);
  const counted = keepingAt(standing.qualifying, window, judgement);
  return { ...progress, keeps: { judgedOn: judgement.judgedOn, missing: Math.max(0, held.tier.threshold - counted) } };
}
