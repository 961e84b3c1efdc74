import { describe, expect, it } from "vitest";
import { UNTAXED } from "../basket/basket.ts";
import type { BasketLine, Tender } from "../basket/basket.ts";
import { decideSale } from "../basket/decide-sale.ts";
import { NOTHING_SHARED } from "../basket/pricing-facts.ts";
import { settleTenders } from "../basket/settle-tenders.ts";
import { postingsOf } from "../events/postings.ts";
import { minor } from "../money/integers.ts";
import { storedValueSchema } from "../program/program.ts";
import { topUpBonus } from "./top-up-bonus.ts";
import {
  MEMBER,
  basket,
  byPoints,
  card,
  cash,
  expectRefusal,
  facts,
  line,
  paidByCard,
  price,
  program,
  sell,
  uuid,
  withPoints,
} from "#tests/builders/sample-shop.ts";

const CARD = uuid(77);
const storedValue = storedValueSchema.parse({
  topUps: true,
  giftCards: true,
  balanceMaxMinor: 20_000,
  topUpBonuses: [
    { fromMinor: 10_000, bonusMinor: 1500 },
    { fromMinor: 5000, bonusMinor: 500 },
  ],
});
const shop = program({ storedValue });
const giftCard = (number: number, amountMinor: number): BasketLine =>
  line(number, amountMinor, { sells: { kind: "giftCard", cardRef: CARD }, taxRateId: UNTAXED, category: "value" });
const topUp = (number: number, amountMinor: number): BasketLine =>
  line(number, amountMinor, { sells: { kind: "topUp" }, taxRateId: UNTAXED, category: "value" });
const byGiftCard = (amountMinor: number): Tender => ({
  id: uuid(800_010),
  kind: "giftCard",
  cardRef: CARD,
  amountMinor: minor(amountMinor),
});
const byStoredValue = (amountMinor: number): Tender => ({
  id: uuid(800_011),
  kind: "storedValue",
  amountMinor: minor(amountMinor),
});
const holding = (amountMinor: number) => ({ ...NOTHING_SHARED, giftCards: new Map([[CARD, minor(amountMinor)]]) });
const ofMember = { kind: "storedValue", memberRef: MEMBER };
const ofCard = { kind: "giftCard", cardRef: CARD };

const refusedSale = (
  lines: readonly BasketLine[],
  by: Parameters<typeof facts>[0],
  memberRef: string | null = MEMBER,
) =>
  expectRefusal(
    decideSale({
      basket: basket(lines, { memberRef, tenders: [card(lines.reduce((sum, one) => sum + one.listPriceMinor, 0))] }),
      facts: facts(by),
      saleId: uuid(1),
      receiptNumber: 1,
      origin: { kind: "till" },
      newSerials: [],
    }),
  );

describe("the bonus of a top-up", () => {
  it.each([
    [4999, 0],
    [5000, 500],
    [9999, 500],
    [10_000, 1500],
    [20_000, 1500],
  ])("of %i is %i, whatever the order of the steps", (amount, bonus) => {
    expect(topUpBonus(minor(amount), storedValue)).toBe(bonus);
  });
});

