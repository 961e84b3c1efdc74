/** BrowserWindow and its webContents over a page of Chromium, driven through the DevTools protocol. */
import { EventEmitter } from "node:events";
import fs from "node:fs";
import { chromium } from "playwright-core";
import type { CDPSession, Page, Request as PageRequest, Route } from "playwright-core";
import { realAddress, shownAddress } from "./addresses.ts";
import { names, pageWorldScript, preloadWorldScript } from "./page-scripts.ts";
import { recorded } from "./recorded.ts";

interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences?: { readonly preload?: string };
}

interface FromPage {
  readonly id: number;
  readonly channel: string;
  readonly args: readonly unknown[];
}

type OpenHandler = (details: { url: string }) => { action: "allow" | "deny" };

class StandInContents extends EventEmitter {
  openHandler: OpenHandler = () => ({ action: "allow" });
  mainFrame = { url: "", parent: null };
  #session: CDPSession | undefined;
  #world: number | undefined;

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  /** Sends to the preload's world; what is sent before the page is there is lost, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    this.#tell({ kind: "send", channel, args });
  }

  async attach(session: CDPSession, preload: string): Promise<void> {
    this.#session = session;
    session.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.name === names.world) this.#world = context.id;
    });
    session.on("Runtime.bindingCalled", ({ name, payload }) => {
      if (name === names.binding) void this.#answer(JSON.parse(payload) as FromPage);
    });
    await session.send("Runtime.enable");
    await session.send("Page.enable");
    await session.send("Runtime.addBinding", { name: names.binding, executionContextName: names.world });
    await session.send("Page.addScriptToEvaluateOnNewDocument", { source: pageWorldScript });
    await session.send("Page.addScriptToEvaluateOnNewDocument", {
      source: preloadWorldScript(preload),
      worldName: names.world,
    });
  }

  async #answer({ id, channel, args }: FromPage): Promise<void> {
    const handler = recorded.handlers.get(channel);
    try {
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const value = await handler({ sender: this, senderFrame: this.mainFrame }, ...args);
      this.#tell({ kind: "answer", id, value: value ?? null });
    } catch (error) {
      this.#tell({ kind: "answer", id, error: error instanceof Error ? error.message : String(error) });
    }
  }

  #tell(message: unknown): void {
    if (this.#session === undefined || this.#world === undefined) return;
    const expression = `globalThis.${names.receive}(${JSON.stringify(message)})`;
    // The page may be gone by the time the message arrives; Electron drops it then, too.
    this.#session.send("Runtime.evaluate", { expression, contextId: this.#world }).catch(() => undefined);
  }
}

export class StandInWindow extends EventEmitter {
  static readonly all: StandInWindow[] = [];
  readonly webContents = new StandInContents();
  readonly #options: WindowOptions;
  readonly #page: Promise<Page>;
  #isDestroyed = false;
  #expectedAddress = "";

  constructor(options: WindowOptions) {
    super();
    if (!recorded.isReady) throw new Error("Cannot create BrowserWindow before app is ready");
    this.#options = options;
    recorded.windowOptions.push(options);
    StandInWindow.all.push(this);
    recorded.contentsCreated?.(this.webContents);
    this.#page = this.#openPage();
  }

  static getAllWindows(): readonly StandInWindow[] {
    return StandInWindow.all.filter((window) => !window.isDestroyed());
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.#page;
    this.#expectedAddress = shownAddress(address);
    this.webContents.mainFrame.url = address;
    await page.goto(this.#expectedAddress);
    this.emit("ready-to-show");
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  isMinimized(): boolean {
    return false;
  }
  show(): void {
    recorded.calls.push("show");
  }
  focus(): void {
    recorded.calls.push("focus");
  }
  restore(): void {
    recorded.calls.push("restore");
  }
  close(): void {
    void this.#page.then((page) => page.close());
  }

  async #openPage(): Promise<Page> {
    const endpoint = process.env["STAND_IN_CHROMIUM"];
    if (endpoint === undefined) throw new Error("STAND_IN_CHROMIUM names no browser.");
    const browser = await chromium.connectOverCDP(endpoint);
    const context = browser.contexts()[0] ?? (await browser.newContext());
    const page = await context.newPage();
    await page.setViewportSize({ width: this.#options.width ?? 800, height: this.#options.height ?? 600 });
    const preloadFile = this.#options.webPreferences?.preload;
    const preload = preloadFile === undefined ? "" : fs.readFileSync(preloadFile, "utf8");
    await this.webContents.attach(await context.newCDPSession(page), preload);
    await page.route("**/*", (route, request) => this.#route(route, request));
    page.on("popup", (popup) => void this.#judgePopup(popup));
    page.on("crash", () => this.webContents.emit("render-process-gone", {}, { reason: "crashed" }));
    page.on("close", () => this.#destroy());
    return page;
  }

  /** Navigation, the session's filter and the scheme's handler, in Electron's order. */
  async #route(route: Route, request: PageRequest): Promise<void> {
    const address = realAddress(request.url());
    if (request.isNavigationRequest() && request.url() !== this.#expectedAddress) {
      let isPrevented = false;
      const event = { url: address, preventDefault: () => (isPrevented = true) };
      this.webContents.emit(
        request.frame().parentFrame() === null ? "will-navigate" : "will-frame-navigate",
        event,
        address,
      );
      if (isPrevented) {
        recorded.preventedNavigations.push(address);
        return route.abort("aborted");
      }
    }
    if (await isCancelled(address)) return route.abort("blockedbyclient");
    const handler = recorded.schemes.get(new URL(address).protocol.slice(0, -1));
    if (handler === undefined) return route.continue();
    const response = await handler(new Request(address, { method: request.method() }));
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  async #judgePopup(popup: Page): Promise<void> {
    const address = realAddress(popup.url());
    if (this.webContents.openHandler({ url: address }).action === "allow") return;
    recorded.deniedWindows.push(address);
    await popup.close();
  }

  #destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.emit("closed");
    if (StandInWindow.getAllWindows().length === 0) recorded.lastWindowClosed?.();
  }
}

function isCancelled(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (recorded.beforeRequest === undefined) resolve(false);
    else recorded.beforeRequest({ url: address }, (decision) => resolve(decision.cancel === true));
  });
}
