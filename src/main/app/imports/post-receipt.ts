/**
 * Makes one receipt of another till into acts of this one: the same decisions that selling uses, at the receipt's own
 * moment, with prices that are final and a tender that says that another till took the money.
 *
 * - A receipt longer than a basket may be becomes several sales, `536544` and `536544/2`.
 * - Every part has ids made from its source and number, and the journal remembers a digest of its rows: the same part
 *   again is "already there", the same number with other rows is refused.
 * - The programme is the one in force on the receipt's day; a receipt older than the shop's first programme is counted
 *   by today's, because a shop imports its past to give its regulars their due.
 */
import { createHash } from "node:crypto";
import { emptyBasket } from "#core/basket/apply-basket-step.ts";
import { GOODS } from "#core/basket/basket.ts";
import type { Basket, BasketLine } from "#core/basket/basket.ts";
import { decideSale } from "#core/basket/decide-sale.ts";
import { priceBasket } from "#core/basket/price-basket.ts";
import { NOTHING_SHARED } from "#core/basket/pricing-facts.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Program } from "#core/program/program.ts";
import type { Refusal } from "#core/refusal.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Store } from "#main/store/store.ts";
import { memberFactsOf } from "../pricing-facts-of.ts";
import { shopMomentAt } from "../shop-time.ts";
import type { ShopMoment } from "../shop-time.ts";
import { enrol } from "./enrol.ts";
import { categoryOfCode } from "./import-map.ts";
import type { SalesMap } from "./import-map.ts";
import { importUuid } from "./import-uuid.ts";
import type { DecidedDeed, Deed } from "./deed.ts";
import { decideImportedReturn } from "./decide-imported-return.ts";
import type { Receipt } from "./receipt-window.ts";
import type { RefusedRow } from "./refused-row.ts";
import type { SaleRow } from "./sale-row.ts";

export interface PostingParts {
  readonly store: Store;
  readonly settings: ShopSettings;
  readonly map: SalesMap;
  readonly taxRateId: string;
  readonly programOfToday: Program | null;
  readonly newId: () => string;
}

export type Posted =
  | { readonly kind: "alreadyThere" }
  | {
      readonly kind: "posted";
      readonly act: "sale" | "linkedReturn" | "unlinkedReturn";
      readonly memberCreated: boolean;
      readonly totalMinor: number;
    };

/** The rows of a receipt that are taken together, and those that are not, with why. */
export interface SplitReceipt {
  readonly parts: readonly (readonly SaleRow[])[];
  readonly refused: readonly RefusedRow[];
}

const actor = "import";

const refusedRow = (row: SaleRow, reason: RefusedRow["reason"]): RefusedRow => ({
  line: row.line,
  reason,
  receipt: row.receipt,
  fields: row.fields,
});

/** Judges what only a whole receipt can show, and cuts what is left into parts that a basket can hold. */
export function splitReceipt(receipt: Receipt): SplitReceipt {
  const memberNumber = receipt.rows[0]?.memberNumber ?? null;
  const [same, other] = [
    receipt.rows.filter((row) => row.memberNumber === memberNumber),
    receipt.rows.filter((row) => row.memberNumber !== memberNumber),
  ];
  const refused = other.map((row) => refusedRow(row, "memberDiffers"));
  if (same.every((row) => row.unitPriceMinor === 0)) {
    return { parts: [], refused: [...refused, ...same.map((row) => refusedRow(row, "nothingSold"))] };
  }
  const parts: SaleRow[][] = [];
  for (let from = 0; from < same.length; from += LIMITS.basketLines) {
    parts.push(same.slice(from, from + LIMITS.basketLines));
  }
  return { parts, refused };
}

