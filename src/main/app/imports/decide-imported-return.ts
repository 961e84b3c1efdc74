/** Decides an imported return: as a part of its sale when that is known for certain, else without receipt. */
import { decideReturn } from "#core/basket/decide-return.ts";
import type { LinkedGoods, UnlinkedGoods } from "#core/basket/return-request.ts";
import { succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Refusal } from "#core/refusal.ts";
import type { Store } from "#main/store/store.ts";
import type { DecidedDeed, Deed } from "./deed.ts";
import { matchReturn } from "./match-return.ts";
import type { SaleRow } from "./sale-row.ts";

/** Stands as the reason of every imported return: the other till's log does not say why. */
const reason = "imported";

export function decideImportedReturn(
  store: Store,
  deed: Deed,
  rows: readonly SaleRow[],
  newId: () => string,
): Outcome<DecidedDeed, Refusal> {
  const { id, origin, basket, facts, receiptNumber } = deed;
  const matched = basket.memberRef === null ? null : matchReturn(store, basket.memberRef, rows);
  const unlinked: UnlinkedGoods = { kind: "unlinked", basket, refund: { id: newId(), kind: "imported" } };
  const goods: LinkedGoods | UnlinkedGoods = matched ?? unlinked;
  const program = matched?.sale.body.program ?? null;
  const decided = decideReturn({
    returnId: id,
    receiptNumber,
    reason,
    origin,
    facts,
    originalProgram: program === null ? null : store.programs.find(program.id, program.version),
    // An imported sale sells no value, is paid with none and issues no coupon.
    value: new Map(),
    usedSerials: new Set(),
    goods,
  });
  if (!decided.ok) return decided;
  const { fact } = decided.value;
  const act = goods.kind === "linked" ? "linkedReturn" : "unlinkedReturn";
  return succeed({ fact, totalMinor: fact.body.totalMinor, act });
}
