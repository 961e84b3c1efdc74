/**
 * Whether two rules can be about the same line in the same minute. Says no only when that is certain from the documents:
 * what is in doubt meets.
 */
import type { Selection, When } from "./conditions.ts";

/** Two lists that both name something, and nothing in common. */
const areApart = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one));

/** Everything that one names is left out by the other. */
const isLeftOut = (only: readonly string[], except: readonly string[]): boolean =>
  only.length > 0 && only.every((one) => except.includes(one));

const excludes = (a: Selection, b: Selection): boolean =>
  isLeftOut(a.onlyProducts, b.exceptProducts) ||
  isLeftOut(a.onlyCategories, b.exceptCategories) ||
  isLeftOut(a.onlyBrands, b.exceptBrands);

export function selectionsMayMeet(a: Selection, b: Selection): boolean {
  if (areApart(a.onlyProducts, b.onlyProducts)) return false;
  if (areApart(a.onlyCategories, b.onlyCategories) || areApart(a.onlyBrands, b.onlyBrands)) return false;
  return !excludes(a, b) && !excludes(b, a);
}

type Span = When["hours"][number];

/** One or two spans inside one day, in `HH:MM` texts; the same time twice is the whole day. */
function inOneDay({ from, until }: Span): readonly Span[] {
  if (from < until) return [{ from, until }];
  return [
    { from, until: "24:00" },
    { from: "00:00", until },
  ];
}

const hoursMeet = (a: readonly Span[], b: readonly Span[]): boolean => {
  if (a.length === 0 || b.length === 0) return true;
  const others = b.flatMap(inOneDay);
  return a.flatMap(inOneDay).some((one) => others.some(({ from, until }) => one.from < until && from < one.until));
};

export function timesMayMeet(a: When, b: When): boolean {
  if (a.through !== null && b.from !== null && a.through < b.from) return false;
  if (b.through !== null && a.from !== null && b.through < a.from) return false;
  return !areApart(a.weekdays, b.weekdays) && !areApart(a.tiers, b.tiers) && hoursMeet(a.hours, b.hours);
}
