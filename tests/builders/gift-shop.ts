/** An empty shop with two tiers and a points rule, set up through the call that the set-up screen makes. */
import { openTill } from "#main/open-till.ts";

export const GIFT_SHOP_PIN = "258025";

export async function setUpGiftShop(folder: string, currency: "GBP" | "EUR"): Promise<void> {
  const till = openTill(folder, { checkAnswers: true });
  if (!till.ok) throw new Error(`the till did not open: ${till.failure.code}`);
  const answer = await till.value.port.call("setUpShop", {
    commandId: till.value.engine.newId(),
    shopName: "Gift shop",
    address: "",
    taxNumber: "",
    currency,
    timeZone: "Europe/London",
    language: "en",
    receiptLanguage: "en",
    taxMode: "inclusive",
    taxRates: [{ name: { en: "VAT", "zh-CN": "增值税" }, rate: 2000 }],
    cashRoundingStepMinor: 1,
    tiers: [
      { name: { en: "Basic", "zh-CN": "基础" }, thresholdMinor: 0, discount: 0 },
      { name: { en: "Gold", "zh-CN": "金卡" }, thresholdMinor: 100_000, discount: 500 },
    ],
    earning: { points: 1, perMinor: 100 },
    redemption: { stepPoints: 100, stepMinor: 100 },
    staff: [{ name: "Mei", role: "owner", pin: GIFT_SHOP_PIN }],
    printer: { kind: "none" },
    scanner: { wedge: { layout: "uk", gapMsMax: null, prefix: "" }, serial: null },
  });
  await till.value.close();
  if (!answer.ok) throw new Error(`the shop was not set up: ${JSON.stringify(answer.failure)}`);
}
