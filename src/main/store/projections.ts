/**
 * What is folded from the journal, one entry at a time: inside the commit that makes it, and again in order when the
 * projections are rebuilt. It decides nothing and reads no clock; the same journal always makes the same rows.
 */
import { assert } from "#core/assert.ts";
import type { FactOf } from "#core/events/catalog.ts";
import { applyPoints, visitOf } from "#core/points/fold-standing.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import type { Program } from "#core/program/program.ts";
import { encodeCanonicalJson } from "./canonical-json.ts";
import { foldCoupons } from "./coupon-table.ts";
import type { Entry } from "./journal.ts";
import { foldPostings } from "./ledger-table.ts";
import { foldMembers } from "./member-fold.ts";
import { foldRuleUses } from "./rule-use-table.ts";
import type { SaleRow, Tables } from "./schema.ts";
import { openStandings } from "./standing-table.ts";
import type { Args, Statements } from "./statements.ts";
import { foldValue } from "./value-table.ts";

/** After a restore, receipt numbers go on at the next multiple of this, above any number that was printed and lost. */
const RECEIPT_NUMBER_JUMP = 1_000_000;

export function openProjections(sql: Statements) {
  const statements = prepareStatements(sql);

  const rights = foldRights(sql);
  const members = foldMembers(sql);
  const standings = openStandings(sql);
  const addPostings = foldPostings(sql);

  /** null: not known in memory. Asked for by every sale, and changed by nothing but the fold. */
  let receiptNumber: number | null = null;

  function foldSale(entry: Entry, sale: Omit<SaleRow, "previous_visit">, visit: SaleFact): void {
    const { member_ref } = sale;
    const before = member_ref === null ? null : standings.find(member_ref);
    statements.putSale.run({ ...sale, previous_visit: before?.lastReceipt ?? null });
    addPostings(entry, visit);
    receiptNumber = null;
    if (member_ref === null || before === null) return;
    const standing = applyPoints(before.standing, visit.body.points, visitOf(visit, entry.businessDate));
    standings.put(member_ref, { standing, lastReceipt: sale.receipt_number });
  }

  function fold(entry: Entry): void {
    const { fact } = entry;
    switch (fact.type) {
      case "SaleCompleted":
        foldSale(entry, saleRow(entry, "sale", fact.body.saleId, null, fact.body), fact);
        rights.sale(entry, fact.body);
        break;
      case "SaleReturned":
        foldSale(entry, saleRow(entry, "return", fact.body.returnId, fact.body.originalSaleId, fact.body), fact);
        rights.returned(entry, fact.body);
        break;
      case "SettingsChanged":
        statements.putSettings.run({ settings: encodeCanonicalJson(fact.body.settings) });
        break;
      case "ProgramPublished":
        statements.putProgram.run(programRow(entry, fact.body.program));
        break;
      case "EpochOpened":
        if (fact.body.reason !== "firstStart") {
          const last = statements.findLastReceipt.get({})?.receipt_number ?? 0;
          const next = (Math.floor(last / RECEIPT_NUMBER_JUMP) + 1) * RECEIPT_NUMBER_JUMP + 1;
          statements.putReceiptFloor.run({ next_number: next });
          receiptNumber = null;
        }
        break;
      default:
        members(entry);
        break;
    }
  }

  function nextReceiptNumber(): number {
    if (receiptNumber === null) {
      const last = statements.findLastReceipt.get({})?.receipt_number ?? 0;
      receiptNumber = Math.max(last + 1, statements.findReceiptFloor.get({})?.next_number ?? 1);
    }
    return receiptNumber;
  }

  return {
    fold,
    nextReceiptNumber,
    findStanding: (memberRef: string): MemberStanding => standings.find(memberRef).standing,
    /** After a rollback: what memory holds may be ahead of the file. */
    reread() {
      receiptNumber = null;
    },
  };
}

type SaleFact = FactOf<"SaleCompleted"> | FactOf<"SaleReturned">;

export type Projections = ReturnType<typeof openProjections>;

/** What a sale uses up, gives out and holds for others. */
function foldRights(sql: Statements) {
  const addUses = foldRuleUses(sql);
  const coupons = foldCoupons(sql);
  const moveValue = foldValue(sql);
  return {
    sale({ position, businessDate }: Entry, body: FactOf<"SaleCompleted">["body"]): void {
      addUses(body.uses, body.memberRef, businessDate);
      coupons.sale(position, body);
      moveValue(body.value);
    },
    returned({ position }: Entry, body: FactOf<"SaleReturned">["body"]): void {
      coupons.returned(position, body);
      moveValue(body.value);
    },
  };
}

function programRow({ position }: Entry, program: Program): Tables["program_version"] {
  const { id, version, effectiveFrom } = program;
  return { position, id, version, effective_from: effectiveFrom, program: encodeCanonicalJson(program) };
}

interface Sold {
  readonly receiptNumber: number;
  readonly totalMinor: number;
  readonly memberRef: string | null;
  readonly lines: readonly unknown[];
}

function saleRow(
  entry: Entry,
  kind: SaleRow["kind"],
  saleId: string,
  originalSaleId: string | null,
  sold: Sold,
): Omit<SaleRow, "previous_visit"> {
  assert(Number.isSafeInteger(sold.receiptNumber), "a receipt number must be an integer");
  return {
    receipt_number: sold.receiptNumber,
    position: entry.position,
    sale_id: saleId,
    kind,
    occurred_at_ms: entry.occurredAtMs,
    business_date: entry.businessDate,
    total_minor: sold.totalMinor,
    member_ref: sold.memberRef,
    line_count: sold.lines.length,
    original_sale_id: originalSaleId,
  };
}

function prepareStatements(sql: Statements) {
  return {
    putSale: sql.prepare("sale.put", (query, arg: Args<SaleRow>) =>
      query.insertInto("sale").values({
        receipt_number: arg("receipt_number"),
        position: arg("position"),
        sale_id: arg("sale_id"),
        kind: arg("kind"),
        occurred_at_ms: arg("occurred_at_ms"),
        business_date: arg("business_date"),
        total_minor: arg("total_minor"),
        member_ref: arg("member_ref"),
        previous_visit: arg("previous_visit"),
        line_count: arg("line_count"),
        original_sale_id: arg("original_sale_id"),
      }),
    ),
    putSettings: sql.prepare("settings.put", (query, arg: Args<{ settings: string }>) =>
      query.replaceInto("shop_settings").values({ one: 1, settings: arg("settings") }),
    ),
    putProgram: sql.prepare("program.put", (query, arg: Args<Tables["program_version"]>) =>
      query.insertInto("program_version").values({
        position: arg("position"),
        id: arg("id"),
        version: arg("version"),
        effective_from: arg("effective_from"),
        program: arg("program"),
      }),
    ),
    putReceiptFloor: sql.prepare("receipt.putFloor", (query, arg: Args<{ next_number: number }>) =>
      query.replaceInto("receipt_floor").values({ one: 1, next_number: arg("next_number") }),
    ),
    findReceiptFloor: sql.prepare("receipt.findFloor", (query) =>
      query.selectFrom("receipt_floor").select("next_number"),
    ),
    findLastReceipt: sql.prepare("receipt.findLast", (query) =>
      query.selectFrom("sale").select("receipt_number").orderBy("receipt_number", "desc").limit(1),
    ),
  };
}
