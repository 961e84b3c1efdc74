/** Coupons, rewards and gift cards at the counter, by keyboard, in both languages. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_GOODS, SOON, TillPage } from "./till-page.ts";

const COLD_BREW = "9521000013360";

describe.each(["en", "zh-CN"] as const)("the counter in %s", (language) => {
  let counter: TillPage;
  beforeAll(async () => {
    counter = await TillPage.open({ language });
  }, 180_000);
  afterAll(() => counter.close());

  const basket = async () => (await counter.till.value("getBasket", {})).basket;

  it("gives the best reward by R and Enter, shows it under the basket, and takes it off again", async () => {
    const hits = await counter.till.value("search", { query: "an" });
    const rich = hits.members.toSorted((a, b) => b.availablePoints - a.availablePoints)[0];
    await counter.till.done("identifyMember", { memberRef: rich?.ref ?? "" });
    await counter.scan(COLD_BREW);
    for (let piece = 0; piece < 2; piece += 1) await counter.scan(DEMO_GOODS.candle);
    await expect.poll(async () => (await basket()).lines.length, SOON).toBe(2);
    const [best] = (await counter.till.value("getBasket", {})).offers;
    await counter.press("r");
    await counter.expectPanel(language === "en" ? "Redeem points" : "使用积分");
    await counter.press("Enter");
    await expect
      .poll(async () => (await basket()).rewards.map(({ rewardId }) => rewardId), SOON)
      .toEqual([best?.rewardId ?? ""]);
    const rights = counter.page.getByRole("list", { name: language === "en" ? "Coupons and rewards" : "优惠券与奖励" });
    await rights.waitFor();
    await counter.scan("WELCOME5");
    await expect.poll(async () => (await basket()).coupons.length, SOON).toBe(1);
    await rights.getByRole("button").first().click();
    await expect.poll(async () => (await basket()).coupons.length, SOON).toBe(0);
    await counter.clearCounter();
  });

  it("sells a gift card by G, and pays with it when it is scanned", async () => {
    await counter.press("g");
    await counter.expectPanel(language === "en" ? "Gift cards and stored value" : "礼品卡与储值");
    await counter.press("ArrowDown", "Enter");
    await counter.expectPanel(language === "en" ? "Sell a gift card" : "出售礼品卡");
    await counter.type("20");
    await counter.press("Enter");
    await expect.poll(() => counter.total(), SOON).toBe("20.00");
    const line = (await basket()).lines[0];
    await counter.press("F12", "Enter");
    await expect.poll(async () => (await basket()).lines.length, SOON).toBe(0);
    const cardRef = line?.sells.kind === "giftCard" ? line.sells.cardRef : "";
    await counter.scan(DEMO_GOODS.candle);
    await expect.poll(() => counter.total(), SOON).toBe("6.90");
    await counter.scan(counter.till.store.giftCards.findNumber(cardRef) ?? "");
    await counter.page.getByText("20.00").first().waitFor();
    await counter.press("Enter");
    await expect.poll(() => counter.till.store.values.findGiftCard(cardRef), SOON).toBe(2000 - 690);
  });
});
