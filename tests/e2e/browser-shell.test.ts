/** The browser shell as a person meets it: a link, a page, a till behind it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endTillProcess, openTillPage, startTillProcess } from "./open-till-page.ts";
import type { TillPage } from "./open-till-page.ts";

let till: TillPage;

beforeAll(async () => {
  till = await openTillPage();
}, 90_000);

afterAll(async () => {
  await till.close();
});

describe("the browser shell", () => {
  it("shows the screens under its policy, without a complaint", async () => {
    await till.page.waitForFunction(() => (document.querySelector("#root")?.childElementCount ?? 0) > 0);
    expect(till.complaints).toEqual([]);
  });

  it("takes the secret out of the address and hides the session from scripts", async () => {
    expect(till.page.url()).toBe(`${till.origin}/`);
    expect(await till.page.evaluate(() => document.cookie)).toBe("");
  });

  it("lets a used link open nothing in another browser", async () => {
    const stranger = await till.page.context().browser()?.newContext();
    const page = await stranger?.newPage();
    const response = await page?.goto(till.link);
    expect(response?.status()).toBe(401);
    await stranger?.close();
  });

  it("gives a second till on the same folder no till but the recovery page, and the first goes on", async () => {
    const second = await startTillProcess(till.dataFolder);
    const page = await till.page.context().newPage();
    await page.goto(second.link);
    await page.getByText("lockedByOther").waitFor();
    const headers = { "content-type": "application/json" };
    const answer = await page.evaluate(async (init) => (await fetch("/call/getTill", init)).json(), {
      method: "POST",
      headers,
      body: "{}",
    });
    expect(answer).toMatchObject({ ok: false, failure: { code: "needsRecovery" } });
    await page.close();
    expect(await endTillProcess(second.process)).toBe(0);
    const status = await till.page.evaluate(async () => {
      const sent = { "content-type": "application/json" };
      const response = await fetch("/call/getTill", { method: "POST", headers: sent, body: "{}" });
      return response.status;
    });
    expect(status).toBe(200);
  });

  it("ends cleanly on Ctrl-C and gives the folder back", async () => {
    const first = await startTillProcess(`${till.dataFolder}/other`);
    expect(await endTillProcess(first.process)).toBe(0);
    const second = await startTillProcess(`${till.dataFolder}/other`);
    expect(await endTillProcess(second.process)).toBe(0);
  });
});
