import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { LiabilityView } from "#contract/liability-calls.ts";
import { balanceOf } from "#core/points/fold-standing.ts";
import { BEANS_CODE, enrolSomebody, makeGold, openShop, payCash, scanCode } from "../../builders/open-shop.ts";
import type { TestTill } from "../../builders/test-till.ts";

const MONTH_MS = 31 * 86_400_000;

let till: TestTill;
beforeEach(async () => {
  till = await openShop();
});
afterEach(() => till.end());

async function reckoned(): Promise<Extract<LiabilityView, { state: "finished" }>["liability"]> {
  await till.done("reckonLiability", {});
  for (;;) {
    const view = await till.value("getLiability", {});
    if (view.state === "finished") return view.liability;
    if (view.state !== "running") throw new Error(`the reckoning is ${view.state}`);
    await pause(20);
  }
}

test("nothing is said before it was reckoned", async () => {
  expect(await till.value("getLiability", {})).toEqual({ state: "none" });
});

test("what the shop owes is what its members have, month by month, and the till sells meanwhile", async () => {
  const { memberRef, cardNumber } = await enrolSomebody(till);
  await makeGold(till, cardNumber);
  till.nowMs += MONTH_MS;
  await scanCode(till, cardNumber);
  await scanCode(till, BEANS_CODE);
  await till.done("takeAmountOff", { points: 100 });
  await payCash(till, 1000);

  const running = till.done("reckonLiability", {});
  await scanCode(till, BEANS_CODE);
  expect(await running).toMatchObject({ state: "running" });
  const { points, rate, giftCards } = await reckoned();

  const balance = balanceOf(till.store.members.getStanding(memberRef));
  expect(points).toMatchObject({ outstanding: balance, owed: 0, lapsed: 0, holders: 1, worthMinor: balance });
  expect(rate).toEqual({ stepPoints: 100, stepMinor: 100 });
  expect(points.months.at(-1)?.closing).toBe(balance);
  const movedIn = (month: number, kind: string) =>
    points.months.at(month)?.movements.find((movement) => movement.kind === kind)?.amount;
  expect(movedIn(-1, "redeemed")).toBe(-100);
  expect(movedIn(-2, "issued")).toBeGreaterThan(100);
  expect(points.breakage).toMatchObject({ kind: "tooFewMonths", needed: 3 });
  expect(giftCards).toMatchObject({ balanceMinor: 0, holders: 0 });
});

test("a cashier is not told", async () => {
  const mei = (await till.value("listStaff", {})).find(({ role }) => role === "cashier");
  await till.done("signIn", { staffId: mei?.id ?? "", pin: "1357" });
  expect(await till.call("getLiability", {})).toMatchObject({ ok: false, failure: { code: "notPermitted" } });
});
