/** A page with the fields that a scan could land in, the real wedge listener on it, and a keyboard that types into it. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import type { LayoutId } from "#core/scanning/keyboard-layout.ts";
import { projectRoot } from "../../scripts/run-step.ts";
import { HardwareKeyboard } from "./hardware-keyboard.ts";

const HTML = `<!doctype html><meta charset="utf-8">
<input id="field"><textarea id="area"></textarea><div id="rich" contenteditable></div>
<input id="day" type="date"><button id="button">B</button>`;

export async function bundleWedgeEntry(): Promise<string> {
  const outDir = fs.mkdtempSync(path.join(os.tmpdir(), "regulars-wedge-"));
  const entry = fileURLToPath(new URL("./wedge-page-entry.ts", import.meta.url));
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: "silent",
    build: { outDir, emptyOutDir: true, lib: { entry, formats: ["iife"], name: "wedge", fileName: () => "wedge.js" } },
  });
  const bundle = fs.readFileSync(path.join(outDir, "wedge.js"), "utf8");
  fs.rmSync(outDir, { recursive: true });
  return bundle;
}

export class WedgePage {
  readonly page: Page;
  readonly #keyboard: HardwareKeyboard;

  private constructor(page: Page, keyboard: HardwareKeyboard) {
    this.page = page;
    this.#keyboard = keyboard;
  }

  static async open(browser: Browser, bundle: string, layout: LayoutId, gapMs: number): Promise<WedgePage> {
    const page = await browser.newPage();
    await page.setContent(HTML);
    await page.addScriptTag({ content: bundle });
    await page.evaluate(`window.listen(${JSON.stringify(layout)}, ${gapMs})`);
    return new WedgePage(page, await HardwareKeyboard.plugInto(page));
  }

  press(...keys: Parameters<HardwareKeyboard["press"]>): Promise<void> {
    return this.#keyboard.press(...keys);
  }

  continue(...keys: Parameters<HardwareKeyboard["continue"]>): Promise<void> {
    return this.#keyboard.continue(...keys);
  }

  settle(): Promise<void> {
    return this.#keyboard.settle();
  }

  valueOf(id: string): Promise<string> {
    return this.page.evaluate((name) => {
      const element = document.getElementById(name);
      const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      return (isField ? element.value : element?.textContent) ?? "";
    }, id);
  }

  listOf(name: "scans" | "shortcuts" | "clicks"): Promise<string[]> {
    return this.page.evaluate<string[]>(`window.${name}`);
  }
}
