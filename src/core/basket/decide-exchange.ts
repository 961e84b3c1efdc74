/**
 * Goods back and other goods taken, as one act: a return and a sale that name each other. What comes back pays for what
 * is taken, as far as it reaches; the member pays the rest, or is paid what is over.
 *
 * | back (paid by)        | taken | credit | refunded beside it | still to pay |
 * |-----------------------|-------|--------|--------------------|--------------|
 * | 20.00 (cash)          | 20.00 | 20.00  |                    |              |
 * | 20.00 (cash)          | 30.00 | 20.00  |                    | 10.00        |
 * | 20.00 (cash)          | 15.00 | 15.00  | cash 5.00          |              |
 * | 20.00 (card 12, cash 8) | 15.00 | 15.00 | card 5.00         |              | cash gives the credit first
 * | 20.00 (points 5, cash 15) | 30.00 | 15.00 | points           | 15.00        | points come back as points
 * | 20.00 (points)        | 30.00 | refused: exchangeNotPossible, for there is no money in it |
 *
 * The return comes first, so the sale is decided for the member as the return leaves them: points that came back can pay,
 * and what the return took is owed before anything is earned.
 */
import type { FactOf } from "../events/catalog.ts";
import { minMinor, minor, negateMinor, sumMinor, ZERO_MINOR, ZERO_POINTS } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { applyPoints, visitOf } from "../points/fold-standing.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { CashRounding } from "../shop/settings.ts";
import { balancesAfter } from "../value/value-account.ts";
import type { Basket } from "./basket.ts";
import { decideReturn } from "./decide-return.ts";
import type { ReturnRequest } from "./return-request.ts";
import { decideSale } from "./decide-sale.ts";
import type { SaleRequest } from "./decide-sale.ts";
import { priceBasket } from "./price-basket.ts";
import type { PricedBasket, SettledTender } from "./priced-basket.ts";
import type { MemberFacts, PricingFacts } from "./pricing-facts.ts";
import { roundCash } from "./settle-tenders.ts";

export interface ExchangeRequest {
  readonly returned: ReturnRequest;
  /** Its tenders are what the member pays beside the credit; the credit itself is made here. */
  readonly sale: SaleRequest;
}

/** An exchange before it is paid: what the till shows, and what `settleTenders` is asked with. */
export interface ExchangeCredit {
  /** With the credit taken off what it refunds. */
  readonly returned: FactOf<"SaleReturned">;
  readonly creditMinor: Minor;
  /** The basket with the credit as its first tender. */
  readonly basket: Basket;
  readonly priced: PricedBasket;
  /** The facts as the return leaves them. */
  readonly facts: PricingFacts;
}

export interface DecidedExchange {
  readonly returned: FactOf<"SaleReturned">;
  readonly sale: FactOf<"SaleCompleted">;
}

const isMoney = ({ kind }: SettledTender): boolean => kind === "cash" || kind === "card" || kind === "imported";

/** Money that the return would pay out. */
const moneyOf = (refunds: readonly SettledTender[]): Minor =>
  negateMinor(sumMinor(refunds.filter(isMoney).map((refund) => refund.amountMinor)));

function memberAfter(member: MemberFacts, { body }: FactOf<"SaleReturned">, facts: PricingFacts): MemberFacts {
  if (body.memberRef !== member.ref) return member;
  const visit = visitOf({ type: "SaleReturned", body }, facts.businessDate);
  const account = balancesAfter(body.value).find((one) => one.account.kind === "storedValue");
  return {
    ...member,
    standing: applyPoints(member.standing, body.points, visit),
    storedValueMinor: account?.afterMinor ?? member.storedValueMinor,
  };
}

/** The facts of the sale once the return is done. */
function factsAfter(facts: PricingFacts, returned: FactOf<"SaleReturned">): PricingFacts {
  const cards = balancesAfter(returned.body.value).flatMap(({ account, afterMinor }): [string, Minor][] =>
    account.kind === "giftCard" ? [[account.cardRef, afterMinor]] : [],
  );
  const usedSerials = new Set(facts.shared.usedSerials);
  for (const serial of returned.body.reinstatedSerials) usedSerials.delete(serial);
  for (const serial of returned.body.voidedSerials) usedSerials.add(serial);
  return {
    ...facts,
    member: facts.member === null ? null : memberAfter(facts.member, returned, facts),
    shared: { ...facts.shared, giftCards: new Map([...facts.shared.giftCards, ...cards]), usedSerials },
  };
}

