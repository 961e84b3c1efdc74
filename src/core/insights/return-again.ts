/**
 * Goods that came back, under another programme: the same goods of the same sale, as that sale was made on the draft's
 * side. What is refunded, taken back and given back follows from that sale, in the same proportion as ever.
 */
import { decideReturn } from "../basket/decide-return.ts";
import type { ReturnRequest } from "../basket/return-request.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import type { FactOf } from "../events/catalog.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import { LIMITS } from "../codec/fields.ts";
import type { SaleCompleted } from "../events/sale-completed.ts";
import { valueAccountKey } from "../value/value-account.ts";
import type { ValueBalances } from "../value/value-account.ts";
import { milli, minor, negateMinor } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { rebuildLine } from "./rebuild-basket.ts";
import type { SoldBefore, SoldSale } from "./sold-before.ts";

type Goods = ReturnRequest["goods"];

function linkedGoods({ lines }: SaleReturned, { sale, returns }: SoldSale): Goods {
  return {
    kind: "linked",
    sale,
    earlierReturns: returns,
    lines: lines.map(({ originalLineId, lineId, quantityMilli }) => ({
      lineId: originalLineId ?? lineId,
      quantityMilli: milli(-quantityMilli),
    })),
  };
}

function unlinkedGoods({ returnId, lines, memberRef, refunds }: SaleReturned): Goods {
  const [refund] = refunds;
  const kind = refund?.kind === "cash" || refund?.kind === "imported" ? refund.kind : "card";
  return {
    kind: "unlinked",
    basket: {
      id: returnId,
      openedAtMs: 0,
      revision: 0,
      memberRef,
      lines: lines.map((line) =>
        rebuildLine({
          ...line,
          quantityMilli: milli(-line.quantityMilli),
          grossMinor: negateMinor(line.grossMinor),
          adjustments: line.adjustments.map((one) => ({ ...one, amountMinor: negateMinor(one.amountMinor) })),
        }),
      ),
      discount: null,
      amountOffPoints: null,
      coupons: [],
      rewards: [],
      exchange: null,
      tenders: [],
      note: "",
    },
    refund: { id: refund?.id ?? returnId, kind },
  };
}

/** Coupons that the sale issued and somebody used: with the last of the goods, the others were taken out of the world. */
function usedOf({ voidedSerials }: SaleReturned, issuedBy: SaleCompleted | null): ReadonlySet<string> {
  const issued = issuedBy?.issuedCoupons.map(({ serial }) => serial) ?? [];
  return new Set(issued.filter((serial) => !voidedSerials.includes(serial)));
}

/**
 * Accounts hold what they held when the goods came back. What the draft would have put on them beside that is not known,
 * so a return is never refused for it.
 */
function balancesOf({ value }: SaleReturned, soldValue: SaleCompleted["value"]): ValueBalances {
  const known = [...soldValue, ...value].map(({ account }) => [valueAccountKey(account), PLENTY] as const);
  return new Map(known);
}

const PLENTY = minor(LIMITS.totalMinor - LIMITS.unitPriceMinor);

export function returnAgain(
  returned: SaleReturned,
  facts: PricingFacts,
  sold: SoldBefore,
): Outcome<FactOf<"SaleReturned">, Refusal> {
  const { returnId, receiptNumber, reason, origin, originalSaleId } = returned;
  const found = originalSaleId === null ? null : sold.find(originalSaleId);
  if (originalSaleId !== null && found === null) return fail(refusal("saleNotFound"));
  const decided = decideReturn({
    returnId,
    receiptNumber,
    reason,
    origin,
    facts,
    originalProgram: found === null ? facts.program : found.program,
    value: balancesOf(returned, found?.sale.body.value ?? []),
    usedSerials: usedOf(returned, found?.sale.body ?? null),
    goods: found === null ? unlinkedGoods(returned) : linkedGoods(returned, found),
  });
  return decided.ok ? succeed(decided.value.fact) : decided;
}
