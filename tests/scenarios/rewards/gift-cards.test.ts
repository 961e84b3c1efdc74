/** Gift cards and money kept for members, through the till's calls: sold, topped up, looked up, paid with, refused. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallInput } from "#contract/calls.ts";
import { makeGiftCardNumber } from "#core/cards/lettered-code.ts";
import { verifyStore } from "#main/store/verify-store.ts";
import { BEANS_CODE, enrolSomebody, payCash, scanCode } from "../../builders/open-shop.ts";
import { openRewardShop, publish } from "../../builders/reward-shop.ts";
import type { TestTill } from "../../builders/test-till.ts";

let till: TestTill;
beforeEach(async () => {
  till = await openRewardShop();
});
afterEach(() => till.end());

const BLANK = makeGiftCardNumber(12_345_678_901);
const balanceOf = async (cardNumber: string) => (await till.value("getGiftCard", { cardNumber })).balanceMinor;

type Tender = CallInput<"takeTender">["tender"];

async function tender(what: Tender) {
  const { basket } = await till.value("getBasket", {});
  return { basketId: basket.id, revision: basket.revision, tender: what };
}

async function sellCard(amountMinor: number, cardNumber: string | null = BLANK): Promise<void> {
  await till.done("sellGiftCard", { cardNumber, amountMinor });
  await payCash(till, 50_000);
}

describe("a gift card", () => {
  it("holds what was paid for it, pays for goods, and says what is left", async () => {
    await sellCard(2000);
    expect(await balanceOf(BLANK)).toBe(2000);

    await scanCode(till, BEANS_CODE);
    const { outcome } = await scanCode(till, BLANK);
    if (outcome.kind !== "giftCardFound") throw new Error("the card was not found");
    expect(outcome).toMatchObject({ tail: BLANK.slice(-4), balanceMinor: 2000 });
    const paid = await till.done(
      "takeTender",
      await tender({ kind: "giftCard", cardRef: outcome.cardRef, amountMinor: null }),
    );
    expect(paid.state).toBe("completed");
    expect(await balanceOf(BLANK)).toBe(1020);
  });

  it("carries no tax, earns no points and stands on its line by its last digits alone", async () => {
    const ann = await enrolSomebody(till, "Ann");
    await till.done("identifyMember", { memberRef: ann.memberRef });
    const { view } = await till.done("sellGiftCard", { cardNumber: BLANK, amountMinor: 3000 });
    expect(view.basket.lines[0]?.name).toContain(BLANK.slice(-4));
    expect(JSON.stringify(view)).not.toContain(BLANK);
    const done = await payCash(till, 3000);
    if (done.state !== "completed") throw new Error("the sale is not done");
    expect(done.sale.totalMinor).toBe(3000);
    expect(done.sale.taxTable.every(({ taxMinor }) => taxMinor === 0)).toBe(true);
    expect(done.sale.points?.earned).toEqual([]);
  });

  it("of the till's own making has a number of its own", async () => {
    await sellCard(1000, null);
    await sellCard(1000, null);
    const sold = await till.value("listRecentSales", { limit: 2 });
    const refs = sold.map(({ saleId }) => {
      const fact = till.store.sales.find(saleId)?.fact;
      const line = fact?.type === "SaleCompleted" ? fact.body.lines[0] : undefined;
      return line?.sells.kind === "giftCard" ? line.sells.cardRef : "";
    });
    const numbers = refs.map((ref) => till.store.giftCards.findNumber(ref) ?? "");
    expect(new Set(numbers).size).toBe(2);
    for (const number of numbers) expect(await balanceOf(number)).toBe(1000);
  });

  it("is money for goods alone: another card is bought with cash", async () => {
    await sellCard(5000);
    const { cardRef } = await till.value("getGiftCard", { cardNumber: BLANK });
    await scanCode(till, BEANS_CODE);
    await till.done("sellGiftCard", { cardNumber: null, amountMinor: 1000 });
    const refused = await tender({ kind: "giftCard", cardRef, amountMinor: 1500 });
    expect(await till.refused("takeTender", refused)).toBe("tenderAboveTotal");
    const partly = await till.done("takeTender", await tender({ kind: "giftCard", cardRef, amountMinor: null }));
    expect(partly.view.pricing).toMatchObject({ settlement: { remainingMinor: 1000 } });
    await payCash(till, 1000);
    expect(await balanceOf(BLANK)).toBe(5000 - 980);
  });

  it("of a basket that was voided holds nothing and is sold again", async () => {
    await till.done("sellGiftCard", { cardNumber: BLANK, amountMinor: 1000 });
    expect(await till.refused("sellGiftCard", { cardNumber: BLANK, amountMinor: 1000 })).toBe("giftCardTaken");
    await till.done("voidBasket", { reason: "changed their mind" });
    expect((await till.call("getGiftCard", { cardNumber: BLANK })).ok).toBe(false);
    await sellCard(1500);
    expect(await balanceOf(BLANK)).toBe(1500);
    expect(await till.refused("sellGiftCard", { cardNumber: BLANK, amountMinor: 1000 })).toBe("giftCardTaken");
  });

  it("is refused by name: unknown, empty, short, too little, too much, not sold", async () => {
    expect(await till.refused("scan", { text: makeGiftCardNumber(7), source: "virtual" })).toBe("giftCardUnknown");
    expect(await till.refused("sellGiftCard", { cardNumber: BEANS_CODE, amountMinor: 1000 })).toBe("giftCardUnknown");
    expect(await till.refused("sellGiftCard", { cardNumber: null, amountMinor: 0 })).toBe("valueOutOfRange");
    expect(await till.refused("sellGiftCard", { cardNumber: null, amountMinor: 20_001 })).toBe("valueOutOfRange");
    await sellCard(500);
    const { cardRef } = await till.value("getGiftCard", { cardNumber: BLANK });
    await scanCode(till, BEANS_CODE);
    expect(await till.refused("takeTender", await tender({ kind: "giftCard", cardRef, amountMinor: 501 }))).toBe(
      "insufficientValue",
    );
    await till.done("takeTender", await tender({ kind: "giftCard", cardRef, amountMinor: null }));
    await payCash(till, 480);
    await scanCode(till, BEANS_CODE);
    expect(await till.refused("takeTender", await tender({ kind: "giftCard", cardRef, amountMinor: null }))).toBe(
      "giftCardEmpty",
    );
    await till.done("voidBasket", { reason: "next case" });
    publish(till, { storedValue: {} });
    expect(await till.refused("sellGiftCard", { cardNumber: null, amountMinor: 1000 })).toBe("programSellsNoValue");
    expect(await till.refused("topUp", { amountMinor: 1000 })).toBe("programSellsNoValue");
  });
});

describe("money kept for a member", () => {
  it("comes in with the bonus of its step, pays as much as there is, and stays theirs", async () => {
    const ann = await enrolSomebody(till, "Ann");
    await till.done("identifyMember", { memberRef: ann.memberRef });
    await till.done("topUp", { amountMinor: 5000 });
    await payCash(till, 5000);
    await till.done("identifyMember", { memberRef: ann.memberRef });
    expect((await till.value("getBasket", {})).member?.storedValueMinor).toBe(5500);
    await scanCode(till, BEANS_CODE);
    const paid = await till.done("takeTender", await tender({ kind: "storedValue", amountMinor: null }));
    expect(paid.state).toBe("completed");
    expect((await till.value("getMember", { memberRef: ann.memberRef })).storedValueMinor).toBe(4520);
    expect(verifyStore(till.dataDir)?.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it("needs its member, and holds no more than the programme allows", async () => {
    expect(await till.refused("topUp", { amountMinor: 1000 })).toBe("storedValueNeedsMember");
    await scanCode(till, BEANS_CODE);
    expect(await till.refused("takeTender", await tender({ kind: "storedValue", amountMinor: null }))).toBe(
      "storedValueNeedsMember",
    );
    await till.done("voidBasket", { reason: "next case" });
    const ann = await enrolSomebody(till, "Ann");
    await till.done("identifyMember", { memberRef: ann.memberRef });
    await till.done("topUp", { amountMinor: 15_000 });
    await payCash(till, 15_000);
    await till.done("identifyMember", { memberRef: ann.memberRef });
    expect(await till.refused("topUp", { amountMinor: 20_001 })).toBe("valueOutOfRange");
    await scanCode(till, BEANS_CODE);
    expect(await till.refused("takeTender", await tender({ kind: "storedValue", amountMinor: 16_000 }))).toBe(
      "insufficientValue",
    );
  });
});
