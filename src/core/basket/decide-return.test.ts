import { describe, expect, it } from "vitest";
import { basisPoints, milli, minor, points } from "../money/integers.ts";
import { balanceOf } from "../points/fold-standing.ts";
import type { MemberStanding } from "../points/standing.ts";
import {
  MEMBER,
  askReturn,
  basket,
  byPoints,
  card,
  cash,
  expectRefusal,
  expectValue,
  facts,
  fold,
  giveBack,
  returnInTurn,
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
import type { FactsChanges, Return, Sale } from "#tests/builders/sample-shop.ts";
import { decideReturn } from "./decide-return.ts";

describe("points of a return", () => {
  // Earned 70, spent 150 on a sale: 200 → 120.
  const start = withPoints(200);
  const twoHalves = [line(1, 3500), line(2, 3500)];
  const earn70 = program({
    earning: { rules: [rule({ points: points(1), perMinor: minor(100) })] },
    redemption: {
      stepPoints: points(1),
      stepMinor: minor(1),
      minimumPoints: points(1),
      maximumPoints: null,
      basketShareMax: basisPoints(10_000),
    },
  });
  const sale = sell(
    paidByCard(
      basket(
        twoHalves.map((one) => ({ ...one, listPriceMinor: minor(3575) })),
        { amountOffPoints: points(150) },
      ),
      facts({ program: earn70, standing: start }),
    ),
    facts({ program: earn70, standing: start }),
  );
  const after = fold(start, sale);

  it("start from 200 → 120", () => {
    expect(sale.body.points).toMatchObject({ before: 200, after: 120 });
  });

  it.each([
    ["all of it", [{ 1: 1000, 2: 1000 }], 200],
    ["half of it", [{ 1: 1000 }], 160],
    ["half of it, then the other half", [{ 1: 1000 }, { 2: 1000 }], 200],
  ])("returning %s leaves the right balance", (_, parts, balance) => {
    expect(balanceOf(returnInTurn(sale, after, parts, { program: earn70 }).standing)).toBe(balance);
  });

  it.each([
    [100, 0],
    [500, 0],
    [1000, 1],
    [2000, 2],
  ])("of 21.90 at 1 per 10: returning %i takes %i", (returned, taken) => {
    const perTen = program({ earning: { rules: [rule({ perMinor: minor(1000) })] } });
    const by = facts({ program: perTen });
    const parts = [line(1, returned), line(2, 2190 - returned)];
    const bought = sell(paidByCard(basket(parts), by), by);
    expect(bought.body.points?.after).toBe(2);
    const { returns } = returnInTurn(bought, fold(standing(), bought), [{ 1: 1000 }], { program: perTen });
    expect(returns[0]?.body.points?.after).toBe(2 - taken);
  });

  it("that the member has spent since leave a deficit, which the next earning repays", () => {
    const by = facts();
    const bought = sell(paidByCard(basket([line(1, 5000)]), by), by, 1);
    const stands = fold(standing(), bought);
    const spent = sell(
      paidByCard(basket([line(2, 40)], { amountOffPoints: points(40) }), facts({ standing: stands })),
      facts({ standing: stands }),
      2,
    );
    const { standing: owing } = returnInTurn(bought, fold(stands, spent), [{ 1: 1000 }]);
    expect(owing).toMatchObject({ lots: [], deficit: 40 });
    const next = sell(paidByCard(basket([line(3, 6000)]), facts({ standing: owing })), facts({ standing: owing }), 3);
    expect(next.body.points?.moves).toEqual([
      { kind: "repaid", lot: null, delta: 40, ruleId: "spend" },
      { kind: "earned", lot: { availableFrom: null, expiresOn: null }, delta: 20, ruleId: "spend" },
    ]);
    expect(balanceOf(fold(owing, next))).toBe(20);
  });

  it("go back to their own lots, good for at least 14 more days", () => {
    const lots = [
      { availableFrom: null, expiresOn: "2026-11-25", remaining: points(50) },
      { availableFrom: null, expiresOn: "2027-05-31", remaining: points(50) },
    ];
    const by = facts({ standing: standing({ lots }), program: program({ earning: { rules: [] } }) });
    const bought = sell(paidByCard(basket([line(1, 80), line(2, 20)], { amountOffPoints: points(80) }), by), by);
    const { returns } = returnInTurn(bought, fold(standing({ lots }), bought), [{ 1: 1000, 2: 1000 }], {
      businessDate: "2026-12-01",
    });
    expect(returns[0]?.body.points?.moves).toEqual([
      {
        kind: "reinstated",
        lot: { availableFrom: null, expiresOn: "2027-05-31" },
        delta: 30,
        ruleId: "reward:amountOff",
      },
      {
        kind: "reinstated",
        lot: { availableFrom: null, expiresOn: "2026-12-15" },
        delta: 50,
        ruleId: "reward:amountOff",
      },
    ]);
  });

  it("are not taken a second time when they have run out", () => {
    const short = program({ earning: { expiry: { kind: "days", count: 10 } } });
    const by = facts({ program: short });
    const bought = sell(paidByCard(basket([line(1, 5000)]), by), by);
    const { standing: after11Days } = returnInTurn(bought, fold(standing(), bought), [{ 1: 1000 }], {
      program: short,
      businessDate: "2026-12-20",
    });
    expect(after11Days).toMatchObject({ lots: [], deficit: 0 });
  });

  it("of a member who was erased are left alone, the money is not", () => {
    const by = facts();
    const bought = sell(paidByCard(basket([line(1, 5000)]), by), by);
    const fact = giveBack(bought, { 1: 1000 }, facts({ member: null }));
    expect(fact.body).toMatchObject({ memberRef: MEMBER, totalMinor: -5000, points: null });
  });

  it("come back in proportion for a sale that points paid down to nothing", () => {
    const by = facts({ standing: withPoints(100) });
    const bought = sell(basket([line(1, 75), line(2, 25)], { amountOffPoints: points(100) }), by);
    const { returns, standing: stands } = returnInTurn(bought, fold(withPoints(100), bought), [
      { 1: 1000 },
      { 2: 1000 },
    ]);
    expect(returns.map((one) => one.body.points?.after)).toEqual([75, 100]);
    expect(stands.lots).toEqual(withPoints(100).lots);
  });
});

describe("the carried fraction after sales in between", () => {
  const perTen = program({ earning: { rules: [rule({ perMinor: minor(1000) })] } });
  const buy = (amount: number, stands: MemberStanding, number: number): Sale => {
    const by = facts({ program: perTen, standing: stands });
    return sell(paidByCard(basket([line(1, amount)]), by), by, number);
  };
  const afterReturnOfFirst = (carried: number, first: number, second: number): MemberStanding => {
    const start = standing({ remainder: { numerator: carried, denominator: 10 } });
    const bought = buy(first, start, 1);
    const stands = fold(start, bought);
    const later = fold(stands, buy(second, stands, 2));
    return returnInTurn(bought, later, [{ 1: 1000 }], { program: perTen }).standing;
  };

  it("makes a whole point with what goes back to it", () => {
    // 0.9 carried, 0.2 earned: one point and 0.1; 0.3 later: 0.4. Without the first sale it is 0.9 + 0.3 = 1.2.
    expect(afterReturnOfFirst(9, 200, 300)).toMatchObject({
      lots: [{ remaining: 1 }],
      remainder: { numerator: 1, denominator: 5 },
    });
  });

  it("stays at nothing when it was used up, for the return takes no more than its sale earned", () => {
    expect(afterReturnOfFirst(0, 900, 200)).toMatchObject({
      lots: [{ remaining: 1 }],
      remainder: { numerator: 0, denominator: 1 },
    });
  });
});

describe("the money of a return", () => {
  const fiveCents = settings({ cashRounding: { stepMinor: minor(5), rounding: "halfUp" } });

  it("15.72 paid in cash at 0.05 was 15.70, and 15.70 comes back", () => {
    const by = facts({ settings: fiveCents });
    const bought = sell(basket([line(1, 1572)], { tenders: [cash(2000)] }), by);
    expect(bought.body).toMatchObject({ cashRoundingMinor: -2, changeMinor: 430 });
    expect(giveBack(bought, { 1: 1000 }, by).body).toMatchObject({
      totalMinor: -1572,
      cashRoundingMinor: 2,
      refunds: [{ kind: "cash", amountMinor: -1570 }],
    });
  });

  it("goes to the card up to what it paid, then to cash", () => {
    const bought = sell(basket([line(1, 6000), line(2, 4000)], { tenders: [cash(8000), card(5000)] }), facts());
    const first = giveBack(bought, { 1: 1000 }, facts());
    const second = giveBack(bought, { 2: 1000 }, facts(), [first]);
    expect(first.body.refunds.map((one) => [one.kind, one.amountMinor])).toEqual([
      ["cash", -1000],
      ["card", -5000],
    ]);
    expect(second.body.refunds.map((one) => [one.kind, one.amountMinor])).toEqual([["cash", -4000]]);
  });

  it("that points paid comes back as points", () => {
    const by = facts({ standing: withPoints(500) });
    const bought = sell(basket([line(1, 500), line(2, 500)], { tenders: [byPoints(300), card(700)] }), by);
    const fact = giveBack(bought, { 1: 1000 }, facts({ standing: fold(withPoints(500), bought) }));
    expect(fact.body.refunds).toMatchObject([
      { kind: "points", amountMinor: -150, points: -150 },
      { kind: "card", amountMinor: -350, points: 0 },
    ]);
    expect(fact.body.points?.moves[0]).toMatchObject({ kind: "reinstated", delta: 150, ruleId: "tender:points" });
  });

  it("of three for 10.00, one at a time, is 3.33, 3.34 and 3.33", () => {
    const three = line(1, 1, {
      quantityMilli: milli(3000),
      override: null,
      listPriceMinor: minor(400),
      discount: { kind: "amount", amountMinor: minor(200), reason: "offer" },
    });
    const bought = sell(paidByCard(basket([three]), facts()), facts());
    const { returns } = returnInTurn(bought, fold(standing(), bought), [{ 1: 1000 }, { 1: 1000 }, { 1: 1000 }]);
    expect(returns.map((one) => one.body.totalMinor)).toEqual([-333, -334, -333]);
  });
});

describe("the rows of a returned line", () => {
  it("add up although each is rounded by itself", () => {
    const discount = { kind: "amount" as const, amountMinor: minor(1), reason: "offer" };
    const two = line(1, 195, { quantityMilli: milli(2000), discount });
    const bought = sell(paidByCard(basket([two], { discount }), facts()), facts());
    const [returned] = giveBack(bought, { 1: 1000 }, facts()).body.lines;
    expect(returned).toMatchObject({ quantityMilli: -1000, grossMinor: -195, netMinor: -194 });
    expect(returned?.adjustments.map((row) => row.amountMinor)).toEqual([0, 1]);
  });
});

describe("cash whose rounding was changed since the sale", () => {
  it("never gives back more than was paid in cash", () => {
    const bought = sell(basket([line(1, 1420), line(2, 30)], { tenders: [cash(1450)] }), facts());
    const roundUp = facts({ settings: settings({ cashRounding: { stepMinor: minor(100), rounding: "up" } }) });
    const first = giveBack(bought, { 1: 1000 }, roundUp);
    const second = giveBack(bought, { 2: 1000 }, roundUp, [first]);
    expect(first.body).toMatchObject({ refunds: [{ amountMinor: -1450 }], cashRoundingMinor: -30 });
    expect(second.body).toMatchObject({ totalMinor: -30, refunds: [], cashRoundingMinor: 30 });
  });
});

describe("what may come back", () => {
  const bought = sell(paidByCard(basket([line(1, 500, { quantityMilli: milli(3000) })]), facts()), facts());
  const one = giveBack(bought, { 1: 2000 }, facts());

  it.each([
    ["more than was sold", { 1: 4000 }, [], "returnExceedsSale"],
    ["more than is left", { 1: 2000 }, [one], "returnExceedsSale"],
    ["half a piece", { 1: 500 }, [], "quantityNotWhole"],
    ["nothing of a line", { 1: 0 }, [], "quantityOutOfRange"],
    ["less than nothing", { 1: -1000 }, [], "quantityOutOfRange"],
    ["a line that was not sold", { 7: 1000 }, [], "lineNotFound"],
    ["no line at all", {}, [], "basketEmpty"],
  ])("is not %s", (_, quantities, earlier, code) => {
    expect(expectRefusal(decideReturn(askReturn(bought, quantities, facts(), earlier))).code).toBe(code);
  });

  it("is not a return", () => {
    expect(expectRefusal(decideReturn(askReturn(one, { 1: 1000 }, facts()))).code).toBe("returnOfReturn");
  });
});

describe("a return without a receipt", () => {
  const unlinked = (stands: MemberStanding, by: FactsChanges = {}): Return => {
    const goods = {
      kind: "unlinked" as const,
      basket: basket([line(1, 1250)]),
      refund: { id: uuid(5), kind: "cash" as const },
    };
    const asked = {
      ...askReturn(sell(paidByCard(basket([line(1, 1)]), facts()), facts()), {}, facts({ ...by, standing: stands })),
      goods,
    };
    return expectValue(decideReturn(asked)).fact;
  };

  it("takes what the goods would earn, fraction and all", () => {
    const by = facts();
    const bought = fold(
      withPoints(100),
      sell(paidByCard(basket([line(1, 1250)]), by), facts({ standing: withPoints(100) })),
    );
    expect(bought.remainder).toEqual({ numerator: 1, denominator: 2 });
    const fact = unlinked(bought);
    expect(fact.body).toMatchObject({
      originalSaleId: null,
      totalMinor: -1250,
      refunds: [{ kind: "cash", amountMinor: -1250 }],
    });
    expect(fold(bought, fact)).toMatchObject({
      lots: withPoints(100).lots,
      remainder: { numerator: 0, denominator: 1 },
    });
  });

  it("makes a deficit of what is not there", () => {
    expect(fold(withPoints(5), unlinked(withPoints(5)))).toMatchObject({
      lots: [],
      deficit: 8,
      remainder: { numerator: 1, denominator: 2 },
    });
  });
});
