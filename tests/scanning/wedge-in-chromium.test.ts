/** The keyboard wedge in a real browser: real key events, real fields, real codes. */
import fs from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { LayoutId } from "#core/scanning/keyboard-layout.ts";
import { parseGtin } from "#core/cards/parse-gtin.ts";
import { projectRoot } from "../../scripts/run-step.ts";
import { launchChromium } from "../e2e/chromium.ts";
import { bundleWedgeEntry, WedgePage } from "./wedge-page.ts";

const EAN = "4006381333931";
const EAN_14 = `0${EAN}`;

const catalogue = fs
  .readFileSync(path.join(projectRoot, "tests/real-input/ean-catalogue-extract.csv"), "utf8")
  .split("\n")
  .slice(1)
  .map((row) => row.slice(0, row.indexOf(",")))
  .filter((code) => /^\d+$/.test(code));
/** Every fortieth of the thousand, so that prefixes and lengths are mixed. */
const sample = catalogue.filter((_, index) => index % 40 === 0);
const gtinOf = (code: string): string => {
  const gtin = parseGtin(code);
  return gtin.ok ? gtin.value.gtin14 : `refused ${code}`;
};

let browser: Browser;
let bundle: string;
let wedge: WedgePage;

beforeAll(async () => {
  browser = await launchChromium();
  bundle = await bundleWedgeEntry();
}, 180_000);
afterAll(() => browser.close());
afterEach(() => wedge.page.close());

describe("the keyboard wedge in Chromium", () => {
  it.each<[LayoutId, LayoutId]>([
    ["us", "us"],
    ["de", "de"],
    ["fr", "fr"],
    ["us", "fr"],
  ])(
    "finds real codes of a %s scanner on a %s desktop at 8 ms a key, and types none of them",
    async (layout, desktop) => {
      wedge = await WedgePage.open(browser, bundle, layout, 50);
      await wedge.page.focus("#field");
      for (const code of sample) await wedge.press(`${code}\r`, layout, 8, desktop);
      await wedge.settle();
      expect(await wedge.listOf("scans")).toEqual(sample.map(gtinOf));
      expect(await wedge.valueOf("field")).toBe("");
    },
  );

  it("at 80 ms a key, tells scans from what a person types in between", async () => {
    wedge = await WedgePage.open(browser, bundle, "us", 120);
    await wedge.page.focus("#field");
    const codes = sample.slice(0, 4);
    for (const code of codes) {
      await wedge.press("ab 12 ", "us", 150);
      await wedge.press(`${code}\r`, "us", 80);
    }
    await wedge.settle();
    expect(await wedge.listOf("scans")).toEqual(codes.map(gtinOf));
    expect(await wedge.valueOf("field")).toBe("ab 12 ".repeat(codes.length));
  });

  it.each(["field", "area", "rich"])(
    "gives a person's typing back in order in #%s, before and after a scan",
    async (id) => {
      wedge = await WedgePage.open(browser, bundle, "us", 50);
      await wedge.page.focus(`#${id}`);
      await wedge.press("Oat milk", "us", 45);
      await wedge.press(`${EAN}\r`, "us", 8);
      await wedge.press("2x", "us", 90);
      await wedge.settle();
      expect(await wedge.valueOf(id)).toBe("Oat milk2x");
      expect(await wedge.listOf("scans")).toEqual([EAN_14]);
    },
  );

  it("keeps undo: what was given back can be taken back", async () => {
    wedge = await WedgePage.open(browser, bundle, "us", 50);
    await wedge.page.focus("#field");
    await wedge.press("milk", "us", 90);
    await wedge.settle();
    await wedge.page.evaluate("document.execCommand('undo')");
    expect(await wedge.valueOf("field")).not.toBe("milk");
  });

  it("lets shortcuts see each key once, and no key of a scan", async () => {
    wedge = await WedgePage.open(browser, bundle, "us", 50);
    await wedge.press("r/", "us", 90);
    await wedge.press(`${EAN}\r`, "us", 8);
    await wedge.settle();
    expect(await wedge.listOf("shortcuts")).toEqual(["r", "/"]);
    expect(await wedge.listOf("scans")).toEqual([EAN_14]);
  });

  it("presses a button with a person's blank or Enter, never with a scan's", async () => {
    wedge = await WedgePage.open(browser, bundle, "us", 50);
    await wedge.page.focus("#button");
    await wedge.press(`${EAN}\r`, "us", 8);
    await wedge.settle();
    expect(await wedge.listOf("clicks")).toEqual([]);
    await wedge.press("\r", "us", 90);
    await wedge.page.keyboard.press("Space");
    expect(await wedge.listOf("clicks")).toEqual(["button", "button"]);
  });

  it("puts a date field back that keys cannot be kept from", async () => {
    wedge = await WedgePage.open(browser, bundle, "us", 50);
    await wedge.page.fill("#day", "2026-11-22");
    await wedge.page.focus("#day");
    await wedge.press(`${EAN}\r`, "us", 8);
    await wedge.settle();
    expect(await wedge.valueOf("day")).toBe("2026-11-22");
    expect(await wedge.listOf("scans")).toEqual([EAN_14]);
  });

  it("keeps a scan whole while the page is busy for longer than the pause", async () => {
    wedge = await WedgePage.open(browser, bundle, "us", 50);
    await wedge.page.focus("#field");
    await wedge.press("400638", "us", 8);
    const busy = wedge.page.evaluate("{ const end = performance.now() + 400; while (performance.now() < end); }");
    await Promise.all([busy, wedge.continue("1333931\r", "us", 8)]);
    await wedge.settle();
    expect(await wedge.listOf("scans")).toEqual([EAN_14]);
    expect(await wedge.valueOf("field")).toBe("");
  });

  it("keeps a scan of a thousand characters out of the field", async () => {
    // The widest gap that calibration gives: two thousand key messages may stall for 50 ms on a busy machine, and a
    // scanner that stalls longer than its gap has sent two scans.
    wedge = await WedgePage.open(browser, bundle, "us", 200);
    await wedge.page.focus("#field");
    await wedge.press(`${"7".repeat(1000)}\r`, "us", 4);
    await wedge.settle();
    expect(await wedge.valueOf("field")).toBe("");
    expect(await wedge.listOf("scans")).toEqual(["refused"]);
  });
});
