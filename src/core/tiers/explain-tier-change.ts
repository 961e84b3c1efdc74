/**
 * Why a member has the tier that they have after a sale or a return: what became of it, and what was counted.
 *
 * | before | after  | the sentence                     |
 * |--------|--------|----------------------------------|
 * | none   | none   | there is no tier                 |
 * | Silver | Silver | it stays                         |
 * | Silver | Gold   | Gold was reached, from next time |
 * | Gold   | Silver | it falls                         |
 */
import type { LocalText } from "../codec/fields.ts";
import type { PointsOfSale } from "../events/sale-completed.ts";
import { minor, points } from "../money/integers.ts";
import type { Program } from "../program/program.ts";
import type { Sentence } from "../sentence.ts";

type Change = Pick<PointsOfSale, "tierBefore" | "tierAfter" | "qualifyingDelta" | "qualifyingDate">;

/** `program` is the one that the tiers are of. A tier that it does not have is called by its id. */
export function explainTierChange(change: Change, program: Program): readonly Sentence[] {
  const became = whatBecame(change, program);
  const { qualifyingDelta, qualifyingDate } = change;
  if (qualifyingDelta === 0) return [became];
  const date = { date: qualifyingDate };
  switch (program.tiers.metric) {
    case "netSpend":
      return [became, { key: "tierCountsSpend", values: { amount: { money: minor(qualifyingDelta) }, date } }];
    case "points":
      return [became, { key: "tierCountsPoints", values: { points: { points: points(qualifyingDelta) }, date } }];
    case "visits":
      return [became, { key: "tierCountsVisits", values: { count: qualifyingDelta, date } }];
  }
}

function whatBecame({ tierBefore, tierAfter }: Change, program: Program): Sentence {
  const { levels } = program.tiers;
  const named = (id: string): { readonly name: LocalText } => ({
    name: levels.find((level) => level.id === id)?.name ?? { en: id, "zh-CN": id },
  });
  if (tierAfter === null) return { key: "tierNone", values: {} };
  const after = named(tierAfter);
  if (tierBefore === tierAfter) return { key: "tierStays", values: { tier: after } };
  if (tierBefore === null) return { key: "tierReached", values: { tier: after } };
  const at = (id: string): number => levels.findIndex((level) => level.id === id);
  return at(tierAfter) > at(tierBefore)
    ? { key: "tierReached", values: { tier: after } }
    : { key: "tierFalls", values: { before: named(tierBefore), after } };
}
