/** The manager at the desk: a draft from the version in force, a mistake and its mending, a version for tomorrow. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { DEMO_GOODS, SOON, TillPage } from "./till-page.ts";

const oneDayMs = 86_400_000;

let counter: TillPage;

beforeAll(async () => {
  counter = await TillPage.open();
}, 180_000);
afterAll(() => counter.close());

const toTill = async (): Promise<void> => {
  await counter.page.getByRole("button", { name: "Back to the till" }).click();
  await counter.page.waitForSelector("[data-part=search]");
};
const toOffice = async (): Promise<void> => {
  await counter.press("o");
  await counter.page.waitForSelector("[data-page=program]");
};

it("the office stays shut for a cashier, and says why", async () => {
  await counter.press("o");
  expect(await counter.message()).toContain("Your role does not include this");
  await counter.till.done("signIn", { staffId: "demo-jonas", pin: "654321" });
  await counter.page.reload();
  await counter.page.waitForSelector("[data-part=search]");
});

it("a promotion is written, a mistake is found and mended, and tomorrow's prices change while today's stay", async () => {
  const { page } = counter;
  await counter.scan(DEMO_GOODS.chickpeas);
  const before = await counter.total();
  await toOffice();
  await page.getByRole("button", { name: "Begin a draft from this version" }).click();
  const sections = page.getByRole("navigation", { name: "Parts of the programme" });
  await sections.getByRole("button", { name: "Promotions", exact: true }).click();
  await page.getByRole("button", { name: "+ Promotion" }).click();
  await page.getByLabel("What it does").selectOption("orderPercent");
  const percent = page.getByLabel("Percent", { exact: true });
  await percent.fill("500");
  const remarks = page.locator("[data-part=remarks]");
  await remarks.getByText("outside its range").waitFor();
  await sections.getByRole("button", { name: "Tiers", exact: true }).click();
  await remarks.getByRole("button", { name: "Go there" }).first().click();
  await expect.poll(() => percent.evaluate((field) => field === document.activeElement), SOON).toBe(true);
  await percent.fill("50");
  await page.getByLabel("Given beside the best order discount").check();
  await expect.poll(() => remarks.getByText("outside its range").count(), SOON).toBe(0);
  await expect.poll(() => page.locator("[data-part=saving]").innerText(), SOON).toBe("Saved");

  await page.getByRole("button", { name: "Publish …" }).click();
  await page.getByLabel("In force from").fill("2026-11-23");
  const doubts = page.getByLabel(/I have read/);
  if ((await doubts.count()) > 0) await doubts.check();
  await page.locator("[data-part=changes]").getByText("added").first().waitFor();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  const versions = page.getByRole("list", { name: "Versions" });
  await versions.getByText("planned").waitFor();
  await toTill();
  expect(await counter.total()).toBe(before);

  counter.till.nowMs += oneDayMs;
  await page.reload();
  await page.waitForSelector("[data-part=search]");
  await expect.poll(() => counter.total(), SOON).not.toBe(before);
});

it("the history compares the versions", async () => {
  const { page } = counter;
  await toOffice();
  const versions = page.getByRole("list", { name: "Versions" });
  await versions.getByText("in force").waitFor();
  expect(await versions.getByRole("listitem").count()).toBe(2);
  await page.locator("[data-part=changes]").getByText("New promotion").waitFor();
  await versions.getByRole("button", { name: /Version 1/ }).click();
  await page.locator("[data-part=changes]").getByText("New promotion").waitFor();
  await counter.press("Escape");
  await page.waitForSelector("[data-part=search]");
  expect(counter.complaints).toEqual([]);
});
