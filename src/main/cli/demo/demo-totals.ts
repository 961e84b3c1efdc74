/** The day in figures, summed from the sales that the till answers with: nothing is counted along the way. */
import { assert } from "#core/assert.ts";
import type { TenderKind } from "../say-tender-kind.ts";
import type { DemoTill } from "./demo-till.ts";

export interface DemoTotals {
  readonly sales: number;
  readonly totalMinor: number;
  /** By the word's order, so that two days compare. */
  readonly tenders: readonly { readonly kind: TenderKind; readonly amountMinor: number }[];
  readonly discounts: readonly { readonly ruleId: string; readonly amountMinor: number }[];
  readonly cashRoundingMinor: number;
  readonly pointsIssued: number;
  readonly pointsRedeemed: number;
  /** Found to have expired when their member came today. */
  readonly pointsLapsed: number;
  readonly unsynced: number;
  readonly jobsPrinted: number;
  readonly jobsWaiting: number;
}

const salesMax = 200;

const add = <K>(sums: Map<K, number>, key: K, amount: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + amount);
};

const inOrder = <K extends string>(sums: ReadonlyMap<K, number>): [K, number][] =>
  [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));

export async function totalsOf(till: DemoTill, openedAtMs: number): Promise<DemoTotals> {
  const tenders = new Map<TenderKind, number>();
  const discounts = new Map<string, number>();
  let [sales, totalMinor, cashRoundingMinor, pointsIssued, pointsRedeemed, pointsLapsed] = [0, 0, 0, 0, 0, 0];
  for (const { saleId, occurredAtMs } of await till.do("listRecentSales", { limit: salesMax })) {
    if (occurredAtMs < openedAtMs) continue;
    const sale = await till.do("getSale", { saleId });
    sales += 1;
    totalMinor += sale.totalMinor;
    cashRoundingMinor += sale.cashRoundingMinor;
    for (const { kind, amountMinor } of sale.tenders) add(tenders, kind, amountMinor);
    for (const { ruleId, amountMinor } of sale.lines.flatMap((line) => line.adjustments)) {
      add(discounts, ruleId, -amountMinor);
    }
    const earned = (sale.points?.earned ?? []).reduce((sum, { points }) => sum + points, 0);
    pointsIssued += earned;
    for (const { kind, delta } of till.movesOf(saleId)) {
      if (kind === "redeemed") pointsRedeemed -= delta;
      if (kind === "expired") pointsLapsed -= delta;
    }
  }
  const paid = [...tenders.values()].reduce((sum, amount) => sum + amount, 0);
  assert(paid === totalMinor + cashRoundingMinor, "what was paid is what was sold, with cash rounding");
  const { unsynced, printer } = await till.do("getTill", {});
  const { printer: queue } = await till.devices();
  return {
    sales,
    totalMinor,
    tenders: inOrder(tenders).map(([kind, amountMinor]) => ({ kind, amountMinor })),
    discounts: inOrder(discounts).map(([ruleId, amountMinor]) => ({ ruleId, amountMinor })),
    cashRoundingMinor,
    pointsIssued,
    pointsRedeemed,
    pointsLapsed,
    unsynced: unsynced.count,
    jobsPrinted: queue.jobs.filter(({ kind, state }) => kind === "receipt" && state === "printed").length,
    jobsWaiting: printer.waitingJobs,
  };
}
