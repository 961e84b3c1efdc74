/**
 * To which tenders a return pays back. As in returned-value.ts every figure is cumulative, and a refund is a difference.
 *
 * 1. Points that paid come back as points, in proportion to the returned value.
 * 2. Card and imported tenders get their money back, in the order in which they were taken, up to what they paid.
 * 3. Cash pays the rest, rounded as cash is; when everything is back, exactly what was paid in cash is back too.
 *
 * | sale (step 0.05)          | returned value | back to card | back in cash |
 * |---------------------------|----------------|--------------|--------------|
 * | 15.72, cash 15.70         | 15.72          |              | 15.70        |
 * | 15.72, cash 15.70         | 5.24, then all |              | 5.25, 10.45  |
 * | 100, card 50 and cash 50  | 60             | 50           | 10           |
 */
import type { SaleCompleted } from "../events/sale-completed.ts";
import { minor, points, sumMinor, sumPoints } from "../money/integers.ts";
import type { CashRounding } from "../shop/settings.ts";
import type { SettledTender } from "./priced-basket.ts";
import { partOf } from "./returned-value.ts";
import type { ReturnedValue } from "./returned-value.ts";
import { roundCash } from "./settle-tenders.ts";

type Figure = "amountMinor" | "points";

/** Fills tenders in their order, each up to its own figure. */
function fill(tenders: readonly SettledTender[], wanted: number, figure: Figure): Map<string, number> {
  let left = wanted;
  return new Map(
    tenders.map((tender): [string, number] => {
      const filled = Math.min(left, tender[figure]);
      left -= filled;
      return [tender.id, filled];
    }),
  );
}

interface RefundedSoFar {
  readonly amounts: ReadonlyMap<string, number>;
  readonly points: ReadonlyMap<string, number>;
}

/** Rounded as today; the tenders stop at what was paid, and when all is back, exactly that is back. */
function cashSoFar(sale: SaleCompleted, cash: readonly SettledTender[], exact: number, rounding: CashRounding): number {
  const paid = sumMinor(cash.map((tender) => tender.amountMinor));
  return exact === paid - sale.cashRoundingMinor ? paid : roundCash(minor(exact), rounding);
}

function refundedSoFar(sale: SaleCompleted, value: ReturnedValue, rounding: CashRounding): RefundedSoFar {
  const byPoints = sale.tenders.filter((tender) => tender.kind === "points");
  const cash = sale.tenders.filter((tender) => tender.kind === "cash");
  const others = sale.tenders.filter((tender) => tender.kind !== "points" && tender.kind !== "cash");
  const worth = partOf(sumMinor(byPoints.map((tender) => tender.amountMinor)), value.share);
  const given = partOf(sumPoints(byPoints.map((tender) => tender.points)), value.share);
  const money = value.totalMinor - worth;
  const toOthers = Math.min(money, sumMinor(others.map((tender) => tender.amountMinor)));
  return {
    amounts: new Map([
      ...fill(byPoints, worth, "amountMinor"),
      ...fill(others, toOthers, "amountMinor"),
      ...fill(cash, cashSoFar(sale, cash, money - toOthers, rounding), "amountMinor"),
    ]),
    points: fill(byPoints, given, "points"),
  };
}

/** The refunds of one return: a row for each tender of the sale that gets something back, with negative figures. */
export function refundTenders(
  sale: SaleCompleted,
  before: ReturnedValue,
  after: ReturnedValue,
  rounding: CashRounding,
): SettledTender[] {
  const earlier = refundedSoFar(sale, before, rounding);
  const now = refundedSoFar(sale, after, rounding);
  const difference = (id: string, of: keyof RefundedSoFar): number =>
    (earlier[of].get(id) ?? 0) - (now[of].get(id) ?? 0);
  return sale.tenders
    .map(({ id, kind, cardRef }): SettledTender => {
      const amountMinor = minor(difference(id, "amounts"));
      const back = points(difference(id, "points"));
      return { id, kind, amountMinor, handedMinor: amountMinor, changeMinor: minor(0), points: back, cardRef };
    })
    .filter((refund) => refund.amountMinor !== 0 || refund.points !== 0);
}
