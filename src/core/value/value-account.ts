/** Money that the shop holds for somebody, by account: a gift card's, or a member's own. */
import type { PricingFacts } from "../basket/pricing-facts.ts";
import type { ValueMove } from "../events/sale-completed.ts";
import { addMinor, ZERO_MINOR } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";

export type ValueAccount = ValueMove["account"];

/**
 * Balances by `valueAccountKey`. Of a member who was merged with others it is the sum over all of them. An account that
 * is not in it holds nothing.
 */
export type ValueBalances = ReadonlyMap<string, Minor>;

/** `giftCard:<card ref>`, `storedValue:<member ref>`: how an account is called where accounts are looked up. */
export const valueAccountKey = (account: ValueAccount): string =>
  account.kind === "giftCard" ? `giftCard:${account.cardRef}` : `storedValue:${account.memberRef}`;

export const balanceIn = (balances: ValueBalances, account: ValueAccount): Minor =>
  balances.get(valueAccountKey(account)) ?? ZERO_MINOR;

/** What pricing knows of accounts, as a return asks for it. */
export function balancesKnown({ member, shared }: PricingFacts): ValueBalances {
  const cards = [...shared.giftCards].map(([cardRef, balance]): [string, Minor] => [
    valueAccountKey({ kind: "giftCard", cardRef }),
    balance,
  ]);
  if (member === null) return new Map(cards);
  return new Map([
    ...cards,
    [valueAccountKey({ kind: "storedValue", memberRef: member.ref }), member.storedValueMinor],
  ]);
}

/** What a fact that moves value leaves on each account that it touches, in the order in which it touches them. */
export function balancesAfter(
  moves: readonly ValueMove[],
): readonly { readonly account: ValueAccount; readonly beforeMinor: Minor; readonly afterMinor: Minor }[] {
  const accounts = new Map<string, { account: ValueAccount; beforeMinor: Minor; afterMinor: Minor }>();
  for (const { account, beforeMinor, deltaMinor } of moves) {
    const key = valueAccountKey(account);
    const first = accounts.get(key)?.beforeMinor ?? beforeMinor;
    accounts.set(key, { account, beforeMinor: first, afterMinor: addMinor(beforeMinor, deltaMinor) });
  }
  return [...accounts.values()];
}
