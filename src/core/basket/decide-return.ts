/**
 * Turns goods that came back into the fact of a return; the same answer is the preview that the cashier sees before
 * confirming. Owns what may come back; refuses to know how value, refunds and points are shared out.
 *
 * With its sale known, a return is a part of that sale: its prices, its tenders, its lots, its programme. Without it,
 * the goods are priced as given and points are taken back as they would be earned today.
 *
 * | asked                                      | refused as        |
 * |--------------------------------------------|-------------------|
 * | nothing                                    | basketEmpty       |
 * | a line that the sale does not have         | lineNotFound      |
 * | 0, less, or half of a piece                | quantityOutOfRange, quantityNotWhole |
 * | more than is left of the line              | returnExceedsSale |
 * | a return of a return                       | returnOfReturn    |
 */
import { assert } from "../assert.ts";
import { LIMITS } from "../codec/fields.ts";
import type { FactOf } from "../events/catalog.ts";
import type { SaleCompleted, SoldLine } from "../events/sale-completed.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import { milli, minor, negateMinor, sumMinor, ZERO_POINTS } from "../money/integers.ts";
import type { Milli } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { exactEarning } from "../points/earn-points.ts";
import { pointsOfReturn, pointsOfUnlinkedReturn } from "../points/points-of-return.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Basket } from "./basket.ts";
import { programRef, soldLines } from "./decide-sale.ts";
import { priceBasket } from "./price-basket.ts";
import type { SettledTender } from "./priced-basket.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import { refundTenders } from "./refund-tenders.ts";
import { returnedValue, taxTableBetween } from "./returned-value.ts";
import type { ReturnedLine, ReturnedQuantities } from "./returned-value.ts";
import { roundCash } from "./settle-tenders.ts";

/** Goods of a sale whose receipt is known. */
export interface LinkedGoods {
  readonly kind: "linked";
  /** A return here is refused by name. */
  readonly sale: FactOf<"SaleCompleted"> | FactOf<"SaleReturned">;
  /** Every return that was made against the sale before. */
  readonly earlierReturns: readonly SaleReturned[];
  readonly lines: readonly { readonly lineId: string; readonly quantityMilli: Milli }[];
}

/** Goods without a receipt: lines with what is paid back for each, quantities positive. */
export interface UnlinkedGoods {
  readonly kind: "unlinked";
  readonly basket: Basket;
  readonly refund: { readonly id: string; readonly kind: "cash" | "card" | "imported" };
}

export interface ReturnRequest {
  /** UUID made by the till. */
  readonly returnId: string;
  readonly receiptNumber: number;
  readonly reason: string;
  readonly origin: SaleReturned["origin"];
  /** Today's. `member` is the sale's member as they stand today; null when there is none or they were erased. */
  readonly facts: PricingFacts;
  readonly goods: LinkedGoods | UnlinkedGoods;
}

type Decided = Outcome<{ readonly fact: FactOf<"SaleReturned"> }, Refusal>;

function quantitiesReturned(earlier: readonly SaleReturned[]): Map<string, number> {
  const returned = new Map<string, number>();
  for (const { originalLineId, quantityMilli } of earlier.flatMap((one) => one.lines)) {
    if (originalLineId === null) continue;
    returned.set(originalLineId, (returned.get(originalLineId) ?? 0) - quantityMilli);
  }
  return returned;
}

function checkReturned(line: SoldLine, asked: number, left: number): Refusal | null {
  if (!Number.isSafeInteger(asked) || asked <= 0) {
    return refusal("quantityOutOfRange", {
      max: { quantity: milli(Math.min(Math.max(left, 0), LIMITS.quantityMilli)) },
    });
  }
  if (line.soldBy === "piece" && asked % 1000 !== 0) return refusal("quantityNotWhole");
  return asked > left ? refusal("returnExceedsSale", { line: line.name, left: { quantity: milli(left) } }) : null;
}

/** How much will have come back of every line, or why it may not. */
function addReturned(
  sale: SaleCompleted,
  before: ReturnedQuantities,
  lines: LinkedGoods["lines"],
): Outcome<ReturnedQuantities, Refusal> {
  const after = new Map(before);
  for (const { lineId, quantityMilli } of lines) {
    const sold = sale.lines.find((line) => line.lineId === lineId);
    if (sold === undefined) return fail(refusal("lineNotFound"));
    const returned = after.get(lineId) ?? 0;
    const refused = checkReturned(sold, quantityMilli, sold.quantityMilli - returned);
    if (refused !== null) return fail(refused);
    after.set(lineId, returned + quantityMilli);
  }
  return succeed(after);
}

