/** The day in figures, summed from the sales that the till answers with: nothing is counted along the way. */
import { assert } from "#core/assert.ts";
import type { DemoTill } from "./demo-till.ts";

export interface DemoTotals {
  readonly sales: number;
  readonly totalMinor: number;
  readonly tendersMinor: Readonly<Record<string, number>>;
  readonly discountsMinor: Readonly<Record<string, number>>;
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

const add = (sums: Map<string, number>, key: string, amount: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + amount);
};

export async function totalsOf(till: DemoTill, openedAtMs: number): Promise<DemoTotals> {
  const tenders = new Map<string, number>();
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
    tendersMinor: Object.fromEntries(tenders),
    discountsMinor: Object.fromEntries(discounts),
    cashRoundingMinor,
    pointsIssued,
    pointsRedeemed,
    pointsLapsed,
    unsynced: unsynced.count,
    jobsPrinted: queue.jobs.filter(({ state }) => state === "printed").length,
    jobsWaiting: printer.waitingJobs,
  };
}
