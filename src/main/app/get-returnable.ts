/** A sale as goods of it may come back: sold, returned and left of every line, and its earlier returns. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Returnable } from "#contract/return-views.ts";
import { quantitiesReturned } from "#core/basket/returned-quantities.ts";
import { succeed } from "#core/outcome.ts";
import { milli } from "#core/money/integers.ts";
import { refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";

export function getReturnable({ store }: Engine, { saleId }: CallInput<"getReturnable">): Answer<Returnable> {
  const sold = store.sales.find(saleId);
  if (sold === null) return refuse(refusal("saleNotFound"));
  if (sold.fact.type === "SaleReturned") return refuse(refusal("returnOfReturn"));
  const { body } = sold.fact;
  const earlier = store.sales.listReturnsOf(saleId);
  const returned = quantitiesReturned(earlier.flatMap(({ fact }) => (fact.type === "SaleReturned" ? [fact.body] : [])));
  return succeed({
    saleId,
    receiptNumber: sold.receiptNumber,
    businessDate: sold.moment.businessDate,
    memberName: body.memberRef === null ? null : (store.members.find(body.memberRef)?.name ?? null),
    lines: body.lines.map(({ lineId, name, soldBy, sells, quantityMilli, netMinor }) => {
      const returnedMilli = milli(returned.get(lineId) ?? 0);
      const leftMilli = milli(quantityMilli - returnedMilli);
      return { lineId, name, soldBy, sells, soldMilli: quantityMilli, returnedMilli, leftMilli, netMinor };
    }),
    returns: earlier.map(({ saleId: returnId, receiptNumber, moment, fact }) => ({
      returnId,
      receiptNumber,
      businessDate: moment.businessDate,
      totalMinor: fact.body.totalMinor,
    })),
  });
}