describe("value that is sold", () => {
  it("comes in on its account, a top-up with its bonus, and is no sale and no tax", () => {
    const by = facts({ program: shop, storedValueMinor: 300 });
    const { body } = sell(paidByCard(basket([giftCard(1, 2500), topUp(2, 5000)]), by), by);
    expect(body.value).toEqual([
      { account: ofCard, kind: "issued", deltaMinor: 2500, beforeMinor: 0, lineId: uuid(1) },
      { account: ofMember, kind: "toppedUp", deltaMinor: 5000, beforeMinor: 300, lineId: uuid(2) },
      { account: ofMember, kind: "bonus", deltaMinor: 500, beforeMinor: 5300, lineId: uuid(2) },
    ]);
    expect(postingsOf({ type: "SaleCompleted", body }).filter(({ unit }) => unit === "money")).toEqual([
      { unit: "money", account: "tender:card", amount: 7500 },
      { unit: "money", account: "liability:giftCards", amount: -2500 },
      { unit: "money", account: "liability:storedValue", amount: -5500 },
      { unit: "money", account: "promotionExpense", amount: 500 },
    ]);
  });

  it("may fill an account that pays in the same sale", () => {
    const by = facts({ program: shop, storedValueMinor: 20_000 });
    const lines = [line(1, 6000), topUp(2, 5000)];
    const { body } = sell(paidByCard(basket(lines, { tenders: [byStoredValue(6000)] }), by), by);
    expect(body.value.map(({ kind, deltaMinor, beforeMinor }) => [kind, deltaMinor, beforeMinor])).toEqual([
      ["spent", -6000, 20_000],
      ["toppedUp", 5000, 14_000],
      ["bonus", 500, 19_000],
    ]);
  });

  it.each([
    ["more than an account may hold", [giftCard(1, 20_001)], { program: shop }, 20_000],
    ["more than is left of it, bonus and all", [topUp(1, 5000)], { program: shop, storedValueMinor: 14_600 }, 5400],
    ["nothing at all", [giftCard(1, 0), line(2, 100)], { program: shop }, 20_000],
  ])("is not %s", (_, lines, by, max) => {
    expect(refusedSale(lines, by)).toEqual({ code: "valueOutOfRange", values: { max: { money: max } } });
  });

  it.each([
    ["programSellsNoValue", [giftCard(1, 100)], { program: program() }, MEMBER],
    ["programSellsNoValue", [topUp(1, 100)], { program: program() }, MEMBER],
    ["programSellsNoValue", [giftCard(1, 100)], { program: null }, MEMBER],
    ["storedValueNeedsMember", [topUp(1, 100)], { program: shop, member: null }, null],
  ] as const)("is refused as %s", (code, lines, by, memberRef) => {
    expect(refusedSale(lines, by, memberRef).code).toBe(code);
  });
});

describe("value that pays", () => {
  it("leaves its account and settles what the shop owes", () => {
    const by = facts({ program: shop, shared: holding(2000), storedValueMinor: 500 });
    const { body } = sell(
      paidByCard(basket([line(1, 2400)], { tenders: [byGiftCard(1500), byStoredValue(400)] }), by),
      by,
    );
    expect(body.value).toEqual([
      { account: ofCard, kind: "spent", deltaMinor: -1500, beforeMinor: 2000, lineId: null },
      { account: ofMember, kind: "spent", deltaMinor: -400, beforeMinor: 500, lineId: null },
    ]);
    expect(postingsOf({ type: "SaleCompleted", body }).filter(({ unit }) => unit === "money")).toEqual([
      { unit: "money", account: "tender:card", amount: 500 },
      { unit: "money", account: "liability:giftCards", amount: 1500 },
      { unit: "money", account: "liability:storedValue", amount: 400 },
      { unit: "money", account: "sales", amount: -2000 },
      { unit: "money", account: "tax:standard", amount: -400 },
    ]);
  });

  const by = facts({ program: shop, shared: holding(5000), storedValueMinor: 5000, standing: withPoints(5000) });
  const mixed = [line(1, 1000), giftCard(2, 2000)].map((one) =>
    one.sells.kind === "giftCard" ? { ...one, sells: { kind: "giftCard" as const, cardRef: uuid(78) } } : one,
  );

  it.each<[string, readonly Tender[], string, number]>([
    ["a gift card", [byGiftCard(1001)], "tenderAboveTotal", 1000],
    ["stored value", [byStoredValue(1001)], "tenderAboveTotal", 1000],
    ["both together", [byGiftCard(600), byStoredValue(401)], "tenderAboveTotal", 400],
    ["a gift card and points", [byPoints(600), byGiftCard(401)], "tenderAboveTotal", 400],
    ["points", [byPoints(1001)], "pointsAboveLimit", 1000],
    ["points after a gift card", [byGiftCard(600), byPoints(401)], "pointsAboveLimit", 400],
  ])("does not pay for value: %s", (_, tenders, code, left) => {
    const refused = expectRefusal(settleTenders(price(basket(mixed), by), tenders, by));
    expect([refused.code, Object.values(refused.values)]).toEqual([code, [{ money: left }]]);
  });

  it("pays all the goods beside value that cash or a card pays, in any order", () => {
    for (const tenders of [
      [byGiftCard(1000), cash(2000)],
      [card(2000), byGiftCard(1000)],
      [card(1500), byStoredValue(1000), cash(500)],
    ]) {
      const settled = settleTenders(price(basket(mixed), by), tenders, by);
      expect(settled.ok && settled.value.remainingMinor).toBe(0);
    }
  });
});
