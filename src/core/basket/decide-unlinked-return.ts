/**
 * A return without its receipt: the goods at what they cost this member today (or as priced, where prices are final), paid
 * back one way, with points taken as they would be earned today.
 */
import type { FactOf } from "../events/catalog.ts";
import type { SoldLine } from "../events/sale-completed.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import { milli, minor, negateMinor, sumMinor, ZERO_MINOR, ZERO_POINTS } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { exactEarning } from "../points/earn-points.ts";
import { pointsOfUnlinkedReturn } from "../points/points-of-unlinked-return.ts";
import type { ReturnedPoints } from "../points/points-of-return.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { programRef, soldLines } from "./decide-sale.ts";
import type { ReturnRequest, UnlinkedGoods } from "./return-request.ts";
import { deductFromRefunds, payableRefund } from "./deduct-from-refunds.ts";
import { priceBasket } from "./price-basket.ts";
import type { PricedBasket, SettledTender } from "./priced-basket.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import { roundCash } from "./settle-tenders.ts";

function turnedAround(line: SoldLine): SaleReturned["lines"][number] {
  return {
    ...line,
    originalLineId: null,
    quantityMilli: milli(-line.quantityMilli),
    grossMinor: negateMinor(line.grossMinor),
    adjustments: line.adjustments.map((one) => ({ ...one, amountMinor: negateMinor(one.amountMinor) })),
    netMinor: negateMinor(line.netMinor),
  };
}

function pointsBack(priced: PricedBasket, facts: PricingFacts, deductibleMinor: Minor): ReturnedPoints | null {
  const { member, program, businessDate } = facts;
  if (member === null || program === null) return null;
  const terms = { rules: program.returns, redemption: program.redemption, deductibleMinor };
  const returner = { standing: member.standing, program, terms, businessDate };
  return pointsOfUnlinkedReturn(exactEarning(priced, null, facts, program), priced.totalMinor, returner);
}

export function decideUnlinkedReturn(
  request: ReturnRequest,
  { basket, refund }: UnlinkedGoods,
): Outcome<{ readonly fact: FactOf<"SaleReturned"> }, Refusal> {
  // Nobody can say what such a card or account holds of the money that was paid for it.
  if (basket.lines.some((line) => line.sells.kind !== "goods")) return fail(refusal("refundNotPossible"));
  const { facts } = request;
  const { member, settings } = facts;
  const priced = priceBasket(basket, facts);
  if (!priced.ok) return priced;
  const { totalMinor, taxTable } = priced.value;
  const paidBack = refund.kind === "cash" ? roundCash(totalMinor, settings.cashRounding) : totalMinor;
  const amountMinor = negateMinor(paidBack);
  const plain: SettledTender = {
    ...refund,
    amountMinor,
    handedMinor: amountMinor,
    changeMinor: ZERO_MINOR,
    points: ZERO_POINTS,
    cardRef: null,
  };
  const ofPoints = pointsBack(priced.value, facts, payableRefund([plain]));
  const deductedMinor = ofPoints?.shortfall?.deductedMinor ?? ZERO_MINOR;
  const refunds = deductFromRefunds([plain], deductedMinor, settings.cashRounding);
  const body: SaleReturned = {
    returnId: request.returnId,
    receiptNumber: request.receiptNumber,
    originalSaleId: null,
    reason: request.reason,
    origin: request.origin,
    currency: settings.currency,
    taxMode: settings.taxMode,
    program: programRef(facts),
    memberRef: member?.ref ?? null,
    lines: soldLines(basket, priced.value, facts).map(turnedAround),
    taxTable: taxTable.map((row) => ({
      ...row,
      netMinor: negateMinor(row.netMinor),
      taxMinor: negateMinor(row.taxMinor),
    })),
    totalMinor: negateMinor(totalMinor),
    cashRoundingMinor: minor(sumMinor(refunds.map((one) => one.amountMinor)) + totalMinor - deductedMinor),
    refunds,
    value: [],
    shortfall: ofPoints?.shortfall ?? null,
    reinstatedSerials: [],
    voidedSerials: [],
    exchangeSaleId: null,
    points: ofPoints?.points ?? null,
  };
  return succeed({ fact: { type: "SaleReturned", body } });
}
