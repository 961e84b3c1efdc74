/**
 * Turns a paid basket into the fact of a sale. Owns how price, settlement, points and tier come together; every rule is
 * somewhere else. Refuses what is not paid; never decides less than the whole.
 */
import { assert } from "../assert.ts";
import type { FactOf } from "../events/catalog.ts";
import type { SaleCompleted, SoldLine } from "../events/sale-completed.ts";
import { issuedCoupons } from "./issued-coupons.ts";
import { subtractMinor } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { earnPoints } from "../points/earn-points.ts";
import { pointsOfSale } from "../points/points-of-sale.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { valueOfSale } from "../value/value-of-sale.ts";
import type { Basket, BasketLine } from "./basket.ts";
import { priceBasket } from "./price-basket.ts";
import type { PricedBasket, PricedLine, Settlement } from "./priced-basket.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import { settleTenders } from "./settle-tenders.ts";
import { taxRateOf } from "./tax-table.ts";

export interface SaleRequest {
  readonly basket: Basket;
  /** `facts.member` is the member of the basket, null when it has none. */
  readonly facts: PricingFacts;
  /** UUID made by the till. */
  readonly saleId: string;
  readonly receiptNumber: number;
  readonly origin: SaleCompleted["origin"];
  /** Serials that no coupon has, made by the till: at least one for each coupon that the sale issues. */
  readonly newSerials: readonly string[];
}

/** A priced line with everything that a receipt, a return or a report asks of it later. */
function soldLine(line: BasketLine, priced: PricedLine, facts: PricingFacts): SoldLine {
  const taxRate = taxRateOf(line.taxRateId, facts.settings);
  assert(taxRate !== undefined && priced.lineId === line.id, "a priced line belongs to its line and its tax rate");
  return {
    lineId: line.id,
    productId: line.productId,
    departmentId: line.departmentId,
    code: line.code,
    name: line.name,
    category: line.category,
    brand: line.brand,
    sells: line.sells,
    taxRateId: line.taxRateId,
    taxRate,
    soldBy: line.soldBy,
    quantityMilli: line.quantityMilli,
    listPriceMinor: line.listPriceMinor,
    overrideReason: line.override?.reason ?? null,
    discountReason: line.discount?.reason ?? null,
    grossMinor: priced.grossMinor,
    adjustments: priced.adjustments,
    netMinor: priced.netMinor,
  };
}

export function soldLines(basket: Basket, priced: PricedBasket, facts: PricingFacts): SoldLine[] {
  return basket.lines.flatMap((line, index) => {
    const pricedLine = priced.lines[index];
    return pricedLine === undefined ? [] : [soldLine(line, pricedLine, facts)];
  });
}

/** The programme that a fact names; null for a shop without one. */
export const programRef = ({ program }: PricingFacts): SaleCompleted["program"] =>
  program === null ? null : { id: program.id, version: program.version };

function checkPaid(settlement: Settlement): Refusal | null {
  if (settlement.remainingMinor === 0) return null;
  return refusal("tenderBelowTotal", {
    remaining: { money: settlement.remainingMinor },
    total: { money: settlement.totalMinor },
    paid: { money: subtractMinor(settlement.totalMinor, settlement.remainingMinor) },
  });
}

export function decideSale(request: SaleRequest): Outcome<{ readonly fact: FactOf<"SaleCompleted"> }, Refusal> {
  const { basket, facts, saleId, receiptNumber, origin } = request;
  assert(basket.memberRef === (facts.member?.ref ?? null), "the facts are those of the basket's member");
  if (basket.lines.length === 0) return fail(refusal("basketEmpty"));
  const priced = priceBasket(basket, facts);
  if (!priced.ok) return priced;
  const settled = settleTenders(priced.value, basket.tenders, facts);
  if (!settled.ok) return settled;
  const unpaid = checkPaid(settled.value);
  if (unpaid !== null) return fail(unpaid);
  const value = valueOfSale(priced.value, settled.value, facts);
  if (!value.ok) return value;

  const earning = earnPoints(priced.value, settled.value, facts);
  const { goodsMinor, taxAddedMinor, taxTable, totalMinor } = priced.value;
  const { cashRoundingMinor, tenders, changeMinor } = settled.value;
  const body: SaleCompleted = {
    saleId,
    receiptNumber,
    basketOpenedAtMs: basket.openedAtMs,
    origin,
    currency: facts.settings.currency,
    taxMode: facts.settings.taxMode,
    program: programRef(facts),
    memberRef: basket.memberRef,
    lines: soldLines(basket, priced.value, facts),
    goodsMinor,
    taxAddedMinor,
    taxTable,
    totalMinor,
    cashRoundingMinor,
    tenders,
    changeMinor,
    uses: [...priced.value.uses, ...(earning?.uses ?? [])],
    issuedCoupons: issuedCoupons(request, priced.value),
    value: [...value.value],
    exchangeReturnId: null,
    points: earning === null ? null : pointsOfSale({ facts, priced: priced.value, settlement: settled.value, earning }),
  };
  return succeed({ fact: { type: "SaleCompleted", body } });
}
