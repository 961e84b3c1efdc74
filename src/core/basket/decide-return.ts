/**
 * Turns goods that came back into the fact of a return; the same answer is the preview that the cashier sees before
 * confirming. Refuses to know how value, refunds and points are shared out.
 *
 * With its sale known, a return is a part of that sale: its prices, its tenders, its lots, its programme. Without it,
 * the goods are priced as the facts say and points are taken back as they would be earned today (decide-unlinked-return.ts).
 *
 * | asked                                      | refused as        |
 * |--------------------------------------------|-------------------|
 * | nothing                                    | basketEmpty       |
 * | lines and quantities that may not come back | see returned-quantities.ts |
 * | a return of a return                       | returnOfReturn    |
 * | a gift card or a top-up that was used      | returnOfUsedValue |
 * | value without its receipt                  | refundNotPossible |
 *
 * | coupons of the sale            | while something stays | with the last of the goods                                |
 * |--------------------------------|-----------------------|-----------------------------------------------------------|
 * | a serial that it used          | stays used            | is good again                                             |
 * | one that it issued, not used   | stays good            | is void, and the points of its reward come back           |
 * | one that it issued, used since | is used               | stays used, and the points of its reward do not come back |
 */
import type { SaleCompleted } from "../events/sale-completed.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import { minor, sumMinor, ZERO_MINOR } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { pointsOfReturn } from "../points/points-of-return.ts";
import type { ReturnTerms } from "../points/settle-shortfall.ts";
import { USUAL_RETURN_RULES } from "../program/program.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { valueOfReturn } from "../value/value-of-return.ts";
import { couponsOfReturn, wholeRewards } from "./coupons-of-return.ts";
import { decideUnlinkedReturn } from "./decide-unlinked-return.ts";
import { deductFromRefunds, payableRefund } from "./deduct-from-refunds.ts";
import { refundTenders } from "./refund-tenders.ts";
import type { DecidedReturn, LinkedGoods, ReturnRequest } from "./return-request.ts";
import { addReturned, quantitiesReturned } from "./returned-quantities.ts";
import { linesBetween, returnedValue, taxTableBetween } from "./returned-value.ts";
import type { ReturnedValue } from "./returned-value.ts";

/** How much of a sale was back before, and is back with this return. */
interface Stretch {
  readonly sold: SaleCompleted;
  readonly before: ReturnedValue;
  readonly after: ReturnedValue;
}

function stretchOf({ sale, earlierReturns, lines }: LinkedGoods): Outcome<Stretch, Refusal> {
  if (sale.type === "SaleReturned") return fail(refusal("returnOfReturn"));
  const before = quantitiesReturned(earlierReturns);
  const after = addReturned(sale.body, before, lines);
  if (!after.ok) return after;
  return succeed({
    sold: sale.body,
    before: returnedValue(sale.body, before),
    after: returnedValue(sale.body, after.value),
  });
}

/** What the return does to the member's points; null where no member had any of it, or is left. */
function pointsBack(request: ReturnRequest, { sold, before, after }: Stretch, terms: ReturnTerms) {
  const { member, program, businessDate } = request.facts;
  if (member === null || sold.points === null) return null;
  const share = {
    sale: sold.points,
    before: before.share,
    after: after.share,
    whole: wholeRewards(sold, after.isEverything, request),
  };
  return pointsOfReturn(share, { returner: { standing: member.standing, program, businessDate }, terms });
}

function decideLinked(request: ReturnRequest, goods: LinkedGoods): DecidedReturn {
  const stretch = stretchOf(goods);
  if (!stretch.ok) return stretch;
  const { sold, before, after } = stretch.value;
  const { member, settings } = request.facts;
  const rounding = settings.cashRounding;
  const holderRef = sold.memberRef === null ? null : (member?.ref ?? null);
  const plain = refundTenders(sold, before, after, { rounding, hasMember: holderRef !== null });
  const ofPoints = pointsBack(request, stretch.value, {
    rules: request.originalProgram?.returns ?? USUAL_RETURN_RULES,
    redemption: request.originalProgram?.redemption ?? null,
    deductibleMinor: payableRefund(plain),
  });
  const deductedMinor = ofPoints?.shortfall?.deductedMinor ?? ZERO_MINOR;
  const refunds = deductFromRefunds(plain, deductedMinor, rounding);
  const lines = linesBetween(before, after);
  const lineIds = new Set(lines.map(({ lineId }) => lineId));
  const value = valueOfReturn({ sold: sold.value, lineIds, refunds, holderRef }, request.value);
  if (!value.ok) return value;
  const totalMinor = minor(before.totalMinor - after.totalMinor);
  const body: SaleReturned = {
    returnId: request.returnId,
    receiptNumber: request.receiptNumber,
    originalSaleId: sold.saleId,
    reason: request.reason,
    origin: request.origin,
    currency: sold.currency,
    taxMode: sold.taxMode,
    program: sold.program,
    memberRef: holderRef ?? sold.memberRef,
    lines,
    taxTable: taxTableBetween(before, after),
    totalMinor,
    cashRoundingMinor: minor(sumMinor(refunds.map((refund) => refund.amountMinor)) - totalMinor - deductedMinor),
    refunds,
    value: value.value,
    shortfall: ofPoints?.shortfall ?? null,
    ...couponsOfReturn(sold, after.isEverything, request.usedSerials),
    exchangeSaleId: null,
    points: ofPoints?.points ?? null,
  };
  return succeed({ fact: { type: "SaleReturned", body } });
}

export function decideReturn(request: ReturnRequest): DecidedReturn {
  const { goods } = request;
  const count = goods.kind === "linked" ? goods.lines.length : goods.basket.lines.length;
  if (count === 0) return fail(refusal("basketEmpty"));
  return goods.kind === "linked" ? decideLinked(request, goods) : decideUnlinkedReturn(request, goods);
}
