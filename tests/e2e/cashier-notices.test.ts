/** What the screens say unasked: that a reason names nobody, and that a locked till takes no scan in. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { receiveScan } from "#main/app/receive-scan.ts";
import { DEMO_GOODS, SOON, TillPage } from "./till-page.ts";

let counter: TillPage;

beforeAll(async () => {
  counter = await TillPage.open();
}, 180_000);

afterAll(() => counter.close());

it("asks at the reason for what and not for who, in both languages", async () => {
  const { till, page } = counter;
  await counter.press("F9");
  await expect(page.getByLabel("Say what, not who.").waitFor(SOON)).resolves.toBeUndefined();
  await till.done("setLanguage", { language: "zh-CN" });
  await expect(page.getByLabel("请写事由，勿写人名。").waitFor(SOON)).resolves.toBeUndefined();
  await till.done("setLanguage", { language: "en" });
  await counter.press("Escape");
});

it("says on the lock screen that a serial scan was refused", async () => {
  const { till, page } = counter;
  await till.done("signOut", {});
  await page.waitForSelector("[data-part=pin]");
  receiveScan(till.till.engine, { text: DEMO_GOODS.candle });
  await page.getByRole("alert").filter({ hasText: "The till is locked. Sign in first." }).waitFor(SOON);
  expect(till.till.engine.openBasket.basket.lines).toEqual([]);
});
