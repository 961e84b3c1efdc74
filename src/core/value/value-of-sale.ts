/**
 * What a sale does to money that the shop holds for others: value that pays leaves its account, value that is sold comes
 * in. Owns what may be sold and how much an account may hold; refuses to know what value pays for (settle-tenders.ts).
 *
 * | in the sale                      | move                                             |
 * |----------------------------------|--------------------------------------------------|
 * | a gift card or stored value pays | spent −                                          |
 * | a gift card is sold              | issued +                                         |
 * | a member's money comes in        | toppedUp +, and bonus + where the programme adds |
 *
 * | asked                                    | refused as           |
 * |------------------------------------------|----------------------|
 * | what the programme does not sell         | programSellsNoValue  |
 * | a top-up without a member                | storedValueNeedsMember |
 * | nothing, or more than an account may hold | valueOutOfRange     |
 *
 * What pays is taken first, so an account that pays and is topped up in one sale may be full afterwards.
 */
import type { PricedBasket, PricedLine, Settlement, SettledTender } from "../basket/priced-basket.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import { assert } from "../assert.ts";
import type { ValueMove } from "../events/sale-completed.ts";
import { addMinor, minor, negateMinor, subtractMinor, sumMinor, ZERO_MINOR } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { StoredValueRules } from "../program/program.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { topUpBonus } from "./top-up-bonus.ts";
import { valueAccountKey } from "./value-account.ts";
import type { ValueAccount } from "./value-account.ts";

type Move = Omit<ValueMove, "beforeMinor">;

/** What of a sale is value, not goods. Value carries no tax. */
export const valueSold = (lines: readonly Pick<PricedLine, "sells" | "netMinor">[]): Minor =>
  sumMinor(lines.filter((line) => line.sells.kind !== "goods").map((line) => line.netMinor));

function accountOf({ kind, cardRef }: SettledTender, memberRef: string | null): ValueAccount | null {
  if (kind === "giftCard" && cardRef !== null) return { kind, cardRef };
  return kind === "storedValue" && memberRef !== null ? { kind, memberRef } : null;
}

/** What a tender takes from its account, or a refund (below zero) gives back to it; null for every other tender. */
export function moveOfTender(tender: SettledTender, memberRef: string | null, kind: "spent" | "refunded"): Move | null {
  const account = accountOf(tender, memberRef);
  return account === null ? null : { account, kind, deltaMinor: negateMinor(tender.amountMinor), lineId: null };
}

/** Gives every move the balance that its account has before it. */
export function withBalances(moves: readonly Move[], balanceOf: (account: ValueAccount) => Minor): ValueMove[] {
  const balances = new Map<string, Minor>();
  return moves.map((move) => {
    const key = valueAccountKey(move.account);
    const beforeMinor = balances.get(key) ?? balanceOf(move.account);
    balances.set(key, addMinor(beforeMinor, move.deltaMinor));
    return { ...move, beforeMinor };
  });
}

function soldMoves(
  line: PricedLine,
  memberRef: string | null,
  rules: StoredValueRules | null,
): Outcome<Move[], Refusal> {
  const { sells, netMinor, lineId } = line;
  if (sells.kind === "goods") return succeed([]);
  const isSold = sells.kind === "giftCard" ? rules?.giftCards : rules?.topUps;
  if (rules === null || isSold !== true) return fail(refusal("programSellsNoValue"));
  if (netMinor <= 0) return fail(refusal("valueOutOfRange", { max: { money: rules.balanceMaxMinor } }));
  if (sells.kind === "giftCard") {
    return succeed([{ account: sells, kind: "issued", deltaMinor: netMinor, lineId }]);
  }
  if (memberRef === null) return fail(refusal("storedValueNeedsMember"));
  const account: ValueAccount = { kind: "storedValue", memberRef };
  const bonusMinor = topUpBonus(netMinor, rules);
  return succeed([
    { account, kind: "toppedUp", deltaMinor: netMinor, lineId },
    ...(bonusMinor > 0 ? [{ account, kind: "bonus" as const, deltaMinor: bonusMinor, lineId }] : []),
  ]);
}

/** Above the most that an account may hold: says how much more fits. */
function checkFull(moves: readonly ValueMove[], balanceMaxMinor: Minor): Refusal | null {
  const sold = new Set(moves.filter((move) => move.lineId !== null).map((move) => valueAccountKey(move.account)));
  for (const key of sold) {
    const ofAccount = moves.filter((move) => valueAccountKey(move.account) === key);
    const before = ofAccount[0]?.beforeMinor ?? ZERO_MINOR;
    const after = addMinor(before, sumMinor(ofAccount.map((move) => move.deltaMinor)));
    if (after <= balanceMaxMinor) continue;
    const taken = sumMinor(ofAccount.filter((move) => move.lineId === null).map((move) => move.deltaMinor));
    const room = subtractMinor(balanceMaxMinor, addMinor(before, taken));
    return refusal("valueOutOfRange", { max: { money: minor(Math.max(0, room)) } });
  }
  return null;
}

/** `settlement` is null while nothing is paid yet: whether the lines of a basket may be sold at all. */
export function valueOfSale(
  priced: Pick<PricedBasket, "lines">,
  settlement: Pick<Settlement, "tenders"> | null,
  { program, member, shared }: PricingFacts,
): Outcome<readonly ValueMove[], Refusal> {
  const memberRef = member?.ref ?? null;
  const rules = program?.storedValue ?? null;
  const moves: Move[] = (settlement?.tenders ?? []).flatMap((tender) => moveOfTender(tender, memberRef, "spent") ?? []);
  for (const line of priced.lines) {
    const sold = soldMoves(line, memberRef, rules);
    if (!sold.ok) return sold;
    moves.push(...sold.value);
  }
  const balanced = withBalances(moves, (account) => {
    if (account.kind === "giftCard") return shared.giftCards.get(account.cardRef) ?? ZERO_MINOR;
    assert(account.memberRef === member?.ref, "a sale moves the stored value of its own member");
    return member.storedValueMinor;
  });
  const full = rules === null ? null : checkFull(balanced, rules.balanceMaxMinor);
  return full === null ? succeed(balanced) : fail(full);
}
