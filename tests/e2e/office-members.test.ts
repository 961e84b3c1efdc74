/** The members page opens, and what the shop owes is reckoned, in the office, in both languages. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_MANAGER } from "#main/app/demo-shop/demo-settings.ts";
import { SOON, TillPage } from "./till-page.ts";

const WORDS = {
  en: {
    office: "Office",
    reckon: "Reckon again",
    months: "Month by month",
  },
  "zh-CN": {
    office: "后台",
    reckon: "重新计算",
    months: "逐月变动",
  },
} as const;

describe.each(["en", "zh-CN"] as const)("members in the office in %s", (language) => {
  const words = WORDS[language];
  let counter: TillPage;

  beforeAll(async () => {
    counter = await TillPage.open({ language });
    await counter.till.done("enrolMember", {
      name: "Quentin Quill",
      phone: null,
      cardNumber: null,
      birthMonth: null,
      membershipConsent: true,
      marketingConsent: false,
    });
    await counter.till.done("removeMember", {});
    await counter.till.done("signIn", { staffId: DEMO_MANAGER.id, pin: DEMO_MANAGER.pin });
    await counter.page.reload();
    await counter.page.getByRole("button", { name: words.office }).click();
    await counter.page.locator("[data-page]").waitFor();
    await counter.press("F4");
    await counter.page.locator("[data-page=members]").waitFor();
  }, 180_000);

  afterAll(() => counter.close());

  it("reckons what the shop owes, in a picture and in a table", async () => {
    const { page } = counter;
    await counter.press("F6");
    await page.locator("[data-page=liability]").waitFor();
    await page.getByRole("button", { name: words.reckon }).click();
    await page.getByRole("heading", { name: words.months }).waitFor();
    await expect.poll(() => page.getByRole("img").count(), SOON).toBe(3);
    expect(counter.complaints).toEqual([]);
  });
});