/** Commits one part, or says why none of its rows was taken. Part 1 has the receipt's own number. */
export function postPart(
  parts: PostingParts,
  receipt: Receipt,
  rows: readonly SaleRow[],
  partNumber: number,
): Outcome<Posted, readonly RefusedRow[]> {
  const { store, settings, map } = parts;
  const reference = partNumber === 1 ? receipt.number : `${receipt.number}/${partNumber}`;
  const kind = receipt.isReturn ? "return" : "sale";
  const commandId = importUuid(map.id, kind, "act", reference);
  const digest = digestOf(rows);
  const answer = store.findAnswer(commandId);
  if (answer !== undefined) {
    if (isAnswerWith(answer, digest)) return succeed({ kind: "alreadyThere" });
    return fail(rows.map((row) => refusedRow(row, "receiptDiffers")));
  }

  const at = shopMomentAt(rows[0]?.occurredAtMs ?? 0, settings);
  const member = memberOf(parts, rows[0]?.memberNumber ?? null, at);
  if (!member.ok) return fail(rows.map((row) => refusedRow(row, member.failure.code)));
  const facts = factsOf(parts, member.value.ref, at);
  const deed: Deed = {
    id: importUuid(map.id, kind, reference),
    origin: { kind: "import", importer: map.id, reference },
    basket: basketOf(parts, rows, member.value.ref, at.moment.occurredAtMs),
    facts,
    receiptNumber: store.sales.nextReceiptNumber(),
  };
  const decided = receipt.isReturn ? decideImportedReturn(store, deed, rows, parts.newId) : saleFact(deed, parts.newId);
  if (!decided.ok) return fail(rows.map((row) => refusedRow(row, decided.failure.code)));
  const { fact, totalMinor, act } = decided.value;
  store.commit({ commandId, moment: at.moment, actor, approver: null, facts: [fact], answer: { digest } });
  return succeed({ kind: "posted", act, memberCreated: member.value.created, totalMinor });
}

function saleFact(deed: Deed, newId: () => string): Outcome<DecidedDeed, Refusal> {
  const { id, origin, basket, facts, receiptNumber } = deed;
  const priced = priceBasket(basket, facts);
  if (!priced.ok) return priced;
  const { totalMinor } = priced.value;
  const tenders: Basket["tenders"] = [{ id: newId(), kind: "imported", amountMinor: totalMinor }];
  const paid = totalMinor === 0 ? basket : { ...basket, tenders };
  const decided = decideSale({ basket: paid, facts, saleId: id, receiptNumber, origin, newSerials: [] });
  if (!decided.ok) return decided;
  return succeed({ fact: decided.value.fact, totalMinor: decided.value.fact.body.totalMinor, act: "sale" });
}

/** The member of a number: known by that card, or enrolled now, without a name. */
function memberOf(
  parts: PostingParts,
  memberNumber: string | null,
  at: ShopMoment,
): Outcome<{ readonly ref: string | null; readonly created: boolean }, Refusal> {
  if (memberNumber === null) return succeed({ ref: null, created: false });
  const { store, newId } = parts;
  const known = store.members.findByCard(memberNumber);
  if (known !== null) return succeed({ ref: known.ref, created: false });
  const nobody = { name: null, phone: null, birthMonth: null, cardNumber: memberNumber, marketingConsent: false };
  const enrolled = enrol({ store, newId, actor, via: "import" }, nobody, at.moment);
  return enrolled.ok ? succeed({ ref: enrolled.value, created: true }) : enrolled;
}

function factsOf(parts: PostingParts, memberRef: string | null, at: ShopMoment): PricingFacts {
  const { store, settings, programOfToday } = parts;
  const { businessDate } = at.moment;
  return {
    settings,
    program: store.programs.findInForce(businessDate) ?? programOfToday,
    member: memberRef === null ? null : memberFactsOf(store, memberRef),
    shared: NOTHING_SHARED,
    businessDate,
    minuteOfDay: at.minuteOfDay,
    discounts: "final",
  };
}

function basketOf(parts: PostingParts, rows: readonly SaleRow[], memberRef: string | null, openedAtMs: number): Basket {
  return { ...emptyBasket(parts.newId(), openedAtMs), memberRef, lines: rows.map((row) => lineOf(parts, row)) };
}

function lineOf({ store, map, taxRateId, newId }: PostingParts, row: SaleRow): BasketLine {
  const product = store.products.findByShopCode(row.code);
  return {
    id: newId(),
    productId: product?.id ?? null,
    departmentId: null,
    code: row.code,
    name: row.name,
    category: categoryOfCode(map, row.code),
    brand: product?.brand ?? null,
    taxRateId: product?.taxRateId ?? taxRateId,
    sells: GOODS,
    soldBy: row.quantityMilli % 1000 === 0 ? "piece" : "weight",
    quantityMilli: row.quantityMilli,
    listPriceMinor: row.unitPriceMinor,
    override: null,
    discount: null,
  };
}

/** A digest of what the rows say, so that a repeat is known whatever the map calls their categories by now. */
function digestOf(rows: readonly SaleRow[]): string {
  const hash = createHash("sha256");
  for (const { code, name, quantityMilli, unitPriceMinor, occurredAtMs, memberNumber } of rows) {
    hash.update(JSON.stringify([code, name, quantityMilli, unitPriceMinor, occurredAtMs, memberNumber]));
  }
  return hash.digest("base64url");
}

const isAnswerWith = (answer: unknown, digest: string): boolean =>
  typeof answer === "object" && answer !== null && "digest" in answer && answer.digest === digest;
