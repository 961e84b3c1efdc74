/**
 * Double entry: what a fact does to the shop's accounts, in money and in points. Postings sum to zero per unit, or the
 * fact is wrong; the store writes them and `verify` sums them again.
 *
 * Money (minor units; + into the account, − out of it):
 *
 * | account               | sale                                              | return                      |
 * |-----------------------|---------------------------------------------------|-----------------------------|
 * | tender:cash           | + what the drawer keeps                           | −                           |
 * | tender:card           | + what the terminal took                          | −                           |
 * | tender:points         | + the worth of points that paid                   | −                           |
 * | tender:imported       | + what another till took                          | −                           |
 * | tender:exchange       | + what goods brought back are worth               | − the same, in the same act |
 * | liability:giftCards   | + what cards paid, − what was put on cards        | the other way round         |
 * | liability:storedValue | + what members' money paid, − what came in        | the other way round         |
 * | promotionExpense      | + what the shop added to money that came in       | −                           |
 * | sales                 | − goods without tax, never value                  | +                           |
 * | tax:<rate id>         | − tax of the rate                                 | +                           |
 * | shortfall             |                                                   | − kept back for spent points |
 * | cashRounding          | − what rounding added                             | +                           |
 *
 * Gift cards and stored value have no account of their own among the tenders: what they pay is a debt that is settled.
 *
 * Points:
 *
 * | account          | what stands there                                                     |
 * |------------------|-----------------------------------------------------------------------|
 * | member           | the balance of the fact's member: what the shop owes in points         |
 * | promotionExpense | points given and taken back (earned, repaid, reversed, adjusted, carried) |
 * | redemption       | points used and given back (redeemed, reinstated)                      |
 * | breakage         | points that ran out (expired)                                          |
 *
 * An amount off has no money posting: it lowered the price, so `sales` is lower already.
 */
import { assert, unreachable } from "../assert.ts";
import { UNTAXED } from "../basket/basket.ts";
import { ZERO_MINOR } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import type { Fact } from "./catalog.ts";
import type { LotMove, PointsOfSale, SaleCompleted, ValueMove } from "./sale-completed.ts";

export interface Posting {
  readonly unit: "money" | "points";
  readonly account: string;
  readonly amount: number;
}

function counterAccount(kind: LotMove["kind"]): string {
  switch (kind) {
    case "earned":
    case "repaid":
    case "reversed":
    case "adjusted":
      return "promotionExpense";
    case "redeemed":
    case "reinstated":
      return "redemption";
    case "expired":
      return "breakage";
    default:
      return unreachable(kind);
  }
}

const LIABILITY = { giftCard: "liability:giftCards", storedValue: "liability:storedValue" } as const;

function valuePostings(moves: readonly ValueMove[]): Posting[] {
  return moves.flatMap(({ account, kind, deltaMinor }): Posting[] => {
    const owed: Posting = { unit: "money", account: LIABILITY[account.kind], amount: -deltaMinor };
    return kind === "bonus" ? [owed, { unit: "money", account: "promotionExpense", amount: deltaMinor }] : [owed];
  });
}

interface MoneyFigures extends Pick<SaleCompleted, "taxTable" | "cashRoundingMinor" | "tenders" | "value"> {
  readonly deductedMinor: Minor;
}

const moneyPostings = ({ taxTable, cashRoundingMinor, tenders, value, deductedMinor }: MoneyFigures): Posting[] => [
  ...tenders
    .filter(({ kind }) => kind !== "giftCard" && kind !== "storedValue")
    .map(({ kind, amountMinor }): Posting => ({ unit: "money", account: `tender:${kind}`, amount: amountMinor })),
  ...valuePostings(value),
  ...taxTable
    .filter(({ taxRateId }) => taxRateId !== UNTAXED)
    .flatMap(({ taxRateId, netMinor, taxMinor }): Posting[] => [
      { unit: "money", account: "sales", amount: -netMinor },
      { unit: "money", account: `tax:${taxRateId}`, amount: -taxMinor },
    ]),
  { unit: "money", account: "shortfall", amount: -deductedMinor },
  { unit: "money", account: "cashRounding", amount: -cashRoundingMinor },
];

function pointsPostings(pointsOfSale: PointsOfSale | null): Posting[] {
  if (pointsOfSale === null) return [];
  const change = pointsOfSale.moves.reduce((sum, { delta }) => sum + delta, 0);
  assert(change === pointsOfSale.after - pointsOfSale.before, "the moves of a fact make its change of balance");
  return pointsOfSale.moves.flatMap(({ kind, delta }): Posting[] => [
    { unit: "points", account: "member", amount: delta },
    { unit: "points", account: counterAccount(kind), amount: -delta },
  ]);
}

/** One posting an account, in the order in which the accounts first appear; accounts that nothing moved are left out. */
function gather(postings: readonly Posting[]): readonly Posting[] {
  const sums = new Map<string, Posting>();
  for (const posting of postings) {
    const key = `${posting.unit} ${posting.account}`;
    sums.set(key, { ...posting, amount: (sums.get(key)?.amount ?? 0) + posting.amount });
  }
  return [...sums.values()].filter((posting) => posting.amount !== 0);
}

function balanced(postings: readonly Posting[]): readonly Posting[] {
  for (const unit of ["money", "points"]) {
    const sum = postings.reduce((running, posting) => (posting.unit === unit ? running + posting.amount : running), 0);
    assert(sum === 0, "the postings of a fact sum to zero in each unit");
  }
  return gather(postings);
}

/** The postings of a fact; none for a fact that moves neither money nor points. Figures that do not balance are a bug. */
export function postingsOf(fact: Fact): readonly Posting[] {
  switch (fact.type) {
    case "SaleCompleted":
      return balanced([
        ...moneyPostings({ ...fact.body, deductedMinor: ZERO_MINOR }),
        ...pointsPostings(fact.body.points),
      ]);
    case "SaleReturned": {
      const { refunds, shortfall, points } = fact.body;
      const deductedMinor = shortfall?.deductedMinor ?? ZERO_MINOR;
      return balanced([...moneyPostings({ ...fact.body, tenders: refunds, deductedMinor }), ...pointsPostings(points)]);
    }
    case "MembersMerged":
    case "MergeUndone":
      return balanced([
        { unit: "points", account: "member", amount: fact.body.carried },
        { unit: "points", account: "promotionExpense", amount: -fact.body.carried },
      ]);
    case "PointsAdjusted":
      return balanced(pointsPostings(fact.body.points));
    default:
      return [];
  }
}
