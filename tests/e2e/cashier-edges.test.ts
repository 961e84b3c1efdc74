/** The rarer turns of a sale: goods by weight, points as a payment, a scan that the till took by itself. */
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { DEMO_GOODS, SOON, TillPage } from "./till-page.ts";

let counter: TillPage;

beforeAll(async () => {
  counter = await TillPage.open();
}, 180_000);

afterEach(() => counter.clearCounter());

afterAll(() => counter.close());

it("asks for the weight of goods sold by it", async () => {
  await counter.press("/");
  await counter.type("bananas");
  await counter.page.getByRole("option", { name: /Bananas/ }).waitFor();
  await counter.press("Enter");
  await counter.expectPanel("Weight");
  await counter.type("0.764");
  await counter.press("Enter");
  await expect.poll(() => counter.total(), SOON).toBe("1.67");
});

it("takes points as a payment", async () => {
  const hits = await counter.till.value("search", { query: "an" });
  const rich = hits.members.toSorted((a, b) => b.availablePoints - a.availablePoints)[0];
  if (rich === undefined) throw new Error("the demo shop has nobody with points");
  await counter.till.done("identifyMember", { memberRef: rich.ref });
  await counter.scan(DEMO_GOODS.candle);
  await counter.page.getByText("Can have now").first().waitFor();
  await counter.press("r");
  await counter.expectPanel("Redeem points");
  await counter.page.getByRole("button", { name: /Amount off, or pay with points/ }).click();
  await counter.page.getByRole("radio", { name: "Payment" }).check();
  await counter.page.getByRole("button", { name: /Pay with points/ }).click();
  await expect
    .poll(async () => (await counter.till.value("getBasket", {})).basket.tenders.map(({ kind }) => kind), SOON)
    .toEqual(["points"]);
});

it("paints the line of a scan that the till took by itself", async () => {
  await counter.till.done("scan", { text: DEMO_GOODS.candle, source: "virtual" });
  await counter.page.getByRole("region", { name: "Basket" }).getByText("Beeswax candle").waitFor();
  await expect.poll(() => counter.total(), SOON).toBe("6.90");
});

it("notes points by hand, with a manager's PIN", async () => {
  const [member] = (await counter.till.value("search", { query: "anna" })).members;
  if (member === undefined) throw new Error("the demo shop has an Anna");
  await counter.till.done("identifyMember", { memberRef: member.ref });
  await counter.page
    .getByText(member.name ?? "")
    .first()
    .waitFor();
  await counter.press("h");
  await counter.expectPanel("Points by hand");
  await counter.type("25");
  await counter.page.locator("[data-part=approverPin]").fill("654321");
  await counter.press("Enter");
  await expect
    .poll(async () => (await counter.till.value("getMember", { memberRef: member.ref })).availablePoints, SOON)
    .toBe(member.availablePoints + 25);
});
