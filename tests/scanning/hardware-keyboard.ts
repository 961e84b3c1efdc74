/**
 * A keyboard that types into a page as hardware does: trusted key events, each with the time that it is said to have
 * happened at, so that a busy machine does not make a slow scanner of a fast one.
 */
import type { CDPSession, Page } from "playwright-core";
import type { LayoutId } from "#core/scanning/keyboard-layout.ts";
import { KEYBOARD_LAYOUTS } from "#core/scanning/keyboard-layouts.ts";

const PAUSE_MS = 160;

export class HardwareKeyboard {
  readonly #page: Page;
  readonly #session: CDPSession;
  #atMs = 0;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async plugInto(page: Page): Promise<HardwareKeyboard> {
    return new HardwareKeyboard(page, await page.context().newCDPSession(page));
  }

  /** Presses the keys that type a text in a layout, `gapMs` apart by their own times, and waits until they are handled. */
  async press(text: string, layout: LayoutId, gapMs: number, desktop: LayoutId = layout): Promise<void> {
    this.#atMs = Math.max(this.#atMs + PAUSE_MS, Date.now());
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

  /** Waits out whatever is still held, by the times of the keys. */
  async settle(): Promise<void> {
    await this.#page.waitForTimeout(Math.max(0, this.#atMs - Date.now()) + 300);
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
}
