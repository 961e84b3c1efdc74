/** A shop whose programme has coupons, rewards, gift cards and money kept for members. */
import type { z } from "zod";
import { couponSerial, makeCouponDigits, makeCouponText } from "#core/cards/coupon-code.ts";
import type { IssuedCoupon } from "#core/events/sale-completed.ts";
import { minor } from "#core/money/integers.ts";
import { programSchema } from "#core/program/program.ts";
import { couponTags } from "#main/app/coupon-tags.ts";
import { assert } from "#core/assert.ts";
import { openShop, tellShop } from "./open-shop.ts";
import { TEST_COUPON_KEY } from "./test-till.ts";
import type { TestTill, TestTillOptions } from "./test-till.ts";

type ProgramInput = z.input<typeof programSchema>;

const named = (text: string) => ({ en: text, "zh-CN": text });
const oneOff = { kind: "orderAmount", amountMinor: 100 } as const;

const COUPONS: NonNullable<ProgramInput["coupons"]> = [
  {
    id: "summer",
    name: named("Summer"),
    code: { kind: "multiUse", code: "SUMMER10" },
    action: { kind: "orderPercent", rate: 1000 },
  },
  {
    id: "welcome",
    name: named("Welcome"),
    code: { kind: "multiUse", code: "WELCOME5" },
    minimumSpendMinor: 2000,
    limits: { perMember: 1 },
    action: { kind: "orderAmount", amountMinor: 500 },
  },
  { id: "alone", name: named("Alone"), code: { kind: "multiUse", code: "ALONE1" }, combines: "alone", action: oneOff },
  {
    id: "past",
    name: named("Past"),
    code: { kind: "multiUse", code: "PAST1" },
    when: { through: "2026-01-31" },
    action: oneOff,
  },
  { id: "next", name: named("Next visit"), code: { kind: "serial", validDays: 30 }, action: oneOff },
  { id: "own", name: named("Own"), code: { kind: "serial", validDays: 30 }, bound: "member", action: oneOff },
];

const REWARDS: NonNullable<ProgramInput["rewards"]> = [
  { id: "five", name: named("5.00 off"), points: 50, action: { kind: "amountOff", amountMinor: 500 } },
  { id: "big", name: named("Half off"), points: 100_000, action: { kind: "percentOff", rate: 5000 } },
  {
    id: "milk",
    name: named("Free oat milk"),
    points: 10,
    action: { kind: "freeItems", items: { onlyProducts: ["oat-milk"] } },
  },
  { id: "gift", name: named("A gift"), points: 5, action: { kind: "giftItem", product: "CHEESE-KNIFE" } },
  { id: "lost", name: named("A lost gift"), points: 1, action: { kind: "giftItem", product: "NO-SUCH-THING" } },
  { id: "coupon", name: named("Next visit"), points: 20, action: { kind: "nextVisitCoupon", couponId: "own" } },
  {
    id: "cake",
    name: named("Birthday cake"),
    points: 0,
    when: { birthMonth: true },
    action: { kind: "amountOff", amountMinor: 300 },
  },
  {
    id: "once",
    name: named("Once a day"),
    points: 1,
    limits: { perMemberDay: 1 },
    action: { kind: "amountOff", amountMinor: 10 },
  },
  {
    id: "rich",
    name: named("From 50.00"),
    points: 1,
    minimumSpendMinor: 5000,
    action: { kind: "amountOff", amountMinor: 10 },
  },
];

const STORED_VALUE: NonNullable<ProgramInput["storedValue"]> = {
  topUps: true,
  giftCards: true,
  topUpBonuses: [{ fromMinor: 5000, bonusMinor: 500 }],
  balanceMaxMinor: 20_000,
};

export async function openRewardShop(
  more: Partial<ProgramInput> = {},
  options: TestTillOptions = {},
): Promise<TestTill> {
  const till = await openShop(options);
  till.store.products.put([
    {
      id: "cheese-knife",
      name: "Cheese knife",
      gtins: [],
      shopCode: "CHEESE-KNIFE",
      category: "kitchen",
      brand: null,
      taxRateId: "tax-1",
      unitPriceMinor: minor(700),
      soldBy: "piece",
    },
  ]);
  publish(till, { coupons: COUPONS, rewards: REWARDS, storedValue: STORED_VALUE, ...more });
  return till;
}

/** The programme in force with parts of it replaced, as its next version, from today on. */
export function publish(till: TestTill, more: Partial<ProgramInput>): void {
  const program = till.store.programs.findInForce("2026-11-22");
  assert(program !== null, "the shop has a programme");
  const next = programSchema.parse({ ...program, version: program.version + 1, effectiveFrom: "2026-11-22", ...more });
  tellShop(till, { type: "ProgramPublished", body: { program: next } });
}

/** A coupon as a till of this shop prints it. */
export function printed(coupon: Partial<IssuedCoupon> & { readonly couponId: string }, key = TEST_COUPON_KEY) {
  const issued = { serial: couponSerial(7, 1, 0), expiresOn: "2026-12-22", memberRef: null, ...coupon };
  const tags = couponTags(key, issued);
  return { issued, qr: makeCouponText(issued, tags.text), bars: makeCouponDigits(issued.serial, tags.digits) };
}
