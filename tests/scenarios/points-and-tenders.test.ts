import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CallInput } from "#contract/calls.ts";
import { minor } from "#core/money/integers.ts";
import {
  BEANS_CODE,
  OAT_MILK_CODE,
  enrolSomebody,
  makeGold,
  openShop,
  payCash,
  scanCode,
} from "../builders/open-shop.ts";
import type { TestTill } from "../builders/test-till.ts";

let till: TestTill;
let cardNumber: string;

/** A Gold member with 107 points, one sale old. */
beforeEach(async () => {
  till = await openShop();
  ({ cardNumber } = await enrolSomebody(till));
  await makeGold(till, cardNumber);
  till.nowMs += 60_000;
});
afterEach(() => till.end());

async function take(tender: CallInput<"takeTender">["tender"]) {
  const { basket } = await till.value("getBasket", {});
  return till.done("takeTender", { basketId: basket.id, revision: basket.revision, tender });
}

async function refusedTender(tender: CallInput<"takeTender">["tender"]) {
  const { basket } = await till.value("getBasket", {});
  return till.refused("takeTender", { basketId: basket.id, revision: basket.revision, tender });
}

test("points as an amount off lower what is paid and what is earned on; only the points used leave", async () => {
  await scanCode(till, cardNumber);
  await scanCode(till, BEANS_CODE);
  const { view } = await till.done("takeAmountOff", { points: 100 });
  // 9.80 less 5 % is 9.31, less 1.00 for 100 points.
  expect(view.pricing).toMatchObject({
    ok: true,
    priced: { totalMinor: 831, amountOff: { points: 100, valueMinor: 100 } },
  });
  expect(view.member).toMatchObject({ availablePoints: 7, heldPoints: 100 });
  const paid = await payCash(till, 830);
  expect(paid).toMatchObject({ state: "completed", sale: { points: { before: 107, after: 16 } } });
});

test("points as tender pay a part, the rest is paid in cash, and the part paid with points earns nothing", async () => {
  await scanCode(till, cardNumber);
  await scanCode(till, BEANS_CODE);
  const partly = await take({ kind: "points", points: 100 });
  expect(partly).toMatchObject({ state: "partlyPaid" });
  expect(partly.view.pricing).toMatchObject({ settlement: { remainingMinor: 831, pointsTendered: 100 } });
  const paid = await payCash(till, 1000);
  expect(paid).toMatchObject({ state: "completed", sale: { changeMinor: 170, points: { before: 107, after: 16 } } });
});

test("a split of card and cash rounds the cash part alone", async () => {
  await scanCode(till, OAT_MILK_CODE);
  await scanCode(till, BEANS_CODE);
  await till.done("discountBasket", { discount: { kind: "amount", amountMinor: minor(2), reason: "rounding" } });
  await take({ kind: "card", amountMinor: 1000 });
  // 11.73 less 10.00 by card is 1.73, in cash 1.75.
  const paid = await payCash(till, 200);
  expect(paid).toMatchObject({ state: "completed", sale: { totalMinor: 1173, cashRoundingMinor: 2, changeMinor: 25 } });
});

test("a tender that was given back is gone, and while money is taken the basket stands still", async () => {
  await scanCode(till, BEANS_CODE);
  const partly = await take({ kind: "cash", handedMinor: 500 });
  expect(await till.refused("scan", { text: OAT_MILK_CODE, source: "virtual" })).toBe("basketHasTenders");
  expect(await till.refused("undoBasketStep", {})).toBe("basketHasTenders");
  expect(await till.refused("parkBasket", { note: "" })).toBe("basketHasTenders");
  expect(await till.refused("voidBasket", { reason: "no" })).toBe("basketHasTenders");
  const tenderId = partly.view.basket.tenders[0]?.id ?? "";
  const { view } = await till.done("removeTender", { tenderId });
  expect(view.basket.tenders).toEqual([]);
  expect(await till.refused("removeTender", { tenderId })).toBe("tenderNotFound");
});

test("money goes back out of a basket that cannot be priced any more, tender by tender", async () => {
  await scanCode(till, BEANS_CODE);
  await take({ kind: "cash", handedMinor: 100 });
  await take({ kind: "card", amountMinor: 100 });
  vi.spyOn(till.store.programs, "findInForce").mockImplementation(() => {
    throw new Error("a programme that cannot be counted with");
  });
  const stuck = await till.value("getBasket", {});
  expect([stuck.pricing.ok, stuck.basket.tenders.length]).toEqual([false, 2]);
  expect(await till.refused("voidBasket", { reason: "no" })).toBe("basketHasTenders");
  for (const { id } of stuck.basket.tenders) await till.done("removeTender", { tenderId: id });
  expect((await till.value("getBasket", {})).basket.tenders).toEqual([]);
  const commit = vi.spyOn(till.store, "commit");
  await till.done("voidBasket", { reason: "no price" });
  // What could not be priced did not come to nothing.
  expect(commit.mock.lastCall?.[0].facts).toMatchObject([{ type: "BasketVoided", body: { totalMinor: null } }]);
});