/** A sold line as it stands in a return: quantity and amounts turned around. */
function lineBetween(before: ReturnedLine, after: ReturnedLine): SaleReturned["lines"][number] {
  const { line } = after;
  return {
    ...line,
    originalLineId: line.lineId,
    quantityMilli: milli(before.quantityMilli - after.quantityMilli),
    grossMinor: minor(before.grossMinor - after.grossMinor),
    adjustments: line.adjustments.map((adjustment, index) => ({
      ...adjustment,
      amountMinor: minor((before.adjustmentsMinor[index] ?? 0) - (after.adjustmentsMinor[index] ?? 0)),
    })),
    netMinor: minor(before.netMinor - after.netMinor),
  };
}

function decideLinked(request: ReturnRequest, { sale, earlierReturns, lines }: LinkedGoods): Decided {
  if (sale.type === "SaleReturned") return fail(refusal("returnOfReturn"));
  const { member, program, settings, businessDate } = request.facts;
  const sold = sale.body;
  assert(member === null || member.ref === sold.memberRef, "points go back to the member who bought");
  const before = quantitiesReturned(earlierReturns);
  const after = addReturned(sold, before, lines);
  if (!after.ok) return after;
  const valueBefore = returnedValue(sold, before);
  const valueAfter = returnedValue(sold, after.value);
  const totalMinor = minor(valueBefore.totalMinor - valueAfter.totalMinor);
  const refunds = refundTenders(sold, valueBefore, valueAfter, settings.cashRounding);
  const share = sold.points === null ? null : { sale: sold.points, before: valueBefore.share, after: valueAfter.share };
  const body: SaleReturned = {
    returnId: request.returnId,
    receiptNumber: request.receiptNumber,
    originalSaleId: sold.saleId,
    reason: request.reason,
    origin: request.origin,
    currency: sold.currency,
    taxMode: sold.taxMode,
    program: sold.program,
    memberRef: sold.memberRef,
    lines: valueAfter.lines.flatMap((line, index) => {
      const earlier = valueBefore.lines[index];
      return earlier === undefined || earlier.quantityMilli === line.quantityMilli ? [] : [lineBetween(earlier, line)];
    }),
    taxTable: taxTableBetween(valueBefore, valueAfter),
    totalMinor,
    cashRoundingMinor: minor(sumMinor(refunds.map((refund) => refund.amountMinor)) - totalMinor),
    refunds,
    value: [],
    shortfall: null,
    reinstatedSerials: [],
    voidedSerials: [],
    exchangeSaleId: null,
    points:
      member === null || share === null
        ? null
        : pointsOfReturn(share, { standing: member.standing, program, businessDate }),
  };
  return succeed({ fact: { type: "SaleReturned", body } });
}

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

function decideUnlinked(request: ReturnRequest, { basket, refund }: UnlinkedGoods): Decided {
  const facts: PricingFacts = { ...request.facts, discounts: "final" };
  const { member, program, settings, businessDate } = facts;
  const priced = priceBasket(basket, facts);
  if (!priced.ok) return priced;
  const { totalMinor, taxTable } = priced.value;
  const paidBack = refund.kind === "cash" ? roundCash(totalMinor, settings.cashRounding) : totalMinor;
  const amountMinor = negateMinor(paidBack);
  const refunded: SettledTender = {
    ...refund,
    amountMinor,
    handedMinor: amountMinor,
    changeMinor: minor(0),
    points: ZERO_POINTS,
    cardRef: null,
  };
  const returner = member === null ? null : { standing: member.standing, program, businessDate };
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
    cashRoundingMinor: minor(totalMinor - paidBack),
    refunds: [refunded],
    value: [],
    shortfall: null,
    reinstatedSerials: [],
    voidedSerials: [],
    exchangeSaleId: null,
    points:
      returner === null || program === null
        ? null
        : pointsOfUnlinkedReturn(exactEarning(priced.value, null, facts, program), totalMinor, returner, program),
  };
  return succeed({ fact: { type: "SaleReturned", body } });
}

export function decideReturn(request: ReturnRequest): Decided {
  const { goods } = request;
  const count = goods.kind === "linked" ? goods.lines.length : goods.basket.lines.length;
  if (count === 0) return fail(refusal("basketEmpty"));
  return goods.kind === "linked" ? decideLinked(request, goods) : decideUnlinked(request, goods);
}
