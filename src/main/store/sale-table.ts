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
  const find = sql.prepare("sale.find", (query, arg: Args<{ saleId: string }>) =>
    query
      .selectFrom("sale")
      .innerJoin("journal", "journal.position", "sale.position")
      .selectAll("journal")
      .select(["sale_id", "receipt_number"])
      .where("sale_id", "=", arg("saleId")),
  );
  const findByReceipt = sql.prepare("sale.findByReceiptNumber", (query, arg: Args<{ receiptNumber: number }>) =>
    query
      .selectFrom("sale")
      .innerJoin("journal", "journal.position", "sale.position")
      .selectAll("journal")
      .select(["sale_id", "receipt_number"])
      .where("receipt_number", "=", arg("receiptNumber")),
  );
  const listReturns = sql.prepare("sale.listReturnsOf", (query, arg: Args<{ saleId: string }>) =>
    query
      .selectFrom("sale")
      .innerJoin("journal", "journal.position", "sale.position")
      .selectAll("journal")
      .select(["sale_id", "receipt_number"])
      .where("original_sale_id", "=", arg("saleId"))
      .orderBy("receipt_number")
      .limit(RETURNS_OF_A_SALE_MAX),
  );
  const listRecent = sql.prepare("sale.listRecent", (query, arg: Args<{ limit: number }>) =>
    query.selectFrom("sale").selectAll().orderBy("receipt_number", "desc").limit(arg("limit")),
  );
  const listVisits = sql.prepare("sale.listVisits", (query, arg: Args<{ ref: string; limit: number }>) =>
    query
      .selectFrom("sale")
      .selectAll()
      .where("member_ref", "=", arg("ref"))
      .orderBy("receipt_number", "desc")
      .limit(arg("limit")),
  );
  return {
    find: (saleId) => orNull(find.get({ saleId })),
    findByReceiptNumber: (receiptNumber) => orNull(findByReceipt.get({ receiptNumber })),
    listReturnsOf: (saleId) => listReturns.all({ saleId }).map(storedSaleOf),
    listRecent: (limit) => listRecent.all({ limit }).map(summaryOf),
    listVisits: (ref, limit) => listVisits.all({ ref, limit }).map(summaryOf),
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
  readonly body: Buffer;
  readonly sale_id: string;
  readonly receipt_number: number;
}

const orNull = (row: StoredRow | undefined): StoredSale | null => (row === undefined ? null : storedSaleOf(row));

function storedSaleOf(row: StoredRow): StoredSale {
  const fact = decodeFact(row.type, row.version, row.body);
  assert(fact.type === "SaleCompleted" || fact.type === "SaleReturned", "a sale row points at another kind of entry");
  return {
    seq: row.seq,
    saleId: row.sale_id,
    receiptNumber: row.receipt_number,
    moment: {
      occurredAtMs: row.occurred_at_ms,
      zoneOffsetMin: row.zone_offset_min,
      businessDate: row.business_date,
    },
    actor: row.actor,
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
