/**
 * To which tenders a return pays back. As in returned-value.ts every figure is cumulative, and a refund is a difference.
 *
 * 1. Points that paid come back as points, in proportion to the returned goods.
 * 2. Gift cards and stored value that paid get back what the returned goods leave, in the order in which they were taken,
 *    up to what they paid. They paid goods alone, so value that comes back never goes to them.
 * 3. Card and imported tenders get their money back likewise.
 * 4. Cash pays the rest, rounded as cash is; when everything is back, exactly what was paid in cash is back too. What an
 *    exchange was credited with, and stored value whose member is gone, is paid out in cash as well.
 *
 * | sale (step 0.05)               | returned value | back to card | to gift card | in cash     |
 * |--------------------------------|----------------|--------------|--------------|-------------|
 * | 15.72, cash 15.70              | 15.72          |              |              | 15.70       |
 * | 15.72, cash 15.70              | 5.24, then all |              |              | 5.25, 10.45 |
 * | 100, card 50 and cash 50       | 60             | 50           |              | 10          |
 * | 100, card 50 and gift card 50  | 60             | 10           | 50           |             |
 * | 15.73, exchange 15.73          | 15.73          |              |              | 15.70       |
 */
import type { SaleCompleted } from "../events/sale-completed.ts";
import { minor, points, sumMinor, sumPoints } from "../money/integers.ts";
import { down, multiplyDivide } from "../money/rounding.ts";
import type { CashRounding } from "../shop/settings.ts";
import type { SettledTender } from "./priced-basket.ts";
import { partOf } from "./returned-value.ts";
import type { ReturnedValue } from "./returned-value.ts";
import { roundCash } from "./settle-tenders.ts";

/** How a tender is paid back: what a shop gives for it. */
type PaidBackAs = "points" | "held" | "card" | "cash";

/** How refunds are paid today. */
export interface RefundTerms {
  readonly rounding: CashRounding;
  /** Whether there is still somebody whose stored value it is. */
  readonly hasMember: boolean;
}

function paidBackAs({ kind }: SettledTender, hasMember: boolean): PaidBackAs {
  switch (kind) {
    case "points":
      return "points";
    case "giftCard":
      return "held";
    case "storedValue":
      return hasMember ? "held" : "cash";
    case "card":
    case "imported":
      return "card";
    case "cash":
    case "exchange":
      return "cash";
  }
}

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

/**
 * Rounded as today; the tenders stop at what was paid, and when all is back, exactly that is back. What was not paid in
 * cash need not be an amount that cash can pay: then it stops one step below.
 */
function cashSoFar(sale: SaleCompleted, cash: readonly SettledTender[], exact: number, rounding: CashRounding): number {
  const paid = sumMinor(cash.map((tender) => tender.amountMinor));
  const rounded = roundCash(minor(exact), rounding);
  if (cash.every((tender) => tender.kind === "cash")) {
    return exact === paid - sale.cashRoundingMinor ? paid : rounded;
  }
  return rounded > paid ? multiplyDivide(paid, 1, rounding.stepMinor, down) * rounding.stepMinor : rounded;
}

const paidBy = (tenders: readonly SettledTender[]): number => sumMinor(tenders.map((tender) => tender.amountMinor));

function refundedSoFar(sale: SaleCompleted, value: ReturnedValue, terms: RefundTerms): RefundedSoFar {
  const of = (as: PaidBackAs) => sale.tenders.filter((tender) => paidBackAs(tender, terms.hasMember) === as);
  const [byPoints, held, cards, cash] = [of("points"), of("held"), of("card"), of("cash")];
  const worth = partOf(paidBy(byPoints), value.share);
  const given = partOf(sumPoints(byPoints.map((tender) => tender.points)), value.share);
  const toHeld = Math.min(value.goodsMinor - worth, paidBy(held));
  const toCards = Math.min(value.totalMinor - worth - toHeld, paidBy(cards));
  const inCash = value.totalMinor - worth - toHeld - toCards;
  return {
    amounts: new Map([
      ...fill(byPoints, worth, "amountMinor"),
      ...fill(held, toHeld, "amountMinor"),
      ...fill(cards, toCards, "amountMinor"),
      ...fill(cash, cashSoFar(sale, cash, inCash, terms.rounding), "amountMinor"),
    ]),
    points: fill(byPoints, given, "points"),
  };
}

/** The refunds of one return: a row for each tender of the sale that gets something back, with negative figures. */
export function refundTenders(
  sale: SaleCompleted,
  before: ReturnedValue,
  after: ReturnedValue,
  terms: RefundTerms,
): SettledTender[] {
  const earlier = refundedSoFar(sale, before, terms);
  const now = refundedSoFar(sale, after, terms);
  const difference = (id: string, of: keyof RefundedSoFar): number =>
    (earlier[of].get(id) ?? 0) - (now[of].get(id) ?? 0);
  return sale.tenders
    .map((tender): SettledTender => {
      const amountMinor = minor(difference(tender.id, "amounts"));
      const back = points(difference(tender.id, "points"));
      const kind = paidBackAs(tender, terms.hasMember) === "cash" ? "cash" : tender.kind;
      const cardRef = kind === "giftCard" ? tender.cardRef : null;
      return {
        id: tender.id,
        kind,
        amountMinor,
        handedMinor: amountMinor,
        changeMinor: minor(0),
        points: back,
        cardRef,
      };
    })
    .filter((refund) => refund.amountMinor !== 0 || refund.points !== 0);
}
