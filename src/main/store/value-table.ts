/** Money that the shop holds for others, by account: a running sum of what facts moved. */
import type { ValueMove } from "#core/events/sale-completed.ts";
import { minor } from "#core/money/integers.ts";
import type { Minor } from "#core/money/integers.ts";
import type { Tables } from "./schema.ts";
import type { Args, Statements } from "./statements.ts";
import type { ValueTable } from "./store.ts";

const giftCardAccount = (cardRef: string): string => `giftCard:${cardRef}`;
const storedValueAccount = (memberRef: string): string => `storedValue:${memberRef}`;

const accountOf = ({ account }: ValueMove): string =>
  account.kind === "giftCard" ? giftCardAccount(account.cardRef) : storedValueAccount(account.memberRef);

export function openValueTable(sql: Statements, refsOf: (memberRef: string) => readonly string[]): ValueTable {
  const find = sql.prepare("value.find", (query, arg: Args<{ account: string }>) =>
    query.selectFrom("value_account").select("balance_minor").where("account", "=", arg("account")),
  );
  const balanceOf = (account: string): Minor | null => {
    const row = find.get({ account });
    return row === undefined ? null : minor(row.balance_minor);
  };
  return {
    findGiftCard: (cardRef) => balanceOf(giftCardAccount(cardRef)),
    getStoredValue: (memberRef) =>
      minor(refsOf(memberRef).reduce((sum, ref) => sum + (balanceOf(storedValueAccount(ref)) ?? 0), 0)),
  };
}

/** The fold. */
export function foldValue(sql: Statements) {
  const move = sql.prepare("value.move", (query, arg: Args<Tables["value_account"]>) =>
    query
      .insertInto("value_account")
      .values({ account: arg("account"), balance_minor: arg("balance_minor") })
      .onConflict((conflict) =>
        conflict.column("account").doUpdateSet((update) => ({
          balance_minor: update("value_account.balance_minor", "+", update.ref("excluded.balance_minor")),
        })),
      ),
  );
  return (moves: readonly ValueMove[]): void => {
    for (const one of moves) move.run({ account: accountOf(one), balance_minor: one.deltaMinor });
  };
}
