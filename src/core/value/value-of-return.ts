/**
 * What a return does to money that the shop holds for others: what paid comes back to the account that it came from, and
 * value that was sold is taken out of its account again, with the bonus that was given for it.
 *
 * | comes back                    | move                        | only while the account still holds |
 * |-------------------------------|-----------------------------|------------------------------------|
 * | goods that a gift card paid   | refunded + on the same card |                                    |
 * | goods that stored value paid  | refunded + on the same account |                                 |
 * | a gift card                   | refunded −                  | what was issued                    |
 * | a top-up                      | refunded −, bonus −         | the amount and its bonus           |
 *
 * Money of the value that was spent already cannot be paid out a second time: refused as returnOfUsedValue.
 */
import type { SettledTender } from "../basket/priced-basket.ts";
import type { SaleCompleted, ValueMove } from "../events/sale-completed.ts";
import { negateMinor } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { balanceIn } from "./value-account.ts";
import type { ValueAccount, ValueBalances } from "./value-account.ts";
import { moveOfTender, withBalances } from "./value-of-sale.ts";

export interface ReturnedValueMoves {
  /** Of the original sale. */
  readonly sold: SaleCompleted["value"];
  /** Lines of the sale that come back with this return. A line that sells value is one piece: it comes back whole. */
  readonly lineIds: ReadonlySet<string>;
  readonly refunds: readonly SettledTender[];
  /** Whose stored value it is today; null for nobody. */
  readonly holderRef: string | null;
}

/** A member's account is today that of whoever they are now. */
const heldBy = (account: ValueAccount, holderRef: string | null): ValueAccount =>
  account.kind === "storedValue" && holderRef !== null ? { kind: "storedValue", memberRef: holderRef } : account;

export function valueOfReturn(
  { sold, lineIds, refunds, holderRef }: ReturnedValueMoves,
  balances: ValueBalances,
): Outcome<ValueMove[], Refusal> {
  const issued = sold.filter(({ lineId }) => lineId !== null && lineIds.has(lineId));
  const takenOut = issued.map(({ account, kind, deltaMinor, lineId }) => ({
    account: heldBy(account, holderRef),
    kind: kind === "bonus" ? ("bonus" as const) : ("refunded" as const),
    deltaMinor: negateMinor(deltaMinor),
    lineId,
  }));
  const moves = withBalances(
    [...takenOut, ...refunds.flatMap((refund) => moveOfTender(refund, holderRef, "refunded") ?? [])],
    (account) => balanceIn(balances, account),
  );
  const isUsed = moves.some(({ beforeMinor, deltaMinor }) => deltaMinor < 0 && beforeMinor + deltaMinor < 0);
  return isUsed ? fail(refusal("returnOfUsedValue")) : succeed(moves);
}
