/** Rewards at the till: offered best first, chosen with one call, taken back, and refused by name. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseCouponCode } from "#core/cards/coupon-code.ts";
import { receiptOfSale } from "#main/app/receipt-of-sale.ts";
import { BEANS_CODE, OAT_MILK_CODE, enrolSomebody, payCash, scanCode } from "../../builders/open-shop.ts";
import { openRewardShop, publish } from "../../builders/reward-shop.ts";
import type { TestTill } from "../../builders/test-till.ts";

let till: TestTill;
let memberRef: string;

/** Ann, who has 98 points from earlier, stands at the till. */
beforeEach(async () => {
  till = await openRewardShop();
  ({ memberRef } = await enrolSomebody(till, "Ann"));
  await till.done("identifyMember", { memberRef });
  for (let piece = 0; piece < 10; piece += 1) await scanCode(till, BEANS_CODE);
  await payCash(till, 20_000);
  await till.done("identifyMember", { memberRef });
});
afterEach(() => till.end());

const view = () => till.value("getBasket", {});
const offers = async () => (await view()).offers.map(({ rewardId, state }) => `${rewardId} ${state}`);
const choose = (rewardId: string) => till.done("chooseReward", { rewardId });
const denied = (rewardId: string) => till.refused("chooseReward", { rewardId });

describe("rewards", () => {
  it("are offered as the basket stands: what can be had now, the best first, then what is nearly there", async () => {
    await scanCode(till, BEANS_CODE);
    const now = await offers();
    expect(now.slice(0, 2)).toEqual(["five now", "once now"]);
    expect(now).toContain("milk needsItem");
    expect(now).toContain("big needsMore");
    const milk = (await view()).offers.find(({ rewardId }) => rewardId === "milk");
    expect(milk?.needs).toEqual(["Oat milk 1 l"]);
    await scanCode(till, OAT_MILK_CODE);
    expect(await offers()).toContain("milk now");
  });

  it("take their points and their money off, and give both back when they are removed", async () => {
    await scanCode(till, BEANS_CODE);
    const taken = await choose("five");
    expect(taken.view.pricing).toMatchObject({ priced: { totalMinor: 480 } });
    expect(taken.view.member?.heldPoints).toBe(50);
    const [entry] = taken.view.basket.rewards;
    const back = await till.done("removeReward", { rewardEntryId: entry?.id ?? "" });
    expect(back.view.pricing).toMatchObject({ priced: { totalMinor: 980 } });
    expect(back.view.member?.heldPoints).toBe(0);
  });

  it("ring up a gift in the same step, and take it out with the step or with the reward", async () => {
    await scanCode(till, BEANS_CODE);
    const gift = await choose("gift");
    expect(gift.view.basket.lines.map(({ name }) => name)).toEqual(["Espresso beans 500 g", "Cheese knife"]);
    expect(gift.view.pricing).toMatchObject({ priced: { totalMinor: 980 } });
    await till.done("undoBasketStep", {});
    expect((await view()).basket).toMatchObject({ lines: [{ name: "Espresso beans 500 g" }], rewards: [] });
    const again = await choose("gift");
    const removed = await till.done("removeReward", { rewardEntryId: again.view.basket.rewards[0]?.id ?? "" });
    expect(removed.view.basket.lines).toHaveLength(1);
  });

  it("leave with the member they belong to, and their gifts with them", async () => {
    await scanCode(till, BEANS_CODE);
    await choose("gift");
    const { view: without } = await till.done("removeMember", {});
    expect(without.basket).toMatchObject({ rewards: [], lines: [{ name: "Espresso beans 500 g" }] });
  });

  it("issue a coupon on the receipt that is good at the next visit, by its picture and by its bars", async () => {
    await scanCode(till, BEANS_CODE);
    await choose("coupon");
    const paid = await payCash(till, 980);
    if (paid.state !== "completed") throw new Error("the sale is not done");
    const receipt = receiptOfSale(till.till.engine, paid.sale.saleId, 0);
    const coupon = receipt?.rights?.coupons[0];
    expect(coupon).toMatchObject({ name: { en: "Own" }, expiresOn: "2026-12-22" });
    expect(parseCouponCode(coupon?.digits ?? "").ok).toBe(true);

    await scanCode(till, BEANS_CODE);
    expect(await till.refused("scan", { text: coupon?.digits ?? "", source: "virtual" })).toBe("couponNeedsMember");
    await till.done("identifyMember", { memberRef });
    till.nowMs += 1000;
    const { outcome } = await scanCode(till, coupon?.text ?? "");
    expect(outcome).toEqual({ kind: "couponAdded", couponId: "own" });
    await payCash(till, 980);
    await till.done("identifyMember", { memberRef });
    await scanCode(till, BEANS_CODE);
    till.nowMs += 1000;
    expect(await till.refused("addCoupon", { code: coupon?.digits ?? "" })).toBe("couponUsed");
  });

  it("are not more than a basket holds", async () => {
    const ids = Array.from({ length: 21 }, (_, index) => `cent-${index + 1}`);
    const cent = { name: { en: "A cent", "zh-CN": "一分" }, points: 0 };
    publish(till, {
      rewards: ids.map((id) => ({ id, ...cent, action: { kind: "amountOff", amountMinor: 1 } })),
    });
    await scanCode(till, BEANS_CODE);
    for (const id of ids.slice(0, 20)) await choose(id);
    expect(await denied("cent-21")).toBe("tooManyRewards");
  });

  it("are refused by name", async () => {
    await scanCode(till, BEANS_CODE);
    expect(await denied("no-such-reward")).toBe("rewardUnknown");
    expect(await denied("cake")).toBe("rewardNotNow");
    expect(await denied("rich")).toBe("rewardBelowMinimum");
    expect(await denied("milk")).toBe("rewardNeedsItem");
    expect(await denied("big")).toBe("insufficientPoints");
    expect(await denied("lost")).toBe("unknownCode");
    await choose("once");
    expect(await denied("once")).toBe("rewardLimitReached");
    await payCash(till, 1000);
    await till.done("identifyMember", { memberRef });
    await scanCode(till, BEANS_CODE);
    expect(await denied("once")).toBe("rewardLimitReached");
    await till.done("removeMember", {});
    expect(await denied("five")).toBe("redemptionNeedsMember");
  });
});
