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
 * Which days count is in tier-window.ts. A tier of a `lifetime` window never falls. Anniversaries are those of the day on
 * which the tier was reached; for a member who holds none yet, of the first visit.
 */
import type { Program, Tier } from "../program/program.ts";
import type { MemberStanding } from "../points/standing.ts";
import { addDays, addMonths } from "../shop/calendar.ts";
import { keepingAt, nextJudgement, qualifyingOn } from "./tier-window.ts";

/** A tier as it stands for a member. `since` is the shop date that anniversaries are counted from. */
export interface HeldTier {
  readonly tier: Tier;
  readonly since: string;
}

/** Index of the highest level that an amount reaches; -1 when not even the first. */
const levelReached = (levels: readonly Tier[], amount: number): number =>
  levels.findLastIndex((level) => level.threshold <= Math.max(amount, 0));

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

/** The day that anniversaries are counted from. */
const anchorOf = ({ firstVisit }: MemberStanding, held: { level: number; since: string }): string =>
  held.level < 0 ? (firstVisit ?? held.since) : held.since;

/**
 * The tier that a member has on a date, before anything that happens on it: the recorded one, lowered by the
 * judgements that have fallen due, raised to what the metric reaches. null when the programme has no tiers.
 */
export function tierOf(standing: MemberStanding, program: Program, date: string): HeldTier | null {
  const { levels, window } = program.tiers;
  const recorded = levels.findIndex((level) => level.id === standing.tierId);
  const held =
    recorded < 0 || standing.tierSince === null
      ? { level: -1, since: date }
      : fallOn(standing, program, date, { level: recorded, since: standing.tierSince });
  const reached = levelReached(levels, qualifyingOn(standing.qualifying, window, date, anchorOf(standing, held)));
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
  const reached = levels[levelReached(levels, qualifyingOn(after.qualifying, window, date, held?.since ?? date))];
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
  // What made the tier was counted from the anniversary of the tier before.
  const since = atSale.since ?? held.since;
  const reachedToday = levelReached(levels, qualifyingOn(after.qualifying, window, date, since));
  const reachedThen = levelReached(levels, qualifyingOn(after.qualifying, window, held.since, since));
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
  const qualifying = Math.max(0, qualifyingOn(standing.qualifying, window, date, held?.since ?? date));
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
