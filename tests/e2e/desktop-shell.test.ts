/** The built desktop shell (out/main, out/preload, out/renderer) on the stand-in for Electron, in a real Chromium. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { CHANNELS } from "#contract/channels.ts";
import type {} from "#renderer/session/transport.ts";
import { projectRoot } from "../../scripts/run-step.ts";
import { runDesktop, startMain } from "./electron-stand-in/run-desktop.ts";
import type { DesktopRun } from "./electron-stand-in/run-desktop.ts";
import type { ForeignCall } from "./electron-stand-in/test-questions.ts";

const recordedSchema = z.object({
  calls: z.array(z.string()),
  privilegedSchemes: z.array(z.unknown()),
  windowOptions: z.array(z.looseObject({ webPreferences: z.record(z.string(), z.unknown()) })),
  preventedNavigations: z.array(z.string()),
  deniedWindows: z.array(z.string()),
  channels: z.array(z.string()),
});
const askRecorded = async () => recordedSchema.parse(await run.ask({ kind: "recorded" }));

let folder: string;
let run: DesktopRun;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "regulars-desktop-"));
  run = await runDesktop({ dataFolder: folder });
}, 90_000);

afterAll(async () => {
  await run.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe("the window", () => {
  it("is sandboxed, isolated and without Node", async () => {
    const { windowOptions, calls } = await askRecorded();
    expect(windowOptions).toHaveLength(1);
    expect(windowOptions[0]?.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    });
    expect(windowOptions[0]?.webPreferences["preload"]).toBe(path.join(projectRoot, "out", "preload", "index.cjs"));
    expect(calls).toContain("enableSandbox");
    expect(calls).toContain("requestSingleInstanceLock");
  });

  it("shows the till's screens from the app scheme", async () => {
    await run.page.waitForFunction(() => (document.querySelector("#root")?.childElementCount ?? 0) > 0);
    const { privilegedSchemes } = await askRecorded();
    expect(privilegedSchemes).toMatchObject([{ scheme: "app", privileges: { standard: true, secure: true } }]);
  });

  it("comes to the front when the program is started again", async () => {
    await run.ask({ kind: "secondInstance" });
    expect((await askRecorded()).calls).toContain("focus");
  });
});

describe("the preload script", () => {
  it("is one CommonJS file that requires electron only, as a sandbox demands", () => {
    const files = fs.readdirSync(path.join(projectRoot, "out", "preload"));
    expect(files).toEqual(["index.cjs"]);
    const source = fs.readFileSync(path.join(projectRoot, "out", "preload", "index.cjs"), "utf8");
    expect([...source.matchAll(/require\(([^)]*)\)/gu)].map((match) => match[1])).toEqual(['"electron"']);
    expect(source).not.toMatch(/^\s*(import|export)\b/mu);
  });

  it("gives the page two functions and nothing else of Electron or Node", async () => {
    const seen = await run.page.evaluate(() => ({
      bridge: Object.entries(window.regulars ?? {}).map(([name, value]) => `${name}: ${typeof value}`),
      isFrozen: Object.isFrozen(window.regulars),
      node: ["require", "process", "module", "Buffer", "global"].filter((name) => name in window),
    }));
    expect(seen).toEqual({ bridge: ["call: function", "subscribe: function"], isFrozen: true, node: [] });
  });

  it("carries a call to the till and the answer back", async () => {
    const answer = await run.page.evaluate(() => window.regulars?.call("getTill", {}));
    expect(answer).toMatchObject({ ok: true });
    const unknown = await run.page.evaluate(() => window.regulars?.call("noSuchCall", {}));
    expect(unknown).toMatchObject({ ok: false, failure: { code: "unknownCall" } });
  });
});

describe("the lock-down", () => {
  it.each(["media", "geolocation", "notifications", "clipboard-read", "openExternal", "hid", "serial", "usb"])(
    "denies the permission %s",
    async (permission) => {
      expect(await run.ask({ kind: "permission", permission })).toEqual({
        request: false,
        check: false,
        device: false,
      });
    },
  );

  it("goes nowhere", async () => {
    const before = run.page.url();
    await run.page.evaluate(() => {
      location.href = "https://evil.example/";
    });
    await expect.poll(async () => (await askRecorded()).preventedNavigations).toContain("https://evil.example/");
    expect(run.page.url()).toBe(before);
    expect(await run.page.evaluate(() => document.querySelector("#root") !== null)).toBe(true);
  });

  it("opens no window", async () => {
    await run.page.evaluate(() => {
      window.open("about:blank");
    });
    await expect.poll(async () => (await askRecorded()).deniedWindows).toHaveLength(1);
    await expect.poll(() => run.page.context().pages().length).toBe(1);
  });

  it("loads nothing from elsewhere", async () => {
    const outcome = await run.page.evaluate(() =>
      fetch("https://evil.example/").then(
        () => "loaded",
        () => "refused",
      ),
    );
    expect(outcome).toBe("refused");
  });

  it("sends the policy with every file, and no file from outside the screens", async () => {
    const page = await run.ask({ kind: "fetch", address: "app://till/", method: "GET" });
    expect(page).toMatchObject({
      status: 200,
      headers: {
        "content-security-policy": expect.stringMatching(/^default-src 'none'; script-src 'self';/u),
        "x-content-type-options": "nosniff",
      },
    });
    for (const address of [
      "app://till/../package.json",
      "app://till/..%2f..%2fpackage.json",
      "app://other/",
      "app://till/x",
    ]) {
      expect(await run.ask({ kind: "fetch", address, method: "GET" })).toMatchObject({ status: 404 });
    }
    expect(await run.ask({ kind: "fetch", address: "app://till/", method: "POST" })).toMatchObject({ status: 404 });
  });

  it("runs no script that stands in the page", async () => {
    const ran = await run.page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.intruder = true";
      document.body.append(script);
      return "intruder" in window;
    });
    expect(ran).toBe(false);
  });

  const own: ForeignCall = {
    channel: CHANNELS.call,
    args: ["getTill", {}],
    url: "app://till/",
    isSubframe: false,
    isOtherWindow: false,
  };

  it.each<[string, Partial<ForeignCall>]>([
    ["another site", { url: "https://evil.example/" }],
    ["a name that begins like ours", { url: "app://till.evil.example/" }],
    ["a frame inside the page", { isSubframe: true }],
    ["another window", { isOtherWindow: true }],
  ])("refuses a call from %s", async (_who, change) => {
    expect(await run.ask({ kind: "callAs", call: own })).toMatchObject({ ok: true });
    expect(await run.ask({ kind: "callAs", call: { ...own, ...change } })).toMatchObject({
      ok: false,
      failure: { code: "wrongToken" },
    });
  });

  it("has one channel into the main process", async () => {
    expect((await askRecorded()).channels).toEqual([CHANNELS.call]);
  });
});

describe("a second start on the same data folder", () => {
  it("ends without a window, because the first one comes to the front", async () => {
    const child = startMain({ dataFolder: folder }, { STAND_IN_SECOND_INSTANCE: "yes", STAND_IN_CHROMIUM: "" });
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect(code).toBe(0);
  });
});
