/**
 * Rules that can never give anything.
 *
 * | in force from | rule                                     | warning             |
 * |---------------|------------------------------------------|---------------------|
 * | 2026-12-01    | through 2026-11-30                       | programNeverEnded   |
 * | 2026-12-01    | through 2026-12-01                       | none                | its last day is a day
 * | any           | from 2026-12-24 through 2026-12-20       | programNeverDates   |
 * | any           | Mondays, 2026-12-22 to 2026-12-24        | programNeverWeekday | Tuesday to Thursday
 * | any           | only tea, except tea                     | programNeverMatches |
 * | any           | a tier that the programme does not have  | programTierMissing  |
 * | any           | points from 500 on, at most 200 a sale   | programNeverRedeemed|
 */
import { addDays, laterDate, weekdayOf } from "../shop/calendar.ts";
import type { When } from "./conditions.ts";
import type { Program } from "./program.ts";
import type { ProgramWarning } from "./program-problem.ts";
import { rulesWithTime, selectionsOf } from "./rules-of-program.ts";
import type { NamedRule, NamedSelection } from "./rules-of-program.ts";

const DAYS_OF_WEEK = 7;

/** Whether one of the weekdays lies in the span. */
function hasWeekday(from: string, through: string, weekdays: readonly number[]): boolean {
  for (let day = 0; day < DAYS_OF_WEEK; day += 1) {
    const date = addDays(from, day);
    if (date > through) return false;
    if (weekdays.includes(weekdayOf(date))) return true;
  }
  return false;
}

function timeWarnings({ path, name, when }: NamedRule, { effectiveFrom, tiers }: Program): ProgramWarning[] {
  const { from, through, weekdays } = when;
  const missing = when.tiers.flatMap((tier, index): ProgramWarning[] =>
    tiers.levels.some(({ id }) => id === tier)
      ? []
      : [{ path: `${path}.when.tiers.${index}`, what: "programTierMissing", values: { rule: { name }, tier } }],
  );
  return [...missing, ...dateWarnings({ path, name, when: { from, through, weekdays } }, effectiveFrom)];
}

interface Dated extends Pick<NamedRule, "path" | "name"> {
  readonly when: Pick<When, "from" | "through" | "weekdays">;
}

function dateWarnings({ path, name, when: { from, through, weekdays } }: Dated, starts: string): ProgramWarning[] {
  if (through === null) return [];
  const at = { path: `${path}.when.through` };
  const rule = { name };
  if (from !== null && from > through) {
    const values = { rule, from: { date: from }, through: { date: through } };
    return [{ ...at, what: "programNeverDates", values }];
  }
  if (through < starts) {
    const values = { rule, through: { date: through }, starts: { date: starts } };
    return [{ ...at, what: "programNeverEnded", values }];
  }
  const first = laterDate(from ?? starts, starts);
  if (weekdays.length === 0 || hasWeekday(first, through, weekdays)) return [];
  return [{ path: `${path}.when.weekdays`, what: "programNeverWeekday", values: { rule } }];
}

/** Whatever is chosen is left out again. */
function matchWarning({ path, name, selection }: NamedSelection): ProgramWarning[] {
  const pairs = [
    [selection.onlyProducts, selection.exceptProducts],
    [selection.onlyCategories, selection.exceptCategories],
    [selection.onlyBrands, selection.exceptBrands],
  ] as const;
  const empty = pairs.some(([only, except]) => only.length > 0 && only.every((one) => except.includes(one)));
  return empty ? [{ path, what: "programNeverMatches", values: { rule: { name } } }] : [];
}

function redemptionWarnings({ redemption }: Program): ProgramWarning[] {
  if (redemption === null) return [];
  const { minimumPoints, maximumPoints, basketShareMax } = redemption;
  if (maximumPoints !== null && maximumPoints < minimumPoints) {
    const values = { minimum: { points: minimumPoints }, maximum: { points: maximumPoints } };
    return [{ path: "redemption.maximumPoints", what: "programNeverRedeemed", values }];
  }
  if (basketShareMax > 0) return [];
  return [{ path: "redemption.basketShareMax", what: "programNeverRedeemed", values: noShare(minimumPoints) }];
}

const noShare = (minimum: NonNullable<Program["redemption"]>["minimumPoints"]): ProgramWarning["values"] => ({
  minimum: { points: minimum },
  maximum: 0,
});

function affordWarnings({ rewards, earning }: Program): ProgramWarning[] {
  const most = earning.caps.perMember;
  if (most === null) return [];
  return rewards.flatMap(({ name, points }, index): ProgramWarning[] => {
    if (points <= most) return [];
    const values = { rule: { name }, price: { points }, most: { points: most } };
    return [{ path: `rewards.${index}.points`, what: "programNeverAfforded", values }];
  });
}

function topUpWarnings({ storedValue: { topUpBonuses, balanceMaxMinor } }: Program): ProgramWarning[] {
  return topUpBonuses.flatMap(({ fromMinor }, index): ProgramWarning[] => {
    if (fromMinor <= balanceMaxMinor) return [];
    const values = { from: { money: fromMinor }, most: { money: balanceMaxMinor } };
    return [{ path: `storedValue.topUpBonuses.${index}.fromMinor`, what: "programNeverToppedUp", values }];
  });
}

function uselessWarnings({ earning, priceLists, tiers }: Program): ProgramWarning[] {
  const multipliers = earning.multipliers.flatMap(({ name, timesHundredths }, index): ProgramWarning[] => {
    if (timesHundredths > 100) return [];
    const path = `earning.multipliers.${index}.timesHundredths`;
    return [{ path, what: "programMultipliesByOne", values: { rule: { name } } }];
  });
  const lists = priceLists.flatMap(({ id, name }, index): ProgramWarning[] => {
    if (tiers.levels.some(({ priceList }) => priceList === id)) return [];
    return [{ path: `priceLists.${index}`, what: "programPriceListUnused", values: { rule: { name } } }];
  });
  return [...multipliers, ...lists];
}

export const idleRuleWarnings = (program: Program): ProgramWarning[] => [
  ...rulesWithTime(program).flatMap((rule) => timeWarnings(rule, program)),
  ...selectionsOf(program).flatMap(matchWarning),
  ...redemptionWarnings(program),
  ...affordWarnings(program),
  ...topUpWarnings(program),
  ...uselessWarnings(program),
];
