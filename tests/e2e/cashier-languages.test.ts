/** A member's sale by keyboard alone, from the card to the change, in both languages; and the switch between them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_GOODS, SOON, TillPage } from "./till-page.ts";

const WORDS = {
  en: { done: /Sale \d+ is done/, receipts: "Recent receipts", cash: "Cash", other: "中文" },
  "zh-CN": { done: /第 \d+ 号交易已完成/, receipts: "最近小票", cash: "现金收款", other: "English" },
} as const;

describe.each(["en", "zh-CN"] as const)("a member's sale in %s", (language) => {
  const words = WORDS[language];
  let counter: TillPage;

  beforeAll(async () => {
    counter = await TillPage.open({ language });
  }, 180_000);

  afterAll(() => counter.close());

  it("goes from the card to the change without a mouse", async () => {
    const { cardNumber } = await counter.till.done("enrolMember", {
      name: "王芳",
      phone: null,
      cardNumber: null,
      birthMonth: null,
      membershipConsent: true,
      marketingConsent: false,
    });
    await counter.till.done("removeMember", {});
    await counter.scan(cardNumber);
    await counter.page.getByText("王芳").waitFor();
    await counter.scan(DEMO_GOODS.candle);
    await expect.poll(() => counter.total(), SOON).toBe("6.90");
    await counter.press("F12");
    await counter.expectPanel(words.cash);
    await counter.type("10");
    await counter.press("Enter");
    await counter.page.getByText(words.done).waitFor();
    await counter.page.locator("[data-part=change]", { hasText: "3.10" }).waitFor();
    const [newest] = await counter.till.value("listRecentSales", { limit: 1 });
    expect(newest).toMatchObject({ totalMinor: 690, withMember: true });
    await counter.press("F8");
    await counter.expectPanel(words.receipts);
    await counter.press("Escape");
    expect(counter.complaints).toEqual([]);
  });

  it("switches to the other language and stays there", async () => {
    expect(await counter.page.getAttribute("html", "lang")).toBe(language);
    await counter.page.getByRole("button", { name: words.other, exact: true }).click();
    const other = language === "en" ? "zh-CN" : "en";
    await counter.page.getByRole("button", { name: words.other === "中文" ? "现金收款" : "CASH" }).waitFor();
    expect(await counter.page.getAttribute("html", "lang")).toBe(other);
    await expect.poll(async () => (await counter.till.value("getTill", {})).language, SOON).toBe(other);
  });
});
