/** The built screens in a real Chromium, over the browser shell, on a till with the demo shop. Devices stand still. */
import fs from "node:fs";
import path from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import { serveCalls } from "#main/shell/browser/serve-calls.ts";
import type { BrowserShell } from "#main/shell/browser/serve-calls.ts";
import { buildWhenStale } from "../../scripts/build-when-stale.ts";
import { projectRoot } from "../../scripts/run-step.ts";
import { TestTill } from "../builders/test-till.ts";
import { launchChromium } from "./chromium.ts";

/** A fast scanner, its pause between two codes, and a quick person. */
const scannerKeyMs = 8;
const pauseBetweenScansMs = 160;
const pauseAfterScanMs = 300;
const shiftModifier = 8;
const personKeyMs = 80;

export const DEMO_GOODS = {
  tomatoes: "9521000012387",
  chickpeas: "9521000012455",
  candle: "9521000013643",
} as const;

/** For `expect.poll`: the machine may be busy with other tests. */
export const SOON = { timeout: 10_000 } as const;

export interface TillPageOptions {
  readonly language?: "en" | "zh-CN";
  readonly setUp?: "demo" | "none";
}

export class TillPage {
  readonly till: TestTill;
  readonly page: Page;
  /** What the page complained of: empty at the end of every test. */
  readonly complaints: string[] = [];
  readonly #browser: Browser;
  readonly #shell: BrowserShell;
  readonly #keys: CDPSession;
  #scanAtMs = 0;

  private constructor(till: TestTill, shell: BrowserShell, browser: Browser, page: Page, keys: CDPSession) {
    this.#keys = keys;
    this.till = till;
    this.page = page;
    this.#browser = browser;
    this.#shell = shell;
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.complaints.push(message.text());
    });
  }

  static async open({ language = "en", setUp = "demo" }: TillPageOptions = {}): Promise<TillPage> {
    await buildWhenStale();
    const rendererFolder = path.join(projectRoot, "out", "renderer");
    if (!fs.existsSync(path.join(rendererFolder, "index.html"))) throw new Error("the renderer was not built");
    const till = new TestTill();
    if (setUp === "demo") {
      await till.done("setUpDemoShop", { language });
      await till.done("setLanguage", { language });
      await till.done("signIn", { staffId: "demo-mei", pin: "1234" });
    }
    const thrown: unknown[] = [];
    const shell = await serveCalls({
      port: till.till.calls,
      rendererFolder,
      listenPort: 0,
      scriptToken: "e2e",
      reportThrown: (one) => thrown.push(one),
    });
    const browser = await launchChromium();
    // axe needs a context of its own.
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const opened = new TillPage(till, shell, browser, page, await context.newCDPSession(page));
    await opened.page.goto(shell.makeLink());
    await opened.page.waitForSelector(setUp === "demo" ? "[data-part=search]" : "main");
    return opened;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#shell.close();
    await this.till.end();
  }

  /**
   * As a keyboard scanner does it: fast, with Enter behind. The keys carry their own times, so that a busy machine does
   * not make a slow scanner of it.
   */
  async scan(code: string): Promise<void> {
    this.#scanAtMs = Math.max(this.#scanAtMs + pauseBetweenScansMs, Date.now());
    const sent: Promise<unknown>[] = [];
    for (const character of Array.from(`${code}\r`)) {
      const enter = character === "\r";
      const isLetter = /[a-z]/i.test(character);
      const key = {
        key: enter ? "Enter" : character,
        code: enter ? "Enter" : character === "-" ? "Minus" : `${isLetter ? "Key" : "Digit"}${character.toUpperCase()}`,
        modifiers: /[A-Z]/.test(character) ? shiftModifier : 0,
        timestamp: this.#scanAtMs / 1000,
        ...(enter ? { windowsVirtualKeyCode: 13 } : {}),
      };
      sent.push(this.#keys.send("Input.dispatchKeyEvent", { type: "keyDown", text: character, ...key }));
      sent.push(this.#keys.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }));
      this.#scanAtMs += scannerKeyMs;
    }
    await Promise.all(sent);
    // A hand needs as long from the scanner to the keyboard; sooner, Enter and Tab are taken for the scanner's own.
    await this.page.waitForTimeout(Math.max(0, this.#scanAtMs - Date.now()) + pauseAfterScanMs);
  }

  /** Keys that follow each other faster than a person means them to; no Enter behind. */
  async typeFast(text: string, gapMs: number): Promise<void> {
    this.#scanAtMs = Math.max(this.#scanAtMs + pauseBetweenScansMs, Date.now());
    const sent: Promise<unknown>[] = [];
    for (const character of text) {
      const code = character === "/" ? "Slash" : `${/\d/.test(character) ? "Digit" : "Key"}${character.toUpperCase()}`;
      const key = { key: character, code, timestamp: this.#scanAtMs / 1000 };
      sent.push(this.#keys.send("Input.dispatchKeyEvent", { type: "keyDown", text: character, ...key }));
      sent.push(this.#keys.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }));
      this.#scanAtMs += gapMs;
    }
    await Promise.all(sent);
  }

  /** As a person types. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: personKeyMs });
  }

  /** Presses keys as a person does, one after the other. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.page.waitForTimeout(personKeyMs);
    }
  }

  /** The total as it stands on the screen now. */
  total(): Promise<string> {
    return this.page.locator("[data-part=total]").innerText();
  }

  /** Waits for a panel by its title. */
  async expectPanel(title: string): Promise<void> {
    await this.page.getByRole("region", { name: title, exact: true }).waitFor();
  }

  async message(): Promise<string> {
    const paragraph = this.page.locator("[data-part=message] p");
    await paragraph.waitFor();
    return paragraph.innerText();
  }

  /** Leaves nothing of a test on the counter; throws what the page complained of meanwhile. */
  async clearCounter(): Promise<void> {
    if (this.complaints.length > 0) throw new Error(`the page complained: ${this.complaints.join("; ")}`);
    const view = await this.till.value("getBasket", {});
    for (const tender of view.basket.tenders) await this.till.done("removeTender", { tenderId: tender.id });
    if (view.basket.lines.length > 0) await this.till.done("voidBasket", { reason: "test" });
    else if (view.basket.memberRef !== null) await this.till.done("removeMember", {});
    await this.page.reload();
    await this.page.waitForSelector("[data-part=search]");
  }
}
