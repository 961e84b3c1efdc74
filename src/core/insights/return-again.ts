/**
 * Goods that came back, under another programme: the same goods of the same sale, as that sale was made on the draft's
 * side. What is refunded, taken back and given back follows from that sale, in the same proportion as ever.
 */
import { decideReturn } from "../basket/decide-return.ts";
import type { ReturnRequest } from "../basket/decide-return.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import type { FactOf } from "../events/catalog.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import { milli, negateMinor } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { rebuildLine } from "./rebuild-basket.ts";
import type { SoldBefore } from "./sold-before.ts";

type Goods = ReturnRequest["goods"];

function linkedGoods({ lines }: SaleReturned, originalSaleId: string, sold: SoldBefore): Outcome<Goods, Refusal> {
  const found = sold.find(originalSaleId);
  if (found === null) return fail(refusal("saleNotFound"));
  return succeed({
    kind: "linked",
    sale: found.sale,
    earlierReturns: found.returns,
    lines: lines.map(({ originalLineId, lineId, quantityMilli }) => ({
      lineId: originalLineId ?? lineId,
      quantityMilli: milli(-quantityMilli),
    })),
  });
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

export function returnAgain(
  returned: SaleReturned,
  facts: PricingFacts,
  sold: SoldBefore,
): Outcome<FactOf<"SaleReturned">, Refusal> {
  const { originalSaleId } = returned;
  const goods =
    originalSaleId === null ? succeed(unlinkedGoods(returned)) : linkedGoods(returned, originalSaleId, sold);
  if (!goods.ok) return goods;
  const { returnId, receiptNumber, reason, origin } = returned;
  const decided = decideReturn({ returnId, receiptNumber, reason, origin, facts, goods: goods.value });
  return decided.ok ? succeed(decided.value.fact) : decided;
}
