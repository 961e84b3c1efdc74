/** Every screen and panel against WCAG 2.2 AA, as far as axe can see, in light and in dark. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_GOODS, TillPage } from "./till-page.ts";
import { violations } from "./violations.ts";

/** Buttons that a finger could miss. */
async function smallTargets(counter: TillPage): Promise<readonly string[]> {
  return counter.page.evaluate(() =>
    [...document.querySelectorAll("nav button, header button, footer button, [class*=choice]")]
      .map((button) => ({ box: button.getBoundingClientRect(), words: button.textContent }))
      .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
      .map(({ box, words }) => `${words} ${Math.round(box.width)}×${Math.round(box.height)}`),
  );
}

describe.each([
  ["light", "everything"],
  ["dark", "colours"],
] as const)("in %s colours", (colorScheme, what) => {
  let counter: TillPage;

  beforeAll(async () => {
    counter = await TillPage.open();
    await counter.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  }, 180_000);

  afterAll(() => counter.close());

  it("the empty till can be used by everybody", async () => {
    expect(await violations(counter.page, what)).toEqual([]);
    expect(await smallTargets(counter)).toEqual([]);
  });

  it.each([
    ["the member's panel", []],
    ["quantity", ["F2"]],
    ["discount", ["F3"]],
    ["cards and visits", ["F4"]],
    ["enrolment", ["F5"]],
    ["parking", ["F6"]],
    ["recalling", ["F7"]],
    ["receipts", ["F8"]],
    ["the drawer", ["F9"]],
    ["card", ["F10"]],
    ["cash", ["F12"]],
    ["redemption", ["r"]],
    ["price", ["p"]],
    ["why", ["w"]],
    ["department", ["d"]],
    ["voiding", ["v"]],
  ] as const)("%s can be used by everybody", async (_name, keys) => {
    const view = await counter.till.value("getBasket", {});
    if (view.basket.lines.length === 0) {
      const hits = await counter.till.value("search", { query: "an" });
      const member = hits.members.toSorted((a, b) => b.availablePoints - a.availablePoints)[0];
      if (member !== undefined) await counter.till.done("identifyMember", { memberRef: member.ref });
      await counter.scan(DEMO_GOODS.candle);
      await counter.page.getByText("Beeswax candle").first().waitFor();
      await counter.till.done("changeQuantity", {
        lineId: (await counter.till.value("getBasket", {})).basket.lines[0]?.id ?? "",
        quantityMilli: 4000,
      });
    }
    await counter.press(...keys);
    expect(await violations(counter.page, what)).toEqual([]);
    if (keys.length > 0) await counter.press("Escape");
  });

  it("the devices on the screen and the devices' own screen can be used by everybody", async () => {
    await counter.page.getByRole("button", { name: "Scanner and printer on the screen" }).click();
    await counter.page.getByRole("complementary").waitFor();
    expect(await violations(counter.page, what)).toEqual([]);
    await counter.page.getByRole("button", { name: /printer ready/ }).click();
    await counter.page.getByRole("heading", { name: "Printer and scanner" }).waitFor();
    expect(await violations(counter.page, what)).toEqual([]);
    await counter.press("Escape");
    await counter.page.waitForSelector("[data-part=search]");
  });

  it("signing in can be used by everybody", async () => {
    await counter.till.done("signOut", {});
    await counter.page.waitForSelector("[data-part=pin]");
    expect(await violations(counter.page, what)).toEqual([]);
  });
});

describe("the first run", () => {
  let counter: TillPage;

  beforeAll(async () => {
    counter = await TillPage.open({ setUp: "none" });
  }, 180_000);

  afterAll(() => counter.close());

  it("can be used by everybody, sets a shop up by keyboard, and ends at signing in", async () => {
    expect(await violations(counter.page)).toEqual([]);
    await counter.press("Tab", "Enter");
    await counter.page.getByRole("heading", { name: "Your shop" }).waitFor();
    await counter.type("Lind & Daughters");
    for (const title of ["Tax and cash", "Tiers and points", "Who works here"]) {
      expect(await violations(counter.page)).toEqual([]);
      await counter.press("Enter");
      await counter.page.getByRole("heading", { name: title }).waitFor();
      if (title !== "Who works here") await counter.page.getByRole("button", { name: "Next" }).focus();
    }
    await counter.type("Nora");
    await counter.press("Tab");
    await counter.type("4711");
    expect(await violations(counter.page)).toEqual([]);
    await counter.press("Enter");
    await counter.page.getByRole("heading", { name: "Printer and scanner" }).waitFor();
    expect(await violations(counter.page)).toEqual([]);
    await counter.page.getByRole("button", { name: "Open the shop" }).focus();
    await counter.press("Enter");
    await counter.page.waitForSelector("[data-part=pin]");
    await counter.type("4711");
    await counter.press("Enter");
    await counter.page.waitForSelector("[data-part=search]");
    expect(counter.complaints).toEqual([]);
  });
});
