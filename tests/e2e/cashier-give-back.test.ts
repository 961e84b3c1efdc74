/** Money that was taken for a basket comes back to the member, also when the basket cannot be priced any more. */
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { DEMO_GOODS, SOON, TillPage } from "./till-page.ts";

let counter: TillPage;

beforeAll(async () => {
  counter = await TillPage.open();
}, 180_000);

afterAll(() => counter.close());

it("lists what was taken without a price, and gives each part back", async () => {
  const { till, page } = counter;
  await counter.scan(DEMO_GOODS.candle);
  await expect.poll(() => counter.total(), SOON).toBe("6.90");
  for (const handedMinor of [200, 100]) {
    const { basket } = await till.value("getBasket", {});
    const tender = { kind: "cash", handedMinor } as const;
    await till.done("takeTender", { basketId: basket.id, revision: basket.revision, tender });
  }
  vi.spyOn(till.store.programs, "findInForce").mockImplementation(() => {
    throw new Error("a programme that cannot be counted with");
  });
  await page.reload();
  const taken = page.getByRole("list", { name: "Taken so far" });
  await expect.poll(() => taken.getByRole("listitem").allInnerTexts(), SOON).toHaveLength(2);
  expect((await taken.innerText()).replaceAll(/\s+/gu, " ")).toContain("Cash 2.00 Give back");
  await taken.getByRole("button", { name: "Give back" }).first().click();
  await expect.poll(() => taken.getByRole("listitem").count(), SOON).toBe(1);
  await taken.getByRole("button", { name: "Give back" }).click();
  await expect.poll(() => taken.count(), SOON).toBe(0);
  expect((await till.value("getBasket", {})).basket.tenders).toEqual([]);
});
