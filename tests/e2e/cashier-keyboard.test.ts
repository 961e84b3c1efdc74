/** Where typing goes: keys that come fast, keys that nobody aimed, and the figure that a scan asks for. */
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { milli, minor } from "#core/money/integers.ts";
import { SOON, TillPage } from "./till-page.ts";

let counter: TillPage;

beforeAll(async () => {
  counter = await TillPage.open();
  counter.till.store.products.put([
    {
      id: "brie",
      name: "Brie de Meaux",
      gtins: ["09521000099999"],
      shopCode: null,
      category: "grocery",
      taxRateId: counter.till.store.findSettings()?.taxRates[0]?.id ?? "",
      unitPriceMinor: minor(2490),
      brand: null,
      soldBy: "weight",
    },
  ]);
}, 180_000);

afterEach(async () => {
  if (counter.complaints.length > 0) throw new Error(`the page complains: ${counter.complaints.join(", ")}`);
  await counter.clearCounter();
});

afterAll(() => counter.close());

it("asks for the weight of scanned goods that are sold by weight, with the focus in the entry", async () => {
  await counter.scan("9521000099999");
  await counter.expectPanel("Weight");
  await counter.type("0.25");
  await counter.press("Enter");
  // 0.250 kg at 24.90 is 6.225.
  await expect.poll(() => counter.total(), SOON).toBe("6.23");
});

it.each([0, 5, 20])("keeps every character that follows a slash within %i ms", async (gapMs) => {
  await counter.typeFast("/brie", gapMs);
  await expect.poll(() => counter.page.inputValue("[data-part=search]"), SOON).toBe("brie");
  await counter.page.getByRole("option", { name: /Brie de Meaux/ }).waitFor();
  await counter.press("Enter");
  await counter.expectPanel("Weight");
});

it("puts a figure that follows a letter into the panel which the letter opens", async () => {
  await counter.till.done("addProduct", { productId: "brie", quantityMilli: milli(100) });
  await expect.poll(() => counter.total(), SOON).toBe("2.49");
  await counter.typeFast("p5", 5);
  await counter.expectPanel("Price");
  await expect.poll(() => counter.page.getByRole("textbox", { name: "Brie de Meaux" }).inputValue(), SOON).toBe("5");
});

it("takes a PIN typed after a click on a person, and after a click beside everything", async () => {
  await counter.till.done("signOut", {});
  await counter.page.waitForSelector("[data-part=pin]");
  const mei = counter.page.getByRole("button", { name: /Mei/ });
  await mei.click();
  await counter.type("12");
  expect(await counter.page.inputValue("[data-part=pin]")).toBe("12");
  await mei.focus();
  await counter.type("3");
  await counter.page.getByRole("heading").first().click();
  await counter.type("4");
  await counter.page.getByRole("heading").first().click();
  await counter.press("Enter");
  await counter.page.waitForSelector("[data-part=search]");
});
