/** Goods come back at the counter: by scanning the receipt, with the keyboard alone, in both languages. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeReceiptCode } from "#core/cards/receipt-code.ts";
import { TILL_NUMBER } from "#main/app/till-identity.ts";
import { DEMO_GOODS, SOON, TillPage } from "./till-page.ts";

let counter: TillPage;

beforeAll(async () => {
  counter = await TillPage.open();
}, 180_000);

afterAll(() => counter.close());

async function sellCandles(pieces: number): Promise<number> {
  for (let piece = 1; piece <= pieces; piece += 1) {
    await counter.scan(DEMO_GOODS.candle);
    const inBasket = async () => (await counter.till.value("getBasket", {})).basket.lines[0]?.quantityMilli;
    await expect.poll(inBasket, SOON).toBe(piece * 1000);
  }
  await counter.press("F12", "Enter");
  await counter.page.locator("[data-part=change]").waitFor();
  const [newest] = await counter.till.value("listRecentSales", { limit: 1 });
  return newest?.receiptNumber ?? 0;
}

async function scanReceipt(receiptNumber: number): Promise<void> {
  // The clock of the till stands still: without this the second scan would be the same one, still under the beam.
  counter.till.nowMs += 60_000;
  await counter.scan(makeReceiptCode({ tillNumber: TILL_NUMBER, receiptNumber }));
  await counter.expectPanel(`Receipt ${receiptNumber}`);
}

it("takes one of two back by keyboard, from the scanned receipt to the money in the hand", async () => {
  const { page } = counter;
  const receipt = await sellCandles(2);
  await scanReceipt(receipt);
  await counter.press("F8");
  const quantity = page.locator("[data-line]");
  await expect.poll(() => quantity.evaluate((field) => field === document.activeElement), SOON).toBe(true);
  await counter.press("a");
  await expect.poll(() => quantity.inputValue(), SOON).toBe("2");
  await counter.press("-");
  const effects = page.locator("[data-part=returnEffects]");
  await expect.poll(() => effects.innerText(), SOON).toMatch(/To hand out\s+6\.90/u);
  await counter.press("Enter");
  await expect.poll(() => page.locator("[data-part=handOut]").innerText(), SOON).toBe("6.90");
  await counter.press("Escape");
  await scanReceipt(receipt);
  await counter.press("F8");
  await expect.poll(() => page.getByText("Returned before: 6.90").count(), SOON).toBe(1);
  await counter.press("+", "+");
  await expect.poll(() => quantity.inputValue()).toBe("1");
  await counter.press("Escape", "Escape");
  await counter.clearCounter();
});

it("exchanges goods against the open basket and hands out what is over, by keyboard, in Chinese as well", async () => {
  const { page, till } = counter;
  const receipt = await sellCandles(2);
  await scanReceipt(receipt);
  await counter.press("F8");
  const quantity = page.locator("[data-line]");
  await expect.poll(() => quantity.evaluate((field) => field === document.activeElement), SOON).toBe(true);
  await counter.press("a", "x");
  await expect.poll(() => page.locator("[data-part=exchange]").innerText(), SOON).toMatch(/Beeswax candle\s+−13\.80/u);
  till.nowMs += 60_000;
  await counter.scan(DEMO_GOODS.candle);
  await expect.poll(() => counter.total(), SOON).toBe("0.00");
  await till.done("setLanguage", { language: "zh-CN" });
  await expect.poll(() => page.locator("[data-part=exchange]").innerText(), SOON).toContain("退回");
  await counter.press("F12");
  const effects = page.locator("[data-part=returnEffects]");
  await expect.poll(() => effects.innerText(), SOON).toMatch(/应付现金\s+6\.90/u);
  await counter.press("Enter");
  await expect.poll(() => page.locator("[data-part=change]").innerText(), SOON).toBe("6.90");
  await till.done("setLanguage", { language: "en" });
  await counter.press("Escape");
});