/** Whatever the basket holds as a credit is of an earlier look at it. */
function withCredit(basket: Basket, creditMinor: Minor, id: string): Basket {
  const tenders = basket.tenders.filter((tender) => tender.kind !== "exchange");
  if (creditMinor === 0) return { ...basket, tenders };
  return { ...basket, tenders: [{ id, kind: "exchange", amountMinor: creditMinor }, ...tenders] };
}

/** What the goods that come back pay of the basket, and what the basket is then. */
export function exchangeCredit({ returned, sale }: ExchangeRequest): Outcome<ExchangeCredit, Refusal> {
  const decided = decideReturn(returned);
  if (!decided.ok) return decided;
  const { fact } = decided.value;
  const money = moneyOf(fact.body.refunds);
  if (money <= 0) return fail(refusal("exchangeNotPossible"));
  const facts = factsAfter(sale.facts, fact);
  const priced = priceBasket(sale.basket, facts);
  if (!priced.ok) return priced;
  const creditMinor = minMinor(money, priced.value.totalMinor);
  return succeed({
    returned: linkedReturn(fact, creditMinor, sale.saleId, sale.facts.settings.cashRounding),
    creditMinor,
    basket: withCredit(sale.basket, creditMinor, fact.body.returnId),
    priced: priced.value,
    facts,
  });
}

/** Takes the credit off the refunds, cash first; what is left in cash is rounded as cash is. */
function creditRefunds(
  refunds: readonly SettledTender[],
  credit: SettledTender,
  rounding: CashRounding,
): SettledTender[] {
  let open: number = -credit.amountMinor;
  const lowered = new Map<string, Minor>();
  const cashFirst = refunds.filter(isMoney).toSorted((a, b) => Number(b.kind === "cash") - Number(a.kind === "cash"));
  for (const { id, kind, amountMinor } of cashFirst) {
    const taken = Math.min(open, -amountMinor);
    open -= taken;
    const left = minor(amountMinor + taken);
    lowered.set(id, kind === "cash" && taken > 0 ? roundCash(left, rounding) : left);
  }
  const kept = refunds.map((refund): SettledTender => {
    const amountMinor = lowered.get(refund.id) ?? refund.amountMinor;
    return { ...refund, amountMinor, handedMinor: amountMinor };
  });
  return [credit, ...kept].filter((refund) => refund.amountMinor !== 0 || refund.points !== 0);
}

function linkedReturn(
  { body }: FactOf<"SaleReturned">,
  creditMinor: Minor,
  saleId: string,
  rounding: CashRounding,
): FactOf<"SaleReturned"> {
  const amountMinor = negateMinor(creditMinor);
  const credit: SettledTender = {
    id: saleId,
    kind: "exchange",
    amountMinor,
    handedMinor: amountMinor,
    changeMinor: ZERO_MINOR,
    points: ZERO_POINTS,
    cardRef: null,
  };
  const refunds = creditRefunds(body.refunds, credit, rounding);
  const deductedMinor = body.shortfall?.deductedMinor ?? ZERO_MINOR;
  const paid = sumMinor(refunds.map((refund) => refund.amountMinor));
  return {
    type: "SaleReturned",
    body: {
      ...body,
      refunds,
      cashRoundingMinor: minor(paid - body.totalMinor - deductedMinor),
      exchangeSaleId: saleId,
    },
  };
}

export function decideExchange(request: ExchangeRequest): Outcome<DecidedExchange, Refusal> {
  const credit = exchangeCredit(request);
  if (!credit.ok) return credit;
  const { returned, basket, facts } = credit.value;
  const sold = decideSale({ ...request.sale, basket, facts });
  if (!sold.ok) return sold;
  const { body } = sold.value.fact;
  return succeed({
    returned,
    sale: { type: "SaleCompleted", body: { ...body, exchangeReturnId: returned.body.returnId } },
  });
}
