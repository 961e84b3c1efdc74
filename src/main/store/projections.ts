/**
 * What is folded from the journal, one entry at a time: inside the commit that makes it, and again in order when the
 * projections are rebuilt. It decides nothing and reads no clock; the same journal always makes the same rows.
 */
import { assert } from "#core/assert.ts";
import type { FactOf } from "#core/events/catalog.ts";
import { postingsOf } from "#core/events/postings.ts";
import { applyPoints, emptyStanding, visitOf } from "#core/points/fold-standing.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import type { Program } from "#core/program/program.ts";
import { encodeCanonicalJson } from "./canonical-json.ts";
import { foldCoupons } from "./coupon-table.ts";
import type { Entry } from "./journal.ts";
import { foldMembers } from "./member-fold.ts";
import { encodePostings } from "./postings.ts";
import { foldRuleUses } from "./rule-use-table.ts";
import type { SaleRow, Tables } from "./schema.ts";
import { decodeStanding, encodeStanding } from "./standing-codec.ts";
import type { Args, Statements } from "./statements.ts";
import { foldValue } from "./value-table.ts";

/** After a restore, receipt numbers go on at the next multiple of this, above any number that was printed and lost. */
const RECEIPT_NUMBER_JUMP = 1_000_000;

export function openProjections(sql: Statements) {
  const statements = prepareStatements(sql);

  const rights = foldRights(sql);
  const members = foldMembers(sql);

  /** null: not known in memory. Asked for by every sale, and changed by nothing but the fold. */
  let receiptNumber: number | null = null;

  const decode = (row: StandingRow | undefined): MemberStanding =>
    row === undefined ? emptyStanding() : decodeStanding(row.standing);

  function foldSale(entry: Entry, sale: Omit<SaleRow, "previous_visit">, visit: SaleFact): void {
    const { member_ref } = sale;
    const before = member_ref === null ? undefined : statements.findStanding.get({ memberRef: member_ref });
    statements.putSale.run({ ...sale, previous_visit: before?.last_receipt ?? null });
    statements.putPostings.run({ position: entry.position, postings: encodePostings(postingsOf(visit)) });
    receiptNumber = null;
    if (member_ref === null) return;
    const standing = applyPoints(decode(before), visit.body.points, visitOf(visit, entry.businessDate));
    statements.putStanding.run({
      member_ref,
      last_receipt: sale.receipt_number,
      standing: encodeStanding(standing),
    });
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
    findStanding: (memberRef: string) => decode(statements.findStanding.get({ memberRef })),
    /** After a rollback: what memory holds may be ahead of the file. */
    reread() {
      receiptNumber = null;
    },
  };
}

type SaleFact = FactOf<"SaleCompleted"> | FactOf<"SaleReturned">;
type StandingRow = Pick<Tables["member_standing"], "standing" | "last_receipt">;

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
    putPostings: sql.prepare("ledger.put", (query, arg: Args<Tables["ledger"]>) =>
      query.insertInto("ledger").values({ position: arg("position"), postings: arg("postings") }),
    ),
    findStanding: sql.prepare("standing.find", (query, arg: Args<{ memberRef: string }>) =>
      query
        .selectFrom("member_standing")
        .select(["standing", "last_receipt"])
        .where("member_ref", "=", arg("memberRef")),
    ),
    putStanding: sql.prepare("standing.put", (query, arg: Args<Tables["member_standing"]>) =>
      query.replaceInto("member_standing").values({
        member_ref: arg("member_ref"),
        last_receipt: arg("last_receipt"),
        standing: arg("standing"),
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
