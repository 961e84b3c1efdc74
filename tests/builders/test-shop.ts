/** A small shop for tests of the store: settings, a programme, and sales decided by the real engine. */
import { assert } from "#core/assert.ts";
import { decideSale } from "#core/basket/decide-sale.ts";
import { GOODS } from "#core/basket/basket.ts";
import { NOTHING_SHARED } from "#core/basket/pricing-facts.ts";
import type { Basket } from "#core/basket/basket.ts";
import type { FactOf } from "#core/events/catalog.ts";
import { basisPoints, milli, minor, points } from "#core/money/integers.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import { programSchema } from "#core/program/program.ts";
import type { Program } from "#core/program/program.ts";
import type { z } from "zod";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Act, Moment, Store } from "#main/store/store.ts";

export const SETTINGS: ShopSettings = {
  shopName: "Corner shop",
  address: "1 High Street",
  taxNumber: "GB123",
  currency: "GBP",
  timeZone: "Europe/London",
  dayCutOffHour: 4,
  language: "en",
  receiptLanguage: "en",
  receiptFooter: "",
  taxMode: "inclusive",
  taxRates: [{ id: "standard", name: { en: "VAT", "zh-CN": "增值税" }, rate: basisPoints(2000) }],
  departments: [],
  cashRounding: { stepMinor: minor(1), rounding: "halfUp" },
  memberNumberPrefix: "29",
  memberNumberLength: 13,
  inStoreTemplates: [],
};

const same = (text: string) => ({ en: text, "zh-CN": text });
export const PROGRAM: Program = programSchema.parse({
  format: "regulars-program/1",
  id: "regulars",
  version: 1,
  name: "Regulars",
  effectiveFrom: "2020-01-01",
  earning: {
    base: "withTax",
    carryRemainder: true,
    availability: { kind: "nextSale" },
    expiry: { kind: "endOf", period: "month", months: 12 },
    rules: [
      {
        id: "spend",
        name: same("1 point per pound"),
        kind: "perMoney",
        points: points(1),
        perMinor: minor(100),
        onlyCategories: [],
        exceptCategories: [],
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
        name: same("Bronze"),
        threshold: 0,
        discount: basisPoints(0),
        earnMultiplierHundredths: 100,
        shape: "circle",
        colour: "bronze",
      },
      {
        id: "gold",
        name: same("Gold"),
        threshold: 30_000,
        discount: basisPoints(500),
        earnMultiplierHundredths: 150,
        shape: "star",
        colour: "gold",
      },
    ],
    exceptCategories: [],
  },
  redemption: {
    stepPoints: points(100),
    stepMinor: minor(100),
    minimumPoints: points(100),
    basketShareMax: basisPoints(10_000),
  },
} satisfies z.input<typeof programSchema>);

const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2026, 0, 1, 9);

/** The nth minute of business: 600 sales a day, as a busy shop has. */
export function momentOf(n: number): Moment {
  const occurredAtMs = FIRST_DAY_MS + Math.floor(n / 600) * DAY_MS + (n % 600) * 60_000;
  return { occurredAtMs, zoneOffsetMin: 0, businessDate: new Date(occurredAtMs).toISOString().slice(0, 10) };
}

/** A UUIDv7-shaped id that is a function of its numbers, so that a test can be repeated exactly. */
export function idOf(kind: number, n: number): string {
  const time = (FIRST_DAY_MS + n).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind.toString(16).padStart(3, "0")}-a000-${n.toString(16).padStart(12, "0")}`;
}

export interface SaleWish {
  /** Which sale of the shop: makes its ids and its moment. */
  readonly n: number;
  readonly receiptNumber: number;
  readonly lineCount: number;
  readonly member: { readonly ref: string; readonly standing: MemberStanding } | null;
}

function saleFact({ n, receiptNumber, lineCount, member }: SaleWish): FactOf<"SaleCompleted"> {
  const moment = momentOf(n);
  const basket: Basket = {
    id: idOf(1, n),
    openedAtMs: moment.occurredAtMs,
    revision: lineCount + 1,
    memberRef: member?.ref ?? null,
    lines: Array.from({ length: lineCount }, (_, index) => ({
      id: idOf(2, n * 500 + index),
      productId: `product-${(n * 7 + index) % 1000}`,
      departmentId: null,
      code: `0501234567${(n * 7 + index) % 1000}`.padEnd(14, "0"),
      name: `Product ${(n * 7 + index) % 1000}, 500 g`,
      category: "grocery",
      taxRateId: "standard",
      brand: null,
      sells: GOODS,
      soldBy: "piece",
      quantityMilli: milli(1000),
      listPriceMinor: minor(199 + ((n + index * 37) % 300)),
      override: null,
      discount: null,
    })),
    discount: null,
    amountOffPoints: null,
    coupons: [],
    rewards: [],
    exchange: null,
    tenders: [{ id: idOf(3, n), kind: "cash", handedMinor: minor(lineCount * 500) }],
    note: "",
  };
  const decided = decideSale({
    basket,
    saleId: idOf(4, n),
    receiptNumber,
    origin: { kind: "till" },
    newSerials: [],
    facts: {
      settings: SETTINGS,
      program: PROGRAM,
      member:
        member === null
          ? null
          : {
              ref: member.ref,
              birthMonth: null,
              standing: member.standing,
              used: new Map(),
              storedValueMinor: minor(0),
            },
      shared: NOTHING_SHARED,
      businessDate: moment.businessDate,
      minuteOfDay: 600,
      discounts: "apply",
    },
  });
  assert(decided.ok, "a sale of the test shop is always decided");
  return decided.value.fact;
}

/** The whole act of a sale as a till makes it: fact, receipt job, cleared basket. */
export function saleAct(store: Store, n: number, memberRef: string | null, lineCount = 10): Act {
  const moment = momentOf(n);
  const member = memberRef === null ? null : { ref: memberRef, standing: store.members.getStanding(memberRef) };
  const fact = saleFact({ n, receiptNumber: store.sales.nextReceiptNumber(), lineCount, member });
  return {
    commandId: idOf(5, n),
    moment,
    actor: "staff-1",
    approver: null,
    facts: [fact],
    answer: { saleId: fact.body.saleId, receiptNumber: fact.body.receiptNumber },
    alongside() {
      store.printJobs.put({
        id: idOf(6, n),
        kind: "receipt",
        saleId: fact.body.saleId,
        copyNumber: 0,
        state: "queued",
        waitingFor: null,
        bytesSent: 0,
        attempts: 0,
        createdAtMs: moment.occurredAtMs,
        updatedAtMs: moment.occurredAtMs,
      });
      store.baskets.clearOpen();
    },
  };
}

/** Settings and programme, as the set-up of a shop commits them. */
export function setUpShop(store: Store): void {
  store.commit({
    commandId: idOf(7, 0),
    moment: momentOf(0),
    actor: "system",
    approver: null,
    facts: [
      { type: "SettingsChanged", body: { settings: SETTINGS } },
      { type: "ProgramPublished", body: { program: PROGRAM } },
    ],
    answer: {},
  });
}
