import { afterEach, expect, test } from "vitest";
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
afterEach(() => till.end());

test("a member's sale: scan the card, scan the goods, take cash; sale, points, drawer and receipt are committed", async () => {
  till = await openShop();
  const { cardNumber, memberRef } = await enrolSomebody(till);
  await makeGold(till, cardNumber);
  till.nowMs += 60_000;

  const identified = await scanCode(till, cardNumber);
  expect(identified.outcome).toEqual({ kind: "memberIdentified", memberRef });
  expect(identified.view.member).toMatchObject({ name: "张伟", tier: { name: { en: "Gold" } }, availablePoints: 107 });
  await scanCode(till, OAT_MILK_CODE);
  await scanCode(till, OAT_MILK_CODE);
  const { view } = await scanCode(till, BEANS_CODE);
  expect(view.basket.lines.map((line) => [line.name, line.quantityMilli])).toEqual([
    ["Oat milk 1 l", 2000],
    ["Espresso beans 500 g", 1000],
  ]);
  // 13.70 less 5 % is 13.015, rounded half up.
  expect(view.pricing).toMatchObject({ ok: true, priced: { totalMinor: 1301, savedMinor: 69 } });
  expect(view.quickCash[0]).toBe(1300);

  const paid = await payCash(till, 2000);
  if (paid.state !== "completed") throw new Error("the sale was not completed");
  expect(paid.sale).toMatchObject({
    receiptNumber: 2,
    cashier: "Ada",
    memberName: "张伟",
    totalMinor: 1301,
    cashRoundingMinor: -1,
    changeMinor: 700,
    businessDate: "2026-11-22",
  });
  expect(paid.sale.points).toMatchObject({ before: 107, after: 120 });
  expect(paid.view.basket.lines).toEqual([]);
  expect(paid.view.basket.id).not.toBe(view.basket.id);
  const jobs = till.store.printJobs.listPending(10).map((job) => job.kind);
  expect(jobs.toSorted()).toEqual(["drawer", "drawer", "receipt", "receipt"]);
  expect(till.devices.woken).toBe(2);
});
