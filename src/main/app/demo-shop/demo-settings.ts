/** How the demo shop is set up: what an owner would have chosen in the first five minutes. */
import type { Language } from "#core/codec/fields.ts";
import { basisPoints, minor, points } from "#core/money/integers.ts";
import { programSchema } from "#core/program/program.ts";
import type { Program } from "#core/program/program.ts";
import type { z } from "zod";
import type { ShopSettings } from "#core/shop/settings.ts";
import { DEMO_OFFERS } from "./demo-offers.ts";

export const demoSettings = (language: Language): ShopSettings => ({
  shopName: "Corner & Cup 街角茶咖",
  address: "Linden Street 12, 10115 Berlin",
  taxNumber: "DE000000000",
  currency: "EUR",
  timeZone: "Europe/Berlin",
  dayCutOffHour: 4,
  language,
  receiptLanguage: language,
  receiptFooter: "Thank you, see you soon! 谢谢惠顾",
  taxMode: "inclusive",
  taxRates: [
    { id: "reduced", name: { en: "Reduced rate", "zh-CN": "低税率" }, rate: basisPoints(700) },
    { id: "standard", name: { en: "Standard rate", "zh-CN": "标准税率" }, rate: basisPoints(1900) },
  ],
  departments: [
    { id: "kitchen", name: { en: "Kitchen", "zh-CN": "现做" }, category: "kitchen", taxRateId: "standard" },
    { id: "market", name: { en: "Market goods", "zh-CN": "散货" }, category: "market", taxRateId: "reduced" },
  ],
  cashRounding: { stepMinor: minor(5), rounding: "halfUp" },
  memberNumberPrefix: "77",
  memberNumberLength: 10,
  inStoreTemplates: [
    { prefix: "21", itemDigits: 5, valueCheckDigit: false, valueDigits: 5, value: "weight", decimals: 3 },
  ],
});

/** A point for every ten cents; a hundred points are worth fifty cents; three tiers by a year's spending; something of every kind of offer. */
export const demoProgram = (effectiveFrom: string): Program =>
  programSchema.parse({
    format: "regulars-program/1",
    id: "regulars",
    version: 1,
    name: "Corner & Cup regulars",
    effectiveFrom,
    earning: {
      base: "withTax",
      carryRemainder: true,
      availability: { kind: "nextSale" },
      expiry: { kind: "endOf", period: "month", months: 6 },
      rules: [
        {
          id: "spend",
          name: { en: "Points for every purchase", "zh-CN": "消费积分" },
          kind: "perMoney",
          points: points(1),
          perMinor: minor(10),
          onlyCategories: [],
          exceptCategories: ["fees", "gift-cards"],
          minimumSpendMinor: minor(0),
        },
      ],
    },
    tiers: {
      metric: "netSpend",
      window: "rolling12Months",
      graceDays: 30,
      levels: [
        {
          id: "bronze",
          name: { en: "Bronze", "zh-CN": "铜卡" },
          threshold: 0,
          discount: basisPoints(0),
          earnMultiplierHundredths: 100,
          shape: "circle",
          colour: "bronze",
        },
        {
          id: "silver",
          name: { en: "Silver", "zh-CN": "银卡" },
          threshold: 100_00,
          discount: basisPoints(300),
          earnMultiplierHundredths: 125,
          shape: "square",
          colour: "silver",
        },
        {
          id: "gold",
          name: { en: "Gold", "zh-CN": "金卡" },
          threshold: 240_00,
          discount: basisPoints(500),
          earnMultiplierHundredths: 150,
          shape: "diamond",
          colour: "gold",
          priceList: "gold",
        },
      ],
      exceptCategories: ["fees", "gift-cards"],
    },
    redemption: {
      stepPoints: points(100),
      stepMinor: minor(50),
      minimumPoints: points(500),
      basketShareMax: basisPoints(10_000),
    },
    ...DEMO_OFFERS,
  } satisfies z.input<typeof programSchema>);

export interface DemoStaff {
  readonly id: string;
  readonly name: string;
  readonly role: "cashier" | "manager";
  /** Known to everybody: the sign-in screen of the demo shop shows it. */
  readonly pin: string;
}

export const DEMO_CASHIER: DemoStaff = { id: "demo-mei", name: "Mei", role: "cashier", pin: "1234" };
export const DEMO_MANAGER: DemoStaff = { id: "demo-jonas", name: "Jonas", role: "manager", pin: "654321" };
