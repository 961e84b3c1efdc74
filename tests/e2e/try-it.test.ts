/** Trying a programme: on its page in a real Chromium in both languages, and in the built main process. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type {} from "#renderer/session/transport.ts";
import { runDesktop } from "./electron-stand-in/run-desktop.ts";
import { SOON, TillPage } from "./till-page.ts";
import type { TillPageOptions } from "./till-page.ts";

const MANAGER = { staffId: "demo-jonas", pin: "654321" };
let open: TillPage | undefined;

afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** The page for trials, with the demo shop's manager in front of it. */
async function openTryPage(language: NonNullable<TillPageOptions["language"]>): Promise<TillPage> {
  open = await TillPage.open({ language });
  await open.till.done("signOut", {});
  await open.till.done("signIn", MANAGER);
  await open.page.getByRole("button", { name: language === "en" ? /^Office/u : /^后台/u }).click();
  await open.press("F3");
  await open.page.waitForSelector("[data-page=trial]");
  return open;
}

/** A draft with 20 % for the first tier. */
async function saveGenerousDraft({ till }: TillPage): Promise<void> {
  const [newest] = await till.value("listPrograms", {});
  if (newest === undefined) throw new Error("the demo shop has a programme");
  const program = await till.value("getProgram", { id: newest.id, version: newest.version });
  const [first, ...rest] = program.tiers.levels;
  const levels = [{ ...first, discount: 2000 }, ...rest];
  const document = { ...program, name: "Generous", tiers: { ...program.tiers, levels } };
  await till.done("saveDraft", { draftId: null, revision: null, document });
}

describe("the page for trials", () => {
  it.each(["en", "zh-CN"] as const)(
    "shows what a draft would have changed, in %s",
    async (language) => {
      const opened = await openTryPage(language);
      const { page, complaints } = opened;
      await saveGenerousDraft(opened);
      await page.locator("select option", { hasText: "Generous" }).first().waitFor({ state: "attached" });
      await page.locator("select").selectOption({ index: 0 });
      await page.locator("[data-part=start-trial]").click();
      await page.locator("[data-part=trial-result]").waitFor({ timeout: 60_000 });
      const summary = await page.locator("[data-part=trial-summary]").innerText();
      expect(summary).toMatch(language === "en" ? /would have given [\d,.]+ more in discounts/u : /会多优惠 [\d,.]+/u);
      await expect.poll(() => page.locator("[data-part=trial-gaining] tbody tr").count(), SOON).toBeGreaterThan(0);
      await expect
        .poll(() => page.locator("[data-part=trial-gaining] tbody th").first().innerText(), SOON)
        .not.toBe("…");
      expect(await page.locator("[data-part=trial-figures] tbody tr").count()).toBe(20);
      const shots = process.env["REGULARS_SCREENSHOTS"];
      if (shots !== undefined) {
        await page.screenshot({ path: path.join(shots, `try-it-${language}.png`) });
        await page.setViewportSize({ width: 1280, height: 2400 });
        await page.screenshot({ path: path.join(shots, `try-it-${language}-whole.png`) });
      }
      await page.locator("[data-part=trial-gaining] tbody button").first().click();
      await page.waitForSelector("[data-page=members]");
      expect(complaints).toEqual([]);
    },
    120_000,
  );

  it("is worked with the keyboard alone", async () => {
    const opened = await openTryPage("en");
    const { page } = opened;
    await page.locator("select").focus();
    await opened.press("Tab", "ArrowRight", "Tab", "Enter");
    await page.locator("[data-part=trial-result]").waitFor({ timeout: 60_000 });
    expect(await page.locator("h2", { hasText: "Regulars" }).count()).toBeGreaterThan(0);
    await opened.press("Escape");
    await page.waitForSelector("[data-part=search]");
  }, 120_000);
});

describe("the built main process", () => {
  it("finds its worker and finishes a trial", async () => {
    const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "regulars-desktop-"));
    const run = await runDesktop({ dataFolder });
    try {
      const call = async (name: string, input: object): Promise<unknown> => {
        const answer = await run.page.evaluate(([asked, body]) => window.regulars?.call(asked, body), [
          name,
          input,
        ] as const);
        return z.object({ ok: z.literal(true), value: z.unknown() }).parse(answer).value;
      };
      const command = () => ({ commandId: crypto.randomUUID() });
      await call("setUpDemoShop", { ...command(), language: "en" });
      await call("signIn", { ...command(), ...MANAGER });
      const versions = z.array(z.object({ id: z.string(), version: z.int() }));
      const [newest] = versions.parse(await call("listPrograms", {}));
      const program = { kind: "version", ...newest };
      await call("startTrial", { ...command(), program, from: "2020-01-01", through: "2099-12-31" });
      await expect
        .poll(() => call("getTrial", {}), { timeout: 60_000 })
        .toMatchObject({ state: "finished", result: { refused: { count: 0 } } });
    } finally {
      await run.close();
      fs.rmSync(dataFolder, { recursive: true, force: true });
    }
  }, 120_000);
});
