/** Committed sales and returns: the list is a projection, the whole fact is read from the journal. */
import { assert } from "#core/assert.ts";
import { decodeFact } from "./journal.ts";
import type { SaleRow } from "./schema.ts";
import type { Args, Statements } from "./statements.ts";
import type { SaleSummary, SaleTable, StoredSale } from "./store.ts";

/** A sale of 500 lines can be returned line by line, and hardly more often. */
const RETURNS_OF_A_SALE_MAX = 500;

export interface VisitList {
  listVisits(ref: string, limit: number): readonly SaleSummary[];
}

export function openSaleTable(sql: Statements, nextReceiptNumber: () => number): SaleTable & VisitList {
  const statements = prepareStatements(sql);

  function listVisits(ref: string, limit: number): readonly SaleSummary[] {
    const visits: SaleSummary[] = [];
    let receiptNumber = statements.findLastVisit.get({ ref })?.last_receipt ?? null;
    while (receiptNumber !== null && visits.length < limit) {
      const row = statements.findSummary.get({ receiptNumber });
      assert(row !== undefined, "the chain of a member's visits leads to a sale that is not there");
      visits.push(summaryOf(row));
      receiptNumber = row.previous_visit;
    }
    return visits;
  }

  return {
    find(saleId) {
      const row = statements.find.get({ saleId });
      const sale = row === undefined ? null : storedSaleOf(row);
      // The same table leads from a command's id to its entry, and that is another question.
      return sale?.saleId === saleId ? sale : null;
    },
    findByReceiptNumber(receiptNumber) {
      const row = statements.findByReceipt.get({ receiptNumber });
      return row === undefined ? null : storedSaleOf(row);
    },
    listReturnsOf: (saleId) => statements.listReturns.all({ saleId }).flatMap((row) => storedSaleOf(row) ?? []),
    listRecent: (limit) => statements.listRecent.all({ limit }).map(summaryOf),
    listVisits,
    hasBetween: (from, through) => statements.findBetween.get({ from, through }) !== undefined,
    nextReceiptNumber,
  };
}

interface StoredRow {
  readonly seq: number;
  readonly type: string;
  readonly version: number;
  readonly business_date: string;
  readonly occurred_at_ms: number;
  readonly zone_offset_min: number;
  readonly actor: string;
  readonly approver: string | null;
  readonly body: Buffer;
}

/** null when the entry is neither a sale nor a return. */
function storedSaleOf(row: StoredRow): StoredSale | null {
  const fact = decodeFact(row.type, row.version, row.body);
  if (fact.type !== "SaleCompleted" && fact.type !== "SaleReturned") return null;
  return {
    seq: row.seq,
    saleId: fact.type === "SaleCompleted" ? fact.body.saleId : fact.body.returnId,
    receiptNumber: fact.body.receiptNumber,
    moment: {
      occurredAtMs: row.occurred_at_ms,
      zoneOffsetMin: row.zone_offset_min,
      businessDate: row.business_date,
    },
    actor: row.actor,
    approver: row.approver,
    fact,
  };
}

function summaryOf(row: SaleRow): SaleSummary {
  return {
    saleId: row.sale_id,
    receiptNumber: row.receipt_number,
    kind: row.kind,
    occurredAtMs: row.occurred_at_ms,
    businessDate: row.business_date,
    totalMinor: row.total_minor,
    memberRef: row.member_ref,
    lineCount: row.line_count,
  };
}

function prepareStatements(sql: Statements) {
  return {
    find: sql.prepare("sale.find", (query, arg: Args<{ saleId: string }>) =>
      query
        .selectFrom("journal_id")
        .innerJoin("journal", "journal.position", "journal_id.position")
        .selectAll("journal")
        .where("journal_id.id", "=", arg("saleId")),
    ),
    findByReceipt: sql.prepare("sale.findByReceiptNumber", (query, arg: Args<{ receiptNumber: number }>) =>
      query
        .selectFrom("sale")
        .innerJoin("journal", "journal.position", "sale.position")
        .selectAll("journal")
        .where("receipt_number", "=", arg("receiptNumber")),
    ),
    listReturns: sql.prepare("sale.listReturnsOf", (query, arg: Args<{ saleId: string }>) =>
      query
        .selectFrom("sale")
        .innerJoin("journal", "journal.position", "sale.position")
        .selectAll("journal")
        .where("original_sale_id", "=", arg("saleId"))
        .orderBy("receipt_number")
        .limit(RETURNS_OF_A_SALE_MAX),
    ),
    listRecent: sql.prepare("sale.listRecent", (query, arg: Args<{ limit: number }>) =>
      query.selectFrom("sale").selectAll().orderBy("receipt_number", "desc").limit(arg("limit")),
    ),
    // From the newest on: a period that anybody asks for is mostly a late one.
    findBetween: sql.prepare("sale.findBetween", (query, arg: Args<{ from: string; through: string }>) =>
      query
        .selectFrom("sale")
        .select("receipt_number")
        .where("business_date", ">=", arg("from"))
        .where("business_date", "<=", arg("through"))
        .orderBy("receipt_number", "desc")
        .limit(1),
    ),
    findLastVisit: sql.prepare("sale.findLastVisit", (query, arg: Args<{ ref: string }>) =>
      query.selectFrom("member_standing").select("last_receipt").where("member_ref", "=", arg("ref")),
    ),
    findSummary: sql.prepare("sale.findSummary", (query, arg: Args<{ receiptNumber: number }>) =>
      query.selectFrom("sale").selectAll().where("receipt_number", "=", arg("receiptNumber")),
    ),
  };
}
