import { describe, expect, it } from "vitest";
import { postingsOf } from "../events/postings.ts";
import { minor, points } from "../money/integers.ts";
import { balanceOf } from "../points/fold-standing.ts";
import { returnRulesSchema } from "../program/program.ts";
import type { Tender } from "./basket.ts";
import { decideExchange, exchangeCredit } from "./decide-exchange.ts";
import type { ExchangeRequest } from "./decide-exchange.ts";
import { settleTenders } from "./settle-tenders.ts";
import {
  askReturn,
  basket,
  byPoints,
  card,
  cash,
  expectRefusal,
  expectValue,
  facts,
  fold,
  line,
  paidByCard,
  program,
  rule,
  sell,
  settings,
  standing,
  uuid,
  withPoints,
} from "#tests/builders/sample-shop.ts";
import type { FactsChanges, Sale } from "#tests/builders/sample-shop.ts";

const request = (
  sale: Sale,
  takenMinor: number,
  tenders: readonly Tender[],
  by: FactsChanges = {},
): ExchangeRequest => {
  const today = facts({ standing: fold(by.standing ?? standing(), sale), ...by });
  return {
    returned: askReturn(sale, { 1: 1000 }, today),
    sale: {
      basket: basket([line(7, takenMinor)], { tenders: [...tenders] }),
      facts: today,
      saleId: uuid(700_007),
      receiptNumber: 501,
      origin: { kind: "till" },
      newSerials: [],
    },
  };
};
const bought = (priceMinor: number, tenders: readonly Tender[], by: FactsChanges = {}): Sale =>
  sell(basket([line(1, priceMinor)], { tenders: [...tenders] }), facts(by));

describe("an exchange", () => {
  it.each<[string, number, Tender[], number, Tender[], [string, number][], number]>([
    ["for the same", 2000, [cash(2000)], 2000, [], [["exchange", -2000]], 2000],
    ["for something dearer", 2000, [cash(2000)], 3000, [card(1000)], [["exchange", -2000]], 2000],
    [
      "for something cheaper",
      2000,
      [cash(2000)],
      1500,
      [],
      [
        ["exchange", -1500],
        ["cash", -500],
      ],
      1500,
    ],
    [
      "of what two tenders paid",
      2000,
      [card(1200), cash(800)],
      1500,
      [],
      [
        ["exchange", -1500],
        ["card", -500],
      ],
      1500,
    ],
    [
      "of what a card paid",
      2000,
      [card(2000)],
      1500,
      [],
      [
        ["exchange", -1500],
        ["card", -500],
      ],
      1500,
    ],
  ])("%s", (_, ...[paid, paidBy, taken, rest, refunds, credit]) => {
    const decided = expectValue(decideExchange(request(bought(paid, paidBy), taken, rest)));
    const { returned, sale } = decided;
    expect(returned.body.refunds.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual(refunds);
    expect(sale.body.tenders[0]).toMatchObject({ kind: "exchange", amountMinor: credit });
    expect([returned.body.exchangeSaleId, sale.body.exchangeReturnId]).toEqual([
      sale.body.saleId,
      returned.body.returnId,
    ]);
    const across = [returned, sale].flatMap((fact) => postingsOf(fact));
    expect(across.reduce((sum, one) => (one.account === "tender:exchange" ? sum + one.amount : sum), 0)).toBe(0);
  });

  it("gives points back as points, and the new goods can be paid with them", () => {
    const start = withPoints(500);
    const paid = sell(basket([line(1, 2000)], { tenders: [byPoints(500), cash(1500)] }), facts({ standing: start }));
    const asked = request(paid, 2000, [byPoints(500)], { standing: fold(start, paid) });
    const { returned, sale } = expectValue(decideExchange(asked));
    expect(returned.body.refunds).toMatchObject([
      { kind: "exchange", amountMinor: -1500 },
      { kind: "points", amountMinor: -500, points: -500 },
    ]);
    expect(sale.body.points?.before).toBe(returned.body.points?.after);
    expect(sale.body.tenders.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ["exchange", 1500],
      ["points", 500],
    ]);
  });

  it("earns on what the credit pays, after the return has taken its points back", () => {
    const earning = program({ earning: { rules: [rule({ perMinor: minor(100) })] } });
    const by = facts({ program: earning });
    const paid = sell(paidByCard(basket([line(1, 2000)]), by), by);
    const { returned, sale } = expectValue(
      decideExchange(request(paid, 2000, [], { program: earning, standing: fold(standing(), paid) })),
    );
    expect(returned.body.points).toMatchObject({ before: 20, after: 0 });
    expect(sale.body.points).toMatchObject({ before: 0, after: 20 });
  });

  it("credits what is left of the refund once spent points are kept back", () => {
    const deducting = program({
      returns: returnRulesSchema.parse({ shortfall: "deduct" }),
      earning: { rules: [rule({ points: points(10) })] },
    });
    const by = facts({ program: deducting });
    const paid = sell(paidByCard(basket([line(1, 2000)]), by), by);
    const asked = request(paid, 2000, [], { program: deducting, standing: withPoints(0) });
    const credit = expectValue(exchangeCredit(asked));
    expect(credit.creditMinor).toBe(1800);
    expect(expectValue(settleTenders(credit.priced, credit.basket.tenders, credit.facts)).remainingMinor).toBe(200);
    expect(expectRefusal(decideExchange(asked)).code).toBe("tenderBelowTotal");
  });

  it("of what cash paid rounded leaves no more to pay than rounding does", () => {
    const fiveCents = settings({ cashRounding: { stepMinor: minor(5), rounding: "halfUp" } });
    const by = { settings: fiveCents };
    const paid = bought(1572, [cash(1570)], by);
    const { returned, sale } = expectValue(decideExchange(request(paid, 1572, [cash(0, 4)], by)));
    expect(returned.body).toMatchObject({ refunds: [{ kind: "exchange", amountMinor: -1570 }], cashRoundingMinor: 2 });
    expect(sale.body).toMatchObject({ totalMinor: 1572, cashRoundingMinor: -2 });
    expect(sale.body.tenders.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ["exchange", 1570],
      ["cash", 0],
    ]);
  });

  it("is refused where what comes back brings no money", () => {
    const start = withPoints(2000);
    const paid = sell(basket([line(1, 2000)], { tenders: [byPoints(2000)] }), facts({ standing: start }));
    expect(balanceOf(fold(start, paid))).toBe(0);
    const asked = request(paid, 500, [card(500)], { standing: fold(start, paid) });
    expect(expectRefusal(decideExchange(asked)).code).toBe("exchangeNotPossible");
  });

  it("is refused for what a return or a sale alone is refused for", () => {
    const paid = bought(2000, [cash(2000)]);
    const asked = request(paid, 2000, []);
    expect(expectRefusal(decideExchange({ ...asked, returned: askReturn(paid, {}, facts()) })).code).toBe(
      "basketEmpty",
    );
    const empty = { ...asked, sale: { ...asked.sale, basket: basket([]) } };
    expect(expectRefusal(decideExchange(empty)).code).toBe("basketEmpty");
  });
});
