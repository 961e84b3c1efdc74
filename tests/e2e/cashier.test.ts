/** What a cashier does all day, with a scanner and a keyboard and nothing else. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { DEMO_GOODS, SOON, TillPage } from "./till-page.ts";

let counter: TillPage;

beforeAll(async () => {
  counter = await TillPage.open();
}, 180_000);

afterEach(() => counter.clearCounter());

afterAll(() => counter.close());

const enrol = async (name: string) =>
  counter.till.done("enrolMember", {
    name,
    phone: null,
    cardNumber: null,
    birthMonth: null,
    membershipConsent: true,
    marketingConsent: false,
  });

describe("the basket", () => {
  it("takes scans wherever the focus is, and leaves nothing of them in a field", async () => {
    await counter.press("/");
    await counter.scan(DEMO_GOODS.tomatoes);
    await expect.poll(() => counter.total(), SOON).toBe("0.99");
    await counter.press("F6");
    await counter.scan(DEMO_GOODS.candle);
    await expect.poll(() => counter.total(), SOON).toBe("7.89");
    await counter.press("/");
    expect(await counter.page.inputValue("[data-part=search]")).toBe("");
  });

  it("refuses a wrong check digit in a sentence and adds nothing", async () => {
    await counter.scan("9521000012388");
    expect(await counter.message()).toContain("check digit");
    await expect.poll(() => counter.total(), SOON).toBe("0.00");
  });

  it("changes the quantity of the chosen line by F2, and one more by +", async () => {
    await counter.scan(DEMO_GOODS.tomatoes);
    await expect.poll(() => counter.total(), SOON).toBe("0.99");
    await counter.scan(DEMO_GOODS.candle);
    await expect.poll(() => counter.total(), SOON).toBe("7.89");
    await counter.press("ArrowUp", "F2");
    await counter.expectPanel("Quantity");
    await counter.type("4");
    await counter.press("Enter");
    await expect.poll(() => counter.total(), SOON).toBe("10.86");
    await counter.press("ArrowUp", "+");
    await expect.poll(() => counter.total(), SOON).toBe("11.85");
  });

  it("says what is wrong with a quantity and keeps the old one", async () => {
    await counter.scan(DEMO_GOODS.tomatoes);
    await expect.poll(() => counter.total(), SOON).toBe("0.99");
    await counter.press("F2");
    await counter.type("0");
    await counter.press("Enter");
    expect(await counter.message()).toContain("quantity");
    await expect.poll(() => counter.total(), SOON).toBe("0.99");
  });

  it("takes a discount with a reason back by one Escape", async () => {
    await counter.scan(DEMO_GOODS.candle);
    await expect.poll(() => counter.total(), SOON).toBe("6.90");
    await counter.press("F3");
    await counter.type("10");
    await counter.press("Enter");
    await expect.poll(() => counter.total(), SOON).toBe("6.21");
    await counter.press("Escape");
    await expect.poll(() => counter.total(), SOON).toBe("6.90");
  });

  it("explains a price that was changed", async () => {
    await counter.scan(DEMO_GOODS.candle);
    await expect.poll(() => counter.total(), SOON).toBe("6.90");
    await counter.press("p");
    await counter.expectPanel("Price");
    await counter.type("5");
    await counter.press("Enter");
    await expect.poll(() => counter.total(), SOON).toBe("5.00");
    await counter.press("w");
    await counter.expectPanel("Why this price");
    const steps = counter.page.getByRole("region", { name: "Why this price" }).getByRole("listitem");
    expect(await steps.allInnerTexts()).toMatchObject([
      expect.stringContaining("6.90"),
      expect.stringContaining("−1.90"),
      expect.stringContaining("5.00"),
    ]);
  });

  it("sells an amount under a department", async () => {
    await counter.press("d");
    await counter.expectPanel("Department");
    await counter.page.getByRole("textbox", { name: "Amount" }).focus();
    await counter.type("12.34");
    await counter.press("Enter");
    await expect.poll(() => counter.total(), SOON).toBe("12.34");
  });

  it("is voided with a reason", async () => {
    await counter.scan(DEMO_GOODS.candle);
    await expect.poll(() => counter.total(), SOON).toBe("6.90");
    await counter.press("v");
    await counter.expectPanel("Void the basket");
    await counter.press("Enter");
    await expect.poll(() => counter.total(), SOON).toBe("0.00");
    expect(await counter.message()).toContain("voided");
  });

  it("is parked and recalled", async () => {
    await counter.scan(DEMO_GOODS.candle);
    await expect.poll(() => counter.total(), SOON).toBe("6.90");
    await counter.press("F6");
    await counter.type("blue coat");
    await counter.press("Enter");
    await expect.poll(() => counter.total(), SOON).toBe("0.00");
    await counter.press("F7");
    await counter.page.getByRole("button", { name: /blue coat/ }).waitFor();
    await counter.press("Enter");
    await expect.poll(() => counter.total(), SOON).toBe("6.90");
  });
});

describe("members", () => {
  it("are enrolled by keyboard, with a card that the scanner fills in", async () => {
    await counter.press("F5");
    await counter.expectPanel("Enrol a member");
    await counter.type("Nora Lind");
    await counter.press("Tab");
    await counter.type("0701234567");
    await counter.scan("CARD-77120");
    await expect.poll(() => counter.page.getByLabel("Card number").inputValue(), SOON).toBe("CARD-77120");
    await counter.press("Tab", "Tab", "Space", "Enter");
    expect(await counter.message()).toContain("CARD-77120");
    await counter.page.getByText("Nora Lind").waitFor();
  });

  it("are not enrolled without their consent", async () => {
    await counter.press("F5");
    await counter.type("Nobody");
    await counter.press("Enter");
    expect(await counter.message()).not.toBe("");
    await counter.expectPanel("Enrol a member");
  });

  it("are found by pinyin initials and put on the basket", async () => {
    await counter.press("/");
    await counter.type("zw");
    await counter.page.getByRole("option", { name: /张伟/ }).first().waitFor();
    await counter.press("ArrowDown", "Enter");
    await counter.page.getByRole("region", { name: "Member" }).getByText("张伟").waitFor();
    expect((await counter.till.value("getBasket", {})).member?.name).toBe("张伟");
  });

  it("get another card", async () => {
    const { cardNumber } = await enrol("Olga Berg");
    await counter.page.getByText("Olga Berg").waitFor();
    await counter.till.done("removeMember", {});
    await counter.page.getByText("No member yet").waitFor();
    await counter.scan(cardNumber);
    await counter.page.getByText("Olga Berg").waitFor();
    await counter.press("F4");
    await counter.expectPanel("Cards and visits");
    await counter.press("Enter");
    await counter.expectPanel("Link another card");
    await counter.scan("CARD-88120");
    await expect.poll(() => counter.page.getByLabel("Card number").inputValue(), SOON).toBe("CARD-88120");
    await counter.press("Enter");
    expect(await counter.message()).toContain("linked");
  });
});

describe("payment", () => {
  it("is split between card and cash, and a part can be given back", async () => {
    await counter.scan(DEMO_GOODS.candle);
    await expect.poll(() => counter.total(), SOON).toBe("6.90");
    await counter.press("F10");
    await counter.type("2");
    await counter.press("Enter");
    await expect.poll(() => counter.total(), SOON).toBe("4.90");
    await counter.press("F12");
    await counter.page.getByRole("button", { name: "Give back" }).click();
    await expect.poll(() => counter.total(), SOON).toBe("6.90");
    await counter.press("Escape", "F10");
    await counter.type("3");
    await counter.press("Enter");
    await expect.poll(() => counter.total(), SOON).toBe("3.90");
    await counter.press("F12");
    await counter.type("5");
    await counter.press("Enter");
    await counter.page.locator("[data-part=change]", { hasText: "1.10" }).waitFor();
  });

  it("with points lowers the total by what the till offers", async () => {
    const hits = await counter.till.value("search", { query: "an" });
    const rich = hits.members.toSorted((a, b) => b.availablePoints - a.availablePoints)[0];
    if (rich === undefined) throw new Error("the demo shop has nobody with points");
    await counter.till.done("identifyMember", { memberRef: rich.ref });
    for (let piece = 0; piece < 4; piece++) await counter.scan(DEMO_GOODS.candle);
    await expect
      .poll(async () => (await counter.till.value("getBasket", {})).basket.lines[0]?.quantityMilli)
      .toBe(4000);
    const before = await counter.till.value("getBasket", {});
    const offer = before.member?.redeemable;
    if (offer === null || offer === undefined) throw new Error("nothing can be redeemed");
    await counter.page.getByText("Can have now").first().waitFor();
    await counter.press("r");
    await counter.expectPanel("Redeem points");
    await counter.page.getByRole("button", { name: /Amount off, or pay with points/ }).click();
    await counter.page.getByRole("textbox", { name: "Points to use" }).waitFor();
    await counter.press("Enter");
    await counter.page.getByText("Taking now").waitFor();
    const after = await counter.till.value("getBasket", {});
    expect(after.basket.amountOffPoints).toBe(offer.maxPoints);
  });

  it("leaves the till ready: the next scan is the next basket", async () => {
    await counter.scan(DEMO_GOODS.candle);
    await expect.poll(() => counter.total(), SOON).toBe("6.90");
    await counter.press("F12", "Enter");
    await counter.page.locator("[data-part=change]", { hasText: "0.00" }).waitFor();
    await counter.scan(DEMO_GOODS.tomatoes);
    await expect.poll(() => counter.total(), SOON).toBe("0.99");
    expect(await counter.page.locator("[data-part=change]").count()).toBe(0);
  });
});
