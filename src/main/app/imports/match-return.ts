/**
 * Finds the sale that an imported return belongs to.
 *
 * The rule, simple and never a guess: among the member's newest sales there is exactly one that has every returned line
 * (same code, same price paid) with enough of it left. None, or more than one → a return without receipt.
 */
import type { LinkedGoods } from "#core/basket/return-request.ts";
import type { SoldLine } from "#core/events/sale-completed.ts";
import type { Store } from "#main/store/store.ts";
import type { SaleRow } from "./sale-row.ts";

/** Newest sales of a member that are looked at. */
const salesMax = 30;

export function matchReturn(store: Store, memberRef: string, rows: readonly SaleRow[]): LinkedGoods | null {
  const before = rows[0]?.occurredAtMs ?? 0;
  let found: LinkedGoods | null = null;
  for (const summary of store.members.listVisits(memberRef, salesMax)) {
    if (summary.kind !== "sale" || summary.occurredAtMs > before) continue;
    const fits = matchSale(store, summary.saleId, rows);
    if (fits === null) continue;
    if (found !== null) return null;
    found = fits;
  }
  return found;
}

function matchSale(store: Store, saleId: string, rows: readonly SaleRow[]): LinkedGoods | null {
  const stored = store.sales.find(saleId);
  if (stored === null || stored.fact.type !== "SaleCompleted") return null;
  const sale = stored.fact.body;
  const earlierReturns = store.sales
    .listReturnsOf(saleId)
    .flatMap(({ fact }) => (fact.type === "SaleReturned" ? [fact.body] : []));
  const left = new Map<string, number>(sale.lines.map((line) => [line.lineId, line.quantityMilli]));
  for (const line of earlierReturns.flatMap((one) => one.lines)) {
    // Returned quantities are negative.
    if (line.originalLineId !== null) take(left, line.originalLineId, -line.quantityMilli);
  }
  const lines: LinkedGoods["lines"][number][] = [];
  for (const row of rows) {
    const line = sale.lines.find((one) => isSameGoods(one, row) && (left.get(one.lineId) ?? 0) >= row.quantityMilli);
    if (line === undefined) return null;
    take(left, line.lineId, row.quantityMilli);
    lines.push({ lineId: line.lineId, quantityMilli: row.quantityMilli });
  }
  return { kind: "linked", sale: stored.fact, earlierReturns, lines };
}

/** A line with a discount was not paid at its list price: what another till paid back for it would not fit. */
const isSameGoods = (line: SoldLine, row: SaleRow): boolean =>
  line.code === row.code && line.listPriceMinor === row.unitPriceMinor && line.adjustments.length === 0;

function take(left: Map<string, number>, lineId: string, quantityMilli: number): void {
  left.set(lineId, (left.get(lineId) ?? 0) - quantityMilli);
}
