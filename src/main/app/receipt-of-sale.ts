/** Gathers what a receipt is made of: the committed fact, the shop, the people, the member as paper may show them. */
import { makeReceiptCode } from "#core/cards/receipt-code.ts";
import type { MemberOnReceipt, ReceiptInput, ReceiptMoment, TierProgress } from "#core/receipts/receipt-input.ts";
import { maskName } from "#core/members/mask-name.ts";
import { minor, points } from "#core/money/integers.ts";
import { nextExpiry } from "#core/points/fold-standing.ts";
import type { Program } from "#core/program/program.ts";
import { tierProgress } from "#core/tiers/judge-tier.ts";
import { sayIn } from "#locales/say.ts";
import type { Moment, Store, StoredSale } from "#main/store/store.ts";
import { receiptRights } from "./receipt-rights.ts";
import { TILL_NAME, TILL_NUMBER } from "./till-identity.ts";
import { tailOf } from "./member-panel.ts";

export interface ReceiptSource {
  readonly store: Store;
  /** For the codes of coupons. */
  readonly couponKey: Buffer;
}

/** null when the sale or the shop is not there. `copyNumber` 0 is the original. */
export function receiptOfSale(
  { store, couponKey }: ReceiptSource,
  saleId: string,
  copyNumber: number,
): ReceiptInput | null {
  const sale = store.sales.find(saleId);
  const shop = store.findSettings();
  if (sale === null || shop === null) return null;
  const { fact, moment, actor, receiptNumber } = sale;
  const exchange = otherLegOf(store, fact);
  const originalId = originalSaleOf(fact) ?? (exchange === null ? null : originalSaleOf(exchange));
  return {
    fact,
    exchange,
    moment: receiptMoment(moment),
    shop,
    cashierName: store.staff.find(actor)?.name ?? actor,
    tillName: TILL_NAME,
    member: memberOnReceipt(store, sale),
    rights: receiptRights(store, couponKey, sale),
    originalReceiptNumber: originalId === null ? null : (store.sales.find(originalId)?.receiptNumber ?? null),
    copyNumber,
    language: shop.receiptLanguage,
    receiptCode: makeReceiptCode({ tillNumber: TILL_NUMBER, receiptNumber }),
    say: sayIn(shop.currency),
  };
}

type SaleFact = StoredSale["fact"];

const originalSaleOf = (fact: SaleFact): string | null =>
  fact.type === "SaleReturned" ? fact.body.originalSaleId : null;

/** The other fact of an exchange. */
function otherLegOf(store: Store, { type, body }: SaleFact): SaleFact | null {
  const otherId = type === "SaleReturned" ? body.exchangeSaleId : body.exchangeReturnId;
  return otherId === null ? null : (store.sales.find(otherId)?.fact ?? null);
}

const MINUTE_MS = 60_000;

/** The wall clock as it stood then: from the offset in the journal, so a zone that changes its rules changes no receipt. */
function receiptMoment({ occurredAtMs, zoneOffsetMin, businessDate }: Moment): ReceiptMoment {
  const wall = new Date(occurredAtMs + zoneOffsetMin * MINUTE_MS).toISOString();
  const offset = new Date(Math.abs(zoneOffsetMin) * MINUTE_MS).toISOString().slice(11, 16);
  return {
    businessDate,
    localDate: wall.slice(0, 10),
    localTime: wall.slice(11, 16),
    zoneName: `UTC${zoneOffsetMin < 0 ? "-" : "+"}${offset}`,
  };
}

function memberOnReceipt(store: Store, { saleId, fact, moment }: StoredSale): MemberOnReceipt | null {
  const { memberRef, points: ofSale, program: programRef } = fact.body;
  if (memberRef === null) return null;
  const profile = store.members.find(memberRef);
  const card = store.members.listCards(memberRef).find(({ state }) => state === "active");
  const program = programRef === null ? null : store.programs.find(programRef.id, programRef.version);
  const tier = program?.tiers.levels.find(({ id }) => id === ofSale?.tierAfter) ?? null;
  // What is still missing, and what expires, is only known of the latest visit: an older receipt does not say it.
  const isLatest = store.members.listVisits(memberRef, 1)[0]?.saleId === saleId;
  const standing = store.members.getStanding(memberRef);
  const expiring = isLatest ? nextExpiry(standing, moment.businessDate) : null;
  return {
    maskedName: profile?.name === null || profile === null ? null : maskName(profile.name),
    cardTail: card === undefined ? null : tailOf(card.number),
    tierName: tier?.name ?? null,
    progress:
      isLatest && program !== null ? progressOf(tierProgress(standing, program, moment.businessDate), program) : null,
    expiring: expiring === null ? null : { points: expiring.points, onDate: expiring.date },
  };
}

type Progress = ReturnType<typeof tierProgress>;

/** The next tier when there is one, else what keeps the present one. */
function progressOf(progress: Progress, program: Program): TierProgress | null {
  const { metric } = program.tiers;
  if (progress.next !== null && progress.missing !== null && progress.missing > 0) {
    return { goal: "next", tierName: progress.next.name, remaining: remainingOf(metric, progress.missing) };
  }
  if (progress.current === null || progress.keeps === null || progress.keeps.missing === 0) return null;
  return { goal: "keep", tierName: progress.current.name, remaining: remainingOf(metric, progress.keeps.missing) };
}

function remainingOf(metric: Program["tiers"]["metric"], missing: number): TierProgress["remaining"] {
  switch (metric) {
    case "netSpend":
      return { metric, amount: minor(missing) };
    case "points":
      return { metric, amount: points(missing) };
    case "visits":
      return { metric, count: missing };
  }
}
