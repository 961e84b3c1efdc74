/**
 * An entry as double entry: what it moves between accounts, per unit, summing to zero.
 *
 * | unit   | debit (+)                        | credit (−)                                        |
 * |--------|----------------------------------|---------------------------------------------------|
 * | money  | `tender:<kind>`                  | `sales`, `tax:<rate id>`, `cashRounding`          |
 * | points | `member` (what the member holds) | `earned`, `redeemed`, `expired`, … (kind of move) |
 *
 * A return is the same rows with the signs of its own (negative) figures.
 */
import { assert } from "#core/assert.ts";
import type { Fact } from "#core/events/catalog.ts";
import type { LotMove, PointsOfSale } from "#core/events/sale-completed.ts";
import type { SettledTender, TaxRow } from "#core/basket/priced-basket.ts";

export interface Posting {
  readonly unit: "money" | "points";
  readonly account: string;
  readonly amount: number;
}

/** As the ledger stores them: `[[unit, account, amount], …]`. */
export const encodePostings = (postings: readonly Posting[]): string =>
  JSON.stringify(postings.map(({ unit, account, amount }) => [unit, account, amount]));

interface Paid {
  readonly taxTable: readonly TaxRow[];
  readonly cashRoundingMinor: number;
  readonly points: PointsOfSale | null;
}

/** The postings of a fact, each account once per unit, no zero rows. A fact whose figures do not balance is a bug. */
export function postingsOf(fact: Fact): readonly Posting[] {
  switch (fact.type) {
    case "SaleCompleted":
      return balanced(fact.body, fact.body.tenders);
    case "SaleReturned":
      return balanced(fact.body, fact.body.refunds);
    default:
      return [];
  }
}

function balanced(paid: Paid, tenders: readonly SettledTender[]): readonly Posting[] {
  const money = new Map<string, number>();
  for (const tender of tenders) add(money, `tender:${tender.kind}`, tender.amountMinor);
  for (const row of paid.taxTable) {
    add(money, "sales", -row.netMinor);
    add(money, `tax:${row.taxRateId}`, -row.taxMinor);
  }
  add(money, "cashRounding", -paid.cashRoundingMinor);
  const moved = new Map<string, number>();
  if (paid.points !== null) {
    for (const move of paid.points.moves) postMove(moved, move);
    const change = paid.points.after - paid.points.before;
    assert((moved.get("member") ?? 0) === change, "the points moves of a sale do not make its change of balance");
  }
  assert(sum(money) === 0, "the money postings of a sale do not sum to zero");
  assert(sum(moved) === 0, "the points postings of a sale do not sum to zero");
  return [...rows("money", money), ...rows("points", moved)];
}

function postMove(accounts: Map<string, number>, move: LotMove): void {
  add(accounts, "member", move.delta);
  add(accounts, move.kind, -move.delta);
}

function add(accounts: Map<string, number>, account: string, amount: number): void {
  accounts.set(account, (accounts.get(account) ?? 0) + amount);
}

function sum(accounts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const amount of accounts.values()) total += amount;
  return total;
}

function rows(unit: Posting["unit"], accounts: ReadonlyMap<string, number>): readonly Posting[] {
  const found: Posting[] = [];
  for (const [account, amount] of accounts) if (amount !== 0) found.push({ unit, account, amount });
  return found;
}
