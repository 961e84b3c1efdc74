/** A completed sale or return for a screen: every figure as it stands in the journal, names from the tables of today. */
import type { SaleSummaryView, SaleView } from "#contract/views.ts";
import type { LotMove, SoldLine } from "#core/events/sale-completed.ts";
import type { SaleReturned } from "#core/events/sale-returned.ts";
import { ZERO_MINOR, minor, points } from "#core/money/integers.ts";
import { explainTierChange } from "#core/tiers/explain-tier-change.ts";
import type { SaleSummary, StoredSale } from "#main/store/store.ts";
import type { Engine } from "./engine.ts";
import { seesPersonalData } from "./personal-view.ts";

type Body = StoredSale["fact"]["body"];

export function saleViewOf(engine: Pick<Engine, "store" | "session">, stored: StoredSale): SaleView {
  const { store } = engine;
  const { fact, moment, receiptNumber, saleId } = stored;
  const { body } = fact;
  const shared = {
    saleId,
    receiptNumber,
    occurredAtMs: moment.occurredAtMs,
    businessDate: moment.businessDate,
    cashier: nameOf(store, stored.actor),
    approver: stored.approver === null ? null : nameOf(store, stored.approver),
    memberName: memberNameOf(engine, body.memberRef),
    program: body.program,
    taxTable: body.taxTable,
    totalMinor: body.totalMinor,
    cashRoundingMinor: body.cashRoundingMinor,
    points: pointsView(body.points),
    movements: movementsOf(body.points),
    tierWhy: tierWhyOf(store, stored),
  };
  if (fact.type === "SaleCompleted") {
    const { lines, changeMinor, tenders, exchangeReturnId: exchangedWith } = fact.body;
    return { ...shared, kind: "sale", lines, changeMinor, tenders, exchangedWith };
  }
  const { lines, refunds, exchangeSaleId: exchangedWith } = fact.body;
  const turned = { changeMinor: ZERO_MINOR, tenders: refunds, exchangedWith };
  return { ...shared, ...turned, kind: "return", lines: lines.map(soldPart) };
}

const memberNameOf = (engine: Pick<Engine, "store" | "session">, memberRef: string | null): string | null =>
  memberRef === null || !seesPersonalData(engine) ? null : (engine.store.members.find(memberRef)?.name ?? null);

const nameOf = ({ staff }: Engine["store"], id: string): string => staff.find(id)?.name ?? id;

function pointsView(moved: Body["points"]): SaleView["points"] {
  if (moved === null) return null;
  const { moves: _moves, ...shown } = moved;
  return shown;
}

/** Every kind of movement once, with its sum. */
function movementsOf(moved: Body["points"]): SaleView["movements"] {
  const sums = new Map<LotMove["kind"], number>();
  for (const { kind, delta } of moved?.moves ?? []) sums.set(kind, (sums.get(kind) ?? 0) + delta);
  return [...sums].map(([kind, sum]) => ({ kind, points: points(sum) }));
}

/** A sale's tiers are those of its programme; a return is judged by the one that was in force on its day. */
function tierWhyOf({ programs }: Engine["store"], { fact, moment }: StoredSale): SaleView["tierWhy"] {
  const { points: moved, program: made } = fact.body;
  if (moved === null) return [];
  const program =
    fact.type === "SaleCompleted" && made !== null
      ? programs.find(made.id, made.version)
      : programs.findInForce(moment.businessDate);
  return program === null ? [] : [...explainTierChange(moved, program)];
}

function soldPart({ originalLineId: _original, ...line }: SaleReturned["lines"][number]): SoldLine {
  return line;
}

export function saleSummaryView(sale: SaleSummary): SaleSummaryView {
  const { memberRef, totalMinor, ...shown } = sale;
  return { ...shown, totalMinor: minor(totalMinor), withMember: memberRef !== null };
}
