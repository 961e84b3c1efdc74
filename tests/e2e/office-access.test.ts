/** The pages of the office against WCAG 2.2 AA, as far as axe can see, in light and in dark. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TillPage } from "./till-page.ts";
import { violations } from "./violations.ts";

describe.each([
  ["light", "everything"],
  ["dark", "colours"],
] as const)("in %s colours", (colorScheme, what) => {
  let counter: TillPage;

  beforeAll(async () => {
    counter = await TillPage.open();
    await counter.till.done("signIn", { staffId: "demo-jonas", pin: "654321" });
    await counter.page.reload();
    await counter.page.waitForSelector("[data-part=search]");
    await counter.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await counter.press("o");
    await counter.page.getByRole("list", { name: "Versions" }).waitFor();
  }, 180_000);

  afterAll(() => counter.close());

  it("the versions of the programme can be used by everybody", async () => {
    expect(await violations(counter.page, what)).toEqual([]);
  });

  it("so can the tiers of a draft", async () => {
    await counter.page.getByRole("button", { name: "Begin a draft from this version" }).click();
    await counter.page.getByRole("navigation", { name: "Parts of the programme" }).waitFor();
    expect(await violations(counter.page, what)).toEqual([]);
  });

  it("so can a rule that is open, with something to mend", async () => {
    const { page } = counter;
    await open("Promotions");
    await page.getByRole("button", { name: "+ Promotion" }).click();
    await page.getByLabel("Percent", { exact: true }).fill("500");
    await page.locator("[data-part=remarks]").waitFor();
    expect(await violations(counter.page, what)).toEqual([]);
  });

  it("so can the document as a file", async () => {
    await open("Name and file");
    expect(await violations(counter.page, what)).toEqual([]);
  });

  it("so can publishing", async () => {
    await counter.page.getByRole("button", { name: "Publish …" }).click();
    expect(await violations(counter.page, what)).toEqual([]);
  });

  const open = (section: string): Promise<void> =>
    counter.page
      .getByRole("navigation", { name: "Parts of the programme" })
      .getByRole("button", { name: section, exact: true })
      .click();
});
