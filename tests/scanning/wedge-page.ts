/**
 * A page with the fields that a scan could land in, the real wedge listener on it, and a keyboard that types into it as
 * hardware does: trusted key events, each with the time that it is said to have happened at.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, CDPSession, Page } from "playwright-core";
import { build } from "vite";
import type { LayoutId } from "#core/scanning/keyboard-layout.ts";
import { KEYBOARD_LAYOUTS } from "#core/scanning/keyboard-layouts.ts";
import { projectRoot } from "../../scripts/run-step.ts";

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
  readonly #session: CDPSession;
  #atMs = 0;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  static async open(browser: Browser, bundle: string, layout: LayoutId, gapMs: number): Promise<WedgePage> {
    const page = await browser.newPage();
    await page.setContent(HTML);
    await page.addScriptTag({ content: bundle });
    await page.evaluate(`window.listen(${JSON.stringify(layout)}, ${gapMs})`);
    return new WedgePage(page, await page.context().newCDPSession(page));
  }

  /** Presses the keys that type a text in a layout, `gapMs` apart by their own times, and waits until they are handled. */
  async press(text: string, layout: LayoutId, gapMs: number, desktop: LayoutId = layout): Promise<void> {
    this.#atMs = Math.max(this.#atMs + 160, Date.now());
    await this.continue(text, layout, gapMs, desktop);
  }

  /** Goes on where `press` ended, without a pause. */
  async continue(text: string, layout: LayoutId, gapMs: number, desktop: LayoutId = layout): Promise<void> {
    const sent: Promise<unknown>[] = [];
    for (const character of text) {
      sent.push(this.#key(character, layout, desktop));
      this.#atMs += gapMs;
    }
    await Promise.all(sent);
  }

  async #key(character: string, layout: LayoutId, desktop: LayoutId): Promise<void> {
    const timestamp = this.#atMs / 1000;
    if (character === "\r") {
      const enter = { code: "Enter", key: "Enter", windowsVirtualKeyCode: 13, timestamp };
      const down = this.#session.send("Input.dispatchKeyEvent", { type: "keyDown", text: "\r", ...enter });
      await Promise.all([down, this.#session.send("Input.dispatchKeyEvent", { type: "keyUp", ...enter })]);
      return;
    }
    const [code, levels] =
      Object.entries(KEYBOARD_LAYOUTS[layout].keys).find((entry) => entry[1].includes(character)) ?? [];
    if (code === undefined || levels === undefined) throw new Error(`no key for ${character}`);
    const level = levels.indexOf(character);
    const key = KEYBOARD_LAYOUTS[desktop].keys[code]?.[level] ?? character;
    const common = { code, key, modifiers: level === 1 ? 8 : 0, timestamp };
    const down = this.#session.send("Input.dispatchKeyEvent", { type: "keyDown", text: key, ...common });
    await Promise.all([down, this.#session.send("Input.dispatchKeyEvent", { type: "keyUp", ...common })]);
  }

  /** Waits out whatever is still held, by the times of the keys. */
  async settle(): Promise<void> {
    await this.page.waitForTimeout(Math.max(0, this.#atMs - Date.now()) + 300);
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
