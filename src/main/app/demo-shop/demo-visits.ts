/**
 * A year of visits, planned from chance: who came on which day at which minute and what they took. Nothing here knows a
 * price or a point; the history is then sold through the same decisions as every sale.
 */
import type { Product } from "#core/catalogue/product.ts";
import { milli } from "#core/money/integers.ts";
import type { Milli } from "#core/money/integers.ts";
import { addDays } from "#core/shop/calendar.ts";
import type { Chance } from "./demo-chance.ts";
import type { DemoMember, Habit } from "./demo-members.ts";

export interface PlannedLine {
  readonly product: Product;
  readonly quantityMilli: Milli;
}

export interface PlannedVisit {
  /** Shop date and minutes since midnight on the shop's wall. */
  readonly date: string;
  readonly minuteOfDay: number;
  /** Index of the member; null for somebody without a card. */
  readonly member: number | null;
  readonly lines: readonly [PlannedLine, ...PlannedLine[]];
  readonly paysBy: "cash" | "card";
  /** Uses points for it if there are enough. */
  readonly redeems: boolean;
}

interface Rhythm {
  /** First and last possible visit, in days before today. */
  readonly from: number;
  readonly to: number;
  /** Visits at most and at least. */
  readonly visits: readonly [least: number, most: number];
}

const RHYTHMS: Readonly<Record<Habit, Rhythm>> = {
  daily: { from: 360, to: 1, visits: [16, 24] },
  weekly: { from: 330, to: 3, visits: [6, 10] },
  "now and then": { from: 300, to: 6, visits: [1, 3] },
  stopped: { from: 360, to: 170, visits: [2, 4] },
  new: { from: 12, to: 1, visits: [1, 1] },
};

const walkIns = 120;
const opensAtMinute = 8 * 60;
const openMinutes = 10 * 60;

export function planVisits(
  members: readonly DemoMember[],
  products: readonly [Product, ...Product[]],
  today: string,
  chance: Chance,
): readonly PlannedVisit[] {
  const visit = (member: number | null, daysAgo: number): PlannedVisit => ({
    date: addDays(today, -daysAgo),
    minuteOfDay: opensAtMinute + chance.below(openMinutes),
    member,
    lines: planLines(products, member === null ? 2 : 4, chance),
    paysBy: chance.happens(45) ? "cash" : "card",
    redeems: chance.happens(20),
  });
  const ofMembers = members.flatMap((member, index) => {
    const { from, to, visits } = RHYTHMS[member.habit];
    const [least, most] = visits;
    const count = least + chance.below(most - least + 1);
    return Array.from({ length: count }, () => visit(index, to + chance.below(from - to + 1)));
  });
  const ofOthers = Array.from({ length: walkIns }, () => visit(null, 1 + chance.below(360)));
  return [...ofMembers, ...ofOthers].toSorted(byTime);
}

function byTime(a: PlannedVisit, b: PlannedVisit): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.minuteOfDay - b.minuteOfDay;
}

function planLines(
  products: readonly [Product, ...Product[]],
  linesMax: number,
  chance: Chance,
): readonly [PlannedLine, ...PlannedLine[]] {
  const line = (): PlannedLine => {
    const product = chance.pick(products);
    const weighed = product.soldBy === "weight";
    return { product, quantityMilli: milli(weighed ? 120 + chance.below(900) : 1000 * (1 + chance.below(2))) };
  };
  return [line(), ...Array.from({ length: chance.below(linesMax) }, line)];
}
