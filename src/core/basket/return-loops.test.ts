import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { saleReturnedV2 } from "../events/sale-returned.ts";
import { saleCompletedV2 } from "../events/sale-completed.ts";
import { postingsOf } from "../events/postings.ts";
import { milli, minor, points } from "../money/integers.ts";
import { availablePoints, balanceOf } from "../points/fold-standing.ts";
import type { MemberStanding } from "../points/standing.ts";
import { returnRulesSchema, storedValueSchema } from "../program/program.ts";
import type { ReturnRules } from "../program/program.ts";
import { balancesAfter } from "../value/value-account.ts";
import { UNTAXED } from "./basket.ts";
import type { Basket, Tender } from "./basket.ts";
import { decideExchange, exchangeCredit } from "./decide-exchange.ts";
import { decideReturn } from "./decide-return.ts";
import { NOTHING_SHARED } from "./pricing-facts.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import { settleTenders } from "./settle-tenders.ts";
import {
  askReturn,
  basket,
  byPoints,
  cash,
  expectValue,
  facts,
  fold,
  line,
  paidByCard,
  program,
  rule,
  sell,
  uuid,
  withPoints,
} from "#tests/builders/sample-shop.ts";
import type { Return, Sale } from "#tests/builders/sample-shop.ts";

const GIFT_CARD = uuid(77);
const START_POINTS = 300;
const START_CARD = 5000;
const START_HELD = 4000;

/** A member, their gift card and their purse, and everything that they have bought and not brought back. */
class Visitor {
  standing: MemberStanding = withPoints(START_POINTS);
  giftCard = START_CARD;
  held = START_HELD;
  /** Money paid to the shop, less what came back. */
  paid = 0;
  absorbed = 0;
  readonly sales: { readonly sale: Sale; readonly returns: Return[] }[] = [];
  readonly facts: (Sale | Return)[] = [];
  readonly policy: ReturnRules["shortfall"];
  constructor(policy: ReturnRules["shortfall"]) {
    this.policy = policy;
  }

  /** One point is worth one minor unit, as a sale of one point's worth can be paid with it. */
  get worth(): number {
    return balanceOf(this.standing) + this.giftCard + this.held - this.paid;
  }

  get by(): PricingFacts {
    return facts({
      program: program({
        returns: returnRulesSchema.parse({ shortfall: this.policy }),
        storedValue: storedValueSchema.parse({
          topUps: true,
          giftCards: true,
          balanceMaxMinor: 1_000_000,
          topUpBonuses: [{ fromMinor: 1000, bonusMinor: 100 }],
        }),
        earning: { carryRemainder: false, rules: [rule({ points: points(1), perMinor: minor(5) })] },
      }),
      standing: this.standing,
      storedValueMinor: this.held,
      shared: { ...NOTHING_SHARED, giftCards: new Map([[GIFT_CARD, minor(this.giftCard)]]) },
    });
  }

  take(fact: Sale | Return): void {
    this.facts.push(fact);
    this.standing = fold(this.standing, fact);
    for (const { account, afterMinor } of balancesAfter(fact.body.value)) {
      if (account.kind === "giftCard" && account.cardRef === GIFT_CARD) this.giftCard = afterMinor;
      if (account.kind === "storedValue") this.held = afterMinor;
    }
    const rows = fact.type === "SaleCompleted" ? fact.body.tenders : fact.body.refunds;
    const isMoney = (kind: string) => kind === "cash" || kind === "card" || kind === "exchange";
    this.paid += rows.reduce((sum, row) => (isMoney(row.kind) ? sum + row.amountMinor : sum), 0);
    if (fact.type === "SaleReturned" && fact.body.shortfall?.policy === "absorb") {
      this.absorbed += fact.body.shortfall.points;
    }
  }
}

