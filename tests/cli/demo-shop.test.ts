import { describe, expect, it } from "vitest";
import { hasGs1CheckDigit } from "#core/cards/check-digits.ts";
import { classifyScan } from "#core/cards/classify-scan.ts";
import { productSchema } from "#core/catalogue/product.ts";
import { parseProgram } from "#core/program/validate-program.ts";
import { shopSettingsSchema } from "#core/shop/settings.ts";
import { chanceFrom } from "#main/app/demo-shop/demo-chance.ts";
import { demoMembers } from "#main/app/demo-shop/demo-members.ts";
import { DEMO_PRODUCTS } from "#main/app/demo-shop/demo-products.ts";
import { demoProgram, demoSettings } from "#main/app/demo-shop/demo-settings.ts";
import { openTill } from "#main/open-till.ts";
import { temporaryFolder } from "./run-cli.ts";

const settings = demoSettings("en");

describe("the demo shop", () => {
  it("has some sixty goods with right check digits, several categories and two tax rates", () => {
    for (const product of DEMO_PRODUCTS) {
      expect(productSchema.safeParse(product).success).toBe(true);
      expect(product.gtins.every(hasGs1CheckDigit)).toBe(true);
      const printed = (product.gtins[0] ?? "").slice(1);
      expect([printed, classifyScan({ text: printed }, settings).kind]).toEqual([printed, "product"]);
    }
    expect(DEMO_PRODUCTS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(DEMO_PRODUCTS.map(({ category }) => category)).size).toBeGreaterThan(5);
    expect(new Set(DEMO_PRODUCTS.map(({ taxRateId }) => taxRateId)).size).toBe(2);
    expect(new Set(DEMO_PRODUCTS.flatMap(({ gtins, shopCode }) => [...gtins, shopCode])).size).toBe(
      DEMO_PRODUCTS.length * 2,
    );
  });

  it("has settings and a programme that a person could have typed", () => {
    expect(shopSettingsSchema.safeParse(settings).success).toBe(true);
    expect(parseProgram(demoProgram("2026-01-01")).ok).toBe(true);
  });

  it("has two hundred different members in many scripts, whose cards the scanner knows", () => {
    const members = demoMembers(settings, chanceFrom(1));
    expect(new Set(members.map(({ name }) => name)).size).toBe(200);
    expect(new Set(members.map(({ cardNumber }) => cardNumber)).size).toBe(200);
    for (const { cardNumber } of members) {
      expect(classifyScan({ text: cardNumber }, settings).kind).toBe("member");
    }
    const scripts = ["Latin", "Han", "Cyrillic", "Arabic", "Hiragana", "Hangul", "Thai", "Greek", "Hebrew"];
    const written = scripts.filter((script) => {
      const letter = new RegExp(`\\p{Script=${script}}`, "u");
      return members.some(({ name }) => letter.test(name));
    });
    expect(written).toEqual(scripts);
  });

  it("is the same shop every time on the same day, spread over its three tiers", async () => {
    const nowMs = Date.UTC(2026, 10, 22, 13, 32);
    const shops = [];
    for (let round = 0; round < 2; round += 1) {
      const till = openTill(temporaryFolder(), { nowMs: () => nowMs, checkAnswers: true });
      if (!till.ok) throw new Error(till.failure.code);
      const { port, engine } = till.value;
      const built = await port.call("setUpDemoShop", { commandId: engine.newId(), language: "en" });
      if (!built.ok) throw new Error(built.failure.code);
      const sales = engine.store.sales.listRecent(200);
      const tiers = new Map<string, number>();
      for (const { cardNumber } of demoMembers(settings, chanceFrom(20_260_101))) {
        const ref = engine.store.members.findByCard(cardNumber)?.ref ?? "";
        const tier = engine.store.members.getStanding(ref).tierId ?? "none";
        tiers.set(tier, (tiers.get(tier) ?? 0) + 1);
      }
      shops.push({
        counts: { ...(built.value as object) },
        sales: sales.map(({ totalMinor, occurredAtMs }) => [totalMinor, occurredAtMs]),
        tiers: [...tiers].toSorted(([a], [b]) => (a < b ? -1 : 1)),
      });
      await till.value.close();
    }
    expect(shops[0]).toEqual(shops[1]);
    expect(shops[0]?.tiers.map(([tier]) => tier)).toEqual(["bronze", "gold", "silver"]);
    expect(shops[0]?.tiers.every(([, count]) => count >= 8)).toBe(true);
  });
});
