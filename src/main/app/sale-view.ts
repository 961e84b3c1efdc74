/** A completed sale or return for a screen: every figure as it stands in the journal, names from the tables of today. */
import type { SaleSummaryView, SaleView } from "#contract/views.ts";
import type { SoldLine } from "#core/events/sale-completed.ts";
import type { SaleReturned } from "#core/events/sale-returned.ts";
import { ZERO_MINOR, minor } from "#core/money/integers.ts";
import type { SaleSummary, StoredSale } from "#main/store/store.ts";
import type { Engine } from "./engine.ts";

export function saleViewOf({ store }: Pick<Engine, "store">, stored: StoredSale): SaleView {
  const { fact, moment, receiptNumber, saleId } = stored;
  const { body } = fact;
  const shared = {
    saleId,
    receiptNumber,
    occurredAtMs: moment.occurredAtMs,
    businessDate: moment.businessDate,
    cashier: store.staff.find(stored.actor)?.name ?? stored.actor,
    memberName: body.memberRef === null ? null : (store.members.find(body.memberRef)?.name ?? null),
    program: body.program,
    taxTable: body.taxTable,
    totalMinor: body.totalMinor,
    cashRoundingMinor: body.cashRoundingMinor,
    points: pointsView(body.points),
  };
  if (fact.type === "SaleCompleted") {
    const { lines, changeMinor, tenders } = fact.body;
    return { ...shared, kind: "sale", lines, changeMinor, tenders };
  }
  const { lines, refunds } = fact.body;
  return { ...shared, kind: "return", lines: lines.map(soldPart), changeMinor: ZERO_MINOR, tenders: refunds };
}

function pointsView(points: StoredSale["fact"]["body"]["points"]): SaleView["points"] {
  if (points === null) return null;
  const { moves: _moves, ...shown } = points;
  return shown;
}

function soldPart({ originalLineId: _original, ...line }: SaleReturned["lines"][number]): SoldLine {
  return line;
}

export function saleSummaryView(sale: SaleSummary): SaleSummaryView {
  const { memberRef, totalMinor, ...shown } = sale;
  return { ...shown, totalMinor: minor(totalMinor), withMember: memberRef !== null };
}
