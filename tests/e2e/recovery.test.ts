/** Tills that cannot be opened, provoked on real files, and mended on the page that is shown instead. */
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openTill } from "#main/open-till.ts";
import { backupStore } from "#main/store/backup.ts";
import { verifyStore } from "#main/store/verify-store.ts";
import { buildWhenStale } from "../../scripts/build-when-stale.ts";
import { GIFT_SHOP_PIN, setUpGiftShop } from "../builders/gift-shop.ts";
import { runDesktop } from "./electron-stand-in/run-desktop.ts";
import { openTillPage, startTillProcess, endTillProcess } from "./open-till-page.ts";
import type { Page } from "playwright-core";

let folder: string;
beforeEach(async () => {
  await buildWhenStale();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "regulars-recovery-"));
  await setUpGiftShop(folder, "EUR");
}, 120_000);
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string): string => path.join(folder, name);

/** Puts an older copy of the database in the place of the newer one, as a careless copy does. */
function loseEntries(count: number): void {
  fs.copyFileSync(inFolder("till.db"), inFolder("older"));
  const opened = openTill(folder);
  if (!opened.ok) throw new Error("the shop did not open");
  const { store } = opened.value.engine;
  for (let n = 0; n < count; n++) {
    store.commit({
      commandId: randomUUID(),
      moment: { occurredAtMs: Date.now(), zoneOffsetMin: 0, businessDate: "2026-11-22" },
      actor: "system",
      approver: null,
      facts: [{ type: "DrawerOpened", body: { reason: "test" } }],
      answer: null,
    });
  }
  store.close();
  fs.renameSync(inFolder("older"), inFolder("till.db"));
}

const damageFile = (): void => fs.writeFileSync(inFolder("till.db"), Buffer.alloc(8192, 65));

/** Signs in and sees the selling screen. */
async function expectSellingTill(page: Page): Promise<void> {
  await page.waitForSelector("[data-part=pin]");
  await page.keyboard.type(GIFT_SHOP_PIN, { delay: 20 });
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-part=search]");
}

it("names a loss with its figures, saves the journal, goes on in a new epoch, and sells again", async () => {
  loseEntries(3);
  const till = await openTillPage({ dataFolder: folder });
  try {
    const { page } = till;
    await page.getByRole("heading", { name: "The till is not open" }).waitFor();
    const known = page.getByRole("region", { name: "What is known" });
    expect(await known.innerText()).toMatch(/lossDetected[\s\S]*Entries missing\s+3/u);
    await page.getByRole("button", { name: "简体中文" }).click();
    await page.getByRole("heading", { name: "收银台未能打开" }).waitFor();
    await page.getByRole("button", { name: "English" }).click();

    await page.getByRole("button", { name: "Save what can be read" }).click();
    await page.getByText(/entries were saved/u).waitFor();
    const saved = fs.readdirSync(folder).find((name) => name.endsWith(".jsonl")) ?? "";
    expect(fs.readFileSync(inFolder(saved), "utf8")).toContain("EpochOpened");

    await page.getByRole("button", { name: "Go on with what is here" }).click();
    await page.getByRole("button", { name: "Yes, go on without the missing entries" }).click();
    await expectSellingTill(page);
    expect(till.complaints).toEqual([]);
  } finally {
    await till.close();
  }
  expect(verifyStore(folder)?.filter((check) => !check.passed)).toEqual([]);
  const again = openTill(folder);
  if (!again.ok) throw new Error("the till did not open again");
  expect(again.value.engine.store.head()).toMatchObject({ epoch: 2, seq: 1 });
  await again.value.close();
});

it("restores the newest backup over a damaged file, which is kept aside, and sells again", async () => {
  // On the page as sentences: nothingReadable, backupMissing, backupDamaged.
  expect(backupStore(folder, inFolder("monday.db")).ok).toBe(true);
  damageFile();
  fs.writeFileSync(inFolder("torn.db"), Buffer.alloc(4096, 7));
  fs.utimesSync(inFolder("torn.db"), 0, 0);
  const till = await openTillPage({ dataFolder: folder });
  try {
    const { page } = till;
    await page.getByText("storeDamaged").waitFor();
    expect(await page.getByRole("button", { name: "Go on with what is here" }).count()).toBe(0);
    await page.getByRole("button", { name: "Save what can be read" }).click();
    await page.getByText(/Nothing in the till's file can be read/u).waitFor();
    await page.getByRole("textbox", { name: "Backup file" }).fill("nowhere.db");
    await page.getByRole("button", { name: "Restore this backup" }).click();
    await page.getByText(/no such file/u).waitFor();
    await page.getByRole("radio", { name: /torn\.db/u }).check();
    await page.getByRole("button", { name: "Restore this backup" }).click();
    await page.getByText(/not a whole backup/u).waitFor();
    await page.getByRole("radio", { name: /monday\.db/u }).check();
    await page.getByRole("button", { name: "Restore this backup" }).click();
    await expectSellingTill(page);
    expect(till.complaints).toEqual([]);
  } finally {
    await till.close();
  }
  const aside = fs.readdirSync(folder).find((name) => name.startsWith("set-aside-")) ?? "";
  expect(fs.readFileSync(path.join(folder, aside, "till.db"))[0]).toBe(65);
});

it("shows the same page in the desktop's window", async () => {
  expect(backupStore(folder, inFolder("monday.db")).ok).toBe(true);
  damageFile();
  const run = await runDesktop({ dataFolder: folder });
  try {
    await run.page.getByText("storeDamaged").waitFor();
    await run.page.getByRole("button", { name: "Restore this backup" }).click();
    await expectSellingTill(run.page);
  } finally {
    await run.close();
  }
});

it("opens once the other till has let go of the folder", async () => {
  const first = await startTillProcess(folder);
  const till = await openTillPage({ dataFolder: folder });
  try {
    await till.page.getByText("lockedByOther").waitFor();
    await endTillProcess(first.process);
    await till.page.getByRole("button", { name: "Try again" }).click();
    await expectSellingTill(till.page);
  } finally {
    await till.close();
  }
});
