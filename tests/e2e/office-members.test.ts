/** Members and what the shop owes, in the office, in both languages: found, changed, reckoned. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_MANAGER } from "#main/app/demo-shop/demo-settings.ts";
import { SOON, TillPage } from "./till-page.ts";

const WORDS = {
  en: {
    office: "Office",
    find: "Name, pinyin, phone or card",
    note: "Note",
    save: "Save",
    saved: "Saved.",
    reckon: "Reckon again",
    months: "Month by month",
  },
  "zh-CN": {
    office: "后台",
    find: "姓名、拼音、手机号或卡号",
    note: "备注",
    save: "保存",
    saved: "已保存。",
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

  it("finds somebody as one types, and keeps what is changed", async () => {
    const { page } = counter;
    await page.getByLabel(words.find).fill("quentin");
    await page.keyboard.press("Enter");
    await page.getByRole("article").waitFor();
    await page.getByLabel(words.note, { exact: true }).fill("prefers tea");
    await page.getByRole("button", { name: words.save, exact: true }).first().click();
    await expect.poll(() => page.getByRole("article").innerText(), SOON).toContain(words.saved);
    expect(counter.complaints).toEqual([]);
  });

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