test("a total that the cashier did not see is not paid", async () => {
  await scanCode(till, BEANS_CODE);
  const { basket } = await till.value("getBasket", {});
  await scanCode(till, OAT_MILK_CODE);
  const tender = { kind: "cash", handedMinor: 2000 } as const;
  expect(await till.refused("takeTender", { basketId: basket.id, revision: basket.revision, tender })).toBe(
    "basketChanged",
  );
  expect(await till.value("listRecentSales", { limit: 10 })).toHaveLength(1);
});

test("a tender for a basket that was sold already is answered with its sale, and nothing is taken", async () => {
  await scanCode(till, BEANS_CODE);
  const { basket } = await till.value("getBasket", {});
  const pay = (handedMinor: number) =>
    till.done("takeTender", { basketId: basket.id, revision: basket.revision, tender: { kind: "cash", handedMinor } });
  const paid = await pay(1000);
  const again = await pay(2000);
  expect(again).toEqual(paid);
  expect(again).toMatchObject({ state: "completed", sale: { saleId: basket.id, changeMinor: 20 } });
  expect(await till.value("listRecentSales", { limit: 10 })).toHaveLength(2);
});

test("points that are not there, not in steps, or more than the basket takes are refused with what is possible", async () => {
  await scanCode(till, cardNumber);
  await scanCode(till, OAT_MILK_CODE);
  expect(await till.refused("takeAmountOff", { points: 200 })).toBe("insufficientPoints");
  expect(await till.refused("takeAmountOff", { points: 150 })).toBe("pointsNotInSteps");
  expect(await till.refused("takeAmountOff", { points: -1 })).toBe("pointsAboveLimit");
  expect(await refusedTender({ kind: "card", amountMinor: 9999 })).toBe("tenderAboveTotal");
  expect(await refusedTender({ kind: "cash", handedMinor: 0 })).toBe("tenderOutOfRange");
  await till.done("removeMember", {});
  expect(await till.refused("takeAmountOff", { points: 100 })).toBe("redemptionNeedsMember");
});

test("a basket that points pay whole is finished with no money: committed, no drawer, and its points leave", async () => {
  await scanCode(till, cardNumber);
  await scanCode(till, OAT_MILK_CODE);
  // 1.95 less 5 % is 1.85; the price is brought down to what a step of points pays.
  const { view } = await till.done("discountBasket", {
    discount: { kind: "amount", amountMinor: minor(95), reason: "test" },
  });
  const jobsBefore = till.store.printJobs.listRecent(50).length;
  expect(view.pricing).toMatchObject({ priced: { totalMinor: 100 } });
  await till.done("takeAmountOff", { points: 100 });
  expect(await refusedTender({ kind: "cash", handedMinor: 1 })).toBe("tenderAboveTotal");
  const paid = await payCash(till, 0);
  expect(paid).toMatchObject({
    state: "completed",
    sale: { totalMinor: 0, changeMinor: 0, points: { before: 107, after: 7 } },
  });
  const jobs = till.store.printJobs.listRecent(50);
  expect(jobs.slice(0, jobs.length - jobsBefore).map(({ kind }) => kind)).toEqual(["receipt"]);
});

test("a rest that cash rounding swallows is finished with no coin, and the rounding is on the sale", async () => {
  await scanCode(till, BEANS_CODE);
  await take({ kind: "card", amountMinor: 978 });
  const paid = await payCash(till, 0);
  expect(paid).toMatchObject({ state: "completed", sale: { totalMinor: 980, cashRoundingMinor: -2, changeMinor: 0 } });
});

test("the panel says what the member has, what is missing and how often they come", async () => {
  const { view } = await scanCode(till, cardNumber);
  expect(view.member).toMatchObject({
    tier: { name: { en: "Gold" } },
    availablePoints: 107,
    availableValueMinor: 100,
    expiring: { points: 107, date: "2027-11-30" },
    visitCount: 1,
    lastVisitDaysAgo: 0,
    usualGapDays: null,
  });
  expect(view.member?.cards).toEqual([{ state: "active", tail: cardNumber.slice(-4) }]);
});
