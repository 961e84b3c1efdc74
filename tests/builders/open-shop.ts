/** A shop in which somebody stands at the till: set up, a few goods on the shelf, a person signed in. */
import { randomUUID } from "node:crypto";
import type { CallInput } from "#contract/calls.ts";
import type { FactOf } from "#core/events/catalog.ts";
import { basisPoints, minor, points } from "#core/money/integers.ts";
import type { Product } from "#core/catalogue/product.ts";
import { TestTill } from "./test-till.ts";
import type { TestTillOptions } from "./test-till.ts";

export const PIN = "2580";

const product = (id: string, more: Partial<Product>): Product => ({
  id,
  name: id,
  gtins: [],
  shopCode: null,
  category: "grocery",
  taxRateId: "tax-1",
  unitPriceMinor: minor(100),
  brand: null,
  soldBy: "piece",
  ...more,
});

const OAT_MILK = product("oat-milk", {
  name: "Oat milk 1 l",
  gtins: ["04006381333931"],
  unitPriceMinor: minor(195),
});
export const BEANS = product("beans", {
  name: "Espresso beans 500 g",
  gtins: ["05901234123457"],
  unitPriceMinor: minor(980),
});
export const CHEESE = product("cheese", {
  name: "Cheese",
  shopCode: "CHEESE1",
  unitPriceMinor: minor(2490),
  brand: null,
  soldBy: "weight",
});
const GRAPES = product("grapes", {
  name: "Grapes",
  gtins: ["02112345000008"],
  unitPriceMinor: minor(399),
  brand: null,
  soldBy: "weight",
});
export const GOLD = product("gold-bar", { name: "Gold bar", shopCode: "GOLDBAR", unitPriceMinor: minor(99_999_999) });

export const OAT_MILK_CODE = "4006381333931";
export const BEANS_CODE = "5901234123457";

/** Tiers Basic 0 %, Gold 5 % from 100.00; a point for each 1.00; 100 points are worth 1.00; cash rounded to 0.05. */
export const SET_UP: Omit<CallInput<"setUpShop">, "commandId"> = {
  shopName: "Corner & Cup",
  address: "Linden Street 12",
  taxNumber: "DE000000000",
  currency: "EUR",
  timeZone: "Europe/Berlin",
  language: "en",
  receiptLanguage: "both",
  taxMode: "inclusive",
  taxRates: [
    { name: { en: "Standard", "zh-CN": "标准" }, rate: basisPoints(1900) },
    { name: { en: "Reduced", "zh-CN": "低" }, rate: basisPoints(700) },
  ],
  cashRoundingStepMinor: minor(5),
  tiers: [
    { name: { en: "Basic", "zh-CN": "普通" }, thresholdMinor: minor(0), discount: basisPoints(0) },
    { name: { en: "Gold", "zh-CN": "金卡" }, thresholdMinor: minor(10_000), discount: basisPoints(500) },
  ],
  earning: { points: points(1), perMinor: minor(100) },
  redemption: { stepPoints: points(100), stepMinor: minor(100) },
  staff: [
    { name: "Ada", role: "owner", pin: PIN },
    { name: "Mei", role: "cashier", pin: "1357" },
  ],
  printer: { kind: "virtual", profile: "epson-tm-t20" },
  scanner: { wedge: { layout: "us", gapMsMax: null, prefix: "" }, serial: null },
};

/** The shop of `SET_UP` with goods on the shelf and its owner signed in. */
export async function openShop(options: TestTillOptions = {}): Promise<TestTill> {
  const till = new TestTill(options);
  const { ownerId } = await till.done("setUpShop", SET_UP);
  till.store.products.put([OAT_MILK, BEANS, CHEESE, GRAPES, GOLD]);
  await till.done("signIn", { staffId: ownerId, pin: PIN });
  return till;
}

/** Enrols somebody and takes them off the basket again. */
export async function enrolSomebody(till: TestTill, name = "张伟"): Promise<{ memberRef: string; cardNumber: string }> {
  const { memberRef, cardNumber } = await till.done("enrolMember", {
    name,
    phone: null,
    cardNumber: null,
    birthMonth: null,
    membershipConsent: true,
    marketingConsent: false,
  });
  await till.done("removeMember", {});
  return { memberRef, cardNumber };
}

export const scanCode = (till: TestTill, text: string) => till.done("scan", { text, source: "virtual" });

/** Pays what is open with one note. */
export async function payCash(till: TestTill, handedMinor: number) {
  const { basket } = await till.value("getBasket", {});
  return till.done("takeTender", {
    basketId: basket.id,
    revision: basket.revision,
    tender: { kind: "cash", handedMinor },
  });
}

/** Spends enough, on one day, that a member becomes Gold. */
export async function makeGold(till: TestTill, cardNumber: string): Promise<void> {
  await scanCode(till, cardNumber);
  for (let piece = 0; piece < 11; piece += 1) await scanCode(till, BEANS_CODE);
  await payCash(till, 20_000);
}

/** Writes a fact about the shop itself, as the back office will. */
export function tellShop(till: TestTill, fact: FactOf<"SettingsChanged"> | FactOf<"ProgramPublished">): void {
  till.store.commit({
    commandId: randomUUID(),
    moment: { occurredAtMs: till.nowMs, zoneOffsetMin: 60, businessDate: "2026-11-22" },
    actor: "system",
    approver: null,
    facts: [fact],
    answer: null,
  });
}
