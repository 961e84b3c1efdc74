import { describe, expect, it } from "vitest";
import { launchChromium } from "./chromium.ts";

describe("the Chromium of the end-to-end tests", () => {
  it("starts on this machine and runs scripts", async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.setContent("<p id=there>till</p>");
      expect(await page.locator("#there").textContent()).toBe("till");
      expect(await page.evaluate("1 + 1")).toBe(2);
    } finally {
      await browser.close();
    }
  });
});