const wish = fc.record({
  lines: fc.array(fc.record({ price: fc.integer({ min: 1, max: 3000 }), pieces: fc.integer({ min: 1, max: 2 }) }), {
    minLength: 1,
    maxLength: 2,
  }),
  topUp: fc.option(fc.integer({ min: 1, max: 3000 })),
  off: fc.integer({ min: 0, max: 200 }),
  byPoints: fc.integer({ min: 0, max: 200 }),
  byCard: fc.integer({ min: 0, max: 3000 }),
  byHeld: fc.integer({ min: 0, max: 3000 }),
  inCash: fc.integer({ min: 0, max: 3000 }),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

const pickNumbers = { which: fc.nat(), line: fc.nat() };
const deed = fc.oneof(
  fc.record({ kind: fc.constant("buy" as const), wish }),
  fc.record({ kind: fc.constant("return" as const), ...pickNumbers }),
  fc.record({ kind: fc.constant("exchange" as const), ...pickNumbers, wish }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** A basket of the wish, with each tender as far as it reaches. */
function basketOf({ lines, topUp, off, ...pay }: Wish, visitor: Visitor, number: number): Basket {
  const goods = lines.map(({ price: each, pieces }, index) =>
    line(number * 10 + index, each, { quantityMilli: milli(pieces * 1000) }),
  );
  const value =
    topUp === null
      ? []
      : [line(number * 10 + 9, topUp, { sells: { kind: "topUp" }, taxRateId: UNTAXED, category: "value" })];
  const worth = lines.reduce((sum, one) => sum + one.price * one.pieces, 0);
  const open = Math.min(off, worth, availablePoints(visitor.standing, visitor.by.businessDate));
  return withTenders(
    basket([...goods, ...value], { amountOffPoints: open > 0 ? points(open) : null }),
    pay,
    visitor,
    worth - open,
  );
}

function withTenders(
  unpaid: Basket,
  pay: Pick<Wish, "byPoints" | "byCard" | "byHeld" | "inCash">,
  visitor: Visitor,
  goods: number,
): Basket {
  let left = goods;
  const take = (wanted: number, most: number): number => {
    const taken = Math.max(0, Math.min(wanted, most, left));
    left -= taken;
    return taken;
  };
  const available = availablePoints(visitor.standing, visitor.by.businessDate) - (unpaid.amountOffPoints ?? 0);
  const worth = take(pay.byPoints, available);
  const card = take(pay.byCard, visitor.giftCard);
  const held = take(pay.byHeld, visitor.held);
  const tenders: Tender[] = [
    ...(worth > 0 ? [byPoints(worth)] : []),
    ...(card > 0
      ? [{ id: uuid(810_001), kind: "giftCard" as const, cardRef: GIFT_CARD, amountMinor: minor(card) }]
      : []),
    ...(held > 0 ? [{ id: uuid(810_002), kind: "storedValue" as const, amountMinor: minor(held) }] : []),
    ...(left > 0 && pay.inCash > 0 ? [cash(Math.min(pay.inCash, left))] : []),
  ];
  return { ...unpaid, tenders };
}

function buy(visitor: Visitor, wanted: Wish, number: number): void {
  const sale = sell(paidByCard(basketOf(wanted, visitor, number), visitor.by), visitor.by, number);
  visitor.sales.push({ sale, returns: [] });
  visitor.take(sale);
}

/** One piece of one line of one sale, if there is one left. */
function askFor(visitor: Visitor, which: number, lineAt: number) {
  const bought = visitor.sales[which % Math.max(1, visitor.sales.length)];
  if (bought === undefined) return null;
  const left = bought.sale.body.lines.filter(({ lineId, quantityMilli }) => {
    const back = bought.returns.flatMap((one) => one.body.lines).filter((one) => one.originalLineId === lineId);
    return back.reduce((sum, one) => sum - one.quantityMilli, 0) < quantityMilli;
  });
  const picked = left[lineAt % Math.max(1, left.length)];
  if (picked === undefined) return null;
  const number = Number(picked.lineId.slice(-12));
  return { bought, asked: askReturn(bought.sale, { [number]: 1000 }, visitor.by, bought.returns) };
}

/** A top-up that was spent cannot come back; then nothing happens. */
function giveBack(visitor: Visitor, which: number, lineAt: number): boolean {
  const found = askFor(visitor, which, lineAt);
  if (found === null) return false;
  const decided = decideReturn(found.asked);
  if (!decided.ok) return false;
  found.bought.returns.push(decided.value.fact);
  visitor.take(decided.value.fact);
  return true;
}

function exchange(visitor: Visitor, done: Extract<Deed, { kind: "exchange" }>, number: number): void {
  const found = askFor(visitor, done.which, done.line);
  if (found === null) return;
  const plain = basketOf({ ...done.wish, off: 0, byPoints: 0, byCard: 0, byHeld: 0, inCash: 0 }, visitor, number);
  const sale = {
    basket: plain,
    facts: visitor.by,
    saleId: uuid(700_000 + number),
    receiptNumber: number,
    origin: { kind: "till" as const },
    newSerials: [],
  };
  const credit = exchangeCredit({ returned: found.asked, sale });
  if (!credit.ok) return;
  const { remainingMinor, totalMinor } = expectValue(
    settleTenders(credit.value.priced, credit.value.basket.tenders, credit.value.facts),
  );
  const tenders: Tender[] =
    remainingMinor > 0 ? [{ id: uuid(810_009), kind: "card", amountMinor: remainingMinor }] : [];
  const decided = decideExchange({ returned: found.asked, sale: { ...sale, basket: { ...plain, tenders } } });
  if (!decided.ok) return;
  const { returned, sale: sold } = decided.value;
  expect(sold.body.tenders.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(totalMinor);
  expect([sold.body.exchangeReturnId, returned.body.exchangeSaleId]).toEqual([
    returned.body.returnId,
    sold.body.saleId,
  ]);
  found.bought.returns.push(returned);
  visitor.take(returned);
  visitor.sales.push({ sale: sold, returns: [] });
  visitor.take(sold);
}

describe("whatever the policy", () => {
  it("buying, redeeming, exchanging and returning in any order makes nobody richer once everything is back", () => {
    const policies = fc.constantFrom<ReturnRules["shortfall"][]>("negative", "deduct", "absorb");
    const deeds = fc.array(deed, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(policies, deeds, fc.array(fc.nat(), { minLength: 20 }), (policy, done, order) => {
        const visitor = new Visitor(policy);
        const before = visitor.worth;
        for (const [index, one] of done.entries()) act(visitor, one, index + 1);
        // Everything that can come back does, in some order.
        for (let round = 0, moved = true; moved && round < 200; round += 1) {
          moved = visitor.sales.some((_, at) => giveBack(visitor, at + (order[round % order.length] ?? 0), round));
        }
        // The shop bears what it absorbs, and nothing else.
        expect(visitor.worth - visitor.absorbed).toBeLessThanOrEqual(before);
        visitor.facts.forEach(expectSound);
      }),
      { numRuns: 1000 },
    );
  });
});

function act(visitor: Visitor, done: Deed, number: number): void {
  if (done.kind === "buy") buy(visitor, done.wish, number);
  else if (done.kind === "return") giveBack(visitor, done.which, done.line);
  else exchange(visitor, done, number);
}

/** Its postings balance, and the journal takes it. */
function expectSound(fact: Sale | Return): void {
  const sums = { money: 0, points: 0 };
  for (const { unit, amount } of postingsOf(fact)) sums[unit] += amount;
  expect(sums).toEqual({ money: 0, points: 0 });
  const schema = fact.type === "SaleCompleted" ? saleCompletedV2 : saleReturnedV2;
  expect(schema.parse(fact.body)).toEqual(fact.body);
}
