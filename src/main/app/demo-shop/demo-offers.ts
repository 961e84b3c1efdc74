/** What the demo shop offers beside points and tiers: one of each kind, so that a newcomer sees all of it at the counter. */
import type { z } from "zod";
import { basisPoints, minor, points } from "#core/money/integers.ts";
import type { programSchema } from "#core/program/program.ts";

type ProgramParts = Pick<
  z.input<typeof programSchema>,
  "promotions" | "rewards" | "coupons" | "priceLists" | "storedValue"
>;

const PROMOTIONS: ProgramParts["promotions"] = [
  {
    id: "noodles-3-for-2",
    name: { en: "Instant noodles, 3 for 2", "zh-CN": "方便面买二送一" },
    action: { kind: "buyNTakeM", items: { onlyProducts: ["demo.GR10"] }, buy: 2, take: 1 },
  },
  {
    id: "cold-coffee-hour",
    name: { en: "Cold brew hour, 20 % off", "zh-CN": "冷萃时段八折" },
    when: { hours: [{ from: "15:00", until: "17:00" }] },
    action: { kind: "percentOff", items: { onlyProducts: ["demo.DR05"] }, rate: basisPoints(2000) },
  },
  {
    id: "spend-and-save",
    name: { en: "Spend and save", "zh-CN": "满额立减" },
    action: {
      kind: "spendSteps",
      steps: [
        { fromMinor: minor(100_00), off: { kind: "amount", amountMinor: minor(6_00) } },
        { fromMinor: minor(200_00), off: { kind: "amount", amountMinor: minor(15_00) } },
      ],
    },
  },
];

const REWARDS: ProgramParts["rewards"] = [
  {
    id: "cold-brew",
    name: { en: "A cold brew", "zh-CN": "冷萃咖啡一杯" },
    points: points(500),
    action: { kind: "freeItems", items: { onlyProducts: ["demo.DR05"] } },
  },
  {
    id: "five-off",
    name: { en: "5.00 off", "zh-CN": "立减 5.00" },
    points: points(900),
    minimumSpendMinor: minor(10_00),
    action: { kind: "amountOff", amountMinor: minor(5_00) },
  },
  {
    id: "birthday-cake",
    name: { en: "Birthday cake", "zh-CN": "生日蛋糕" },
    points: points(0),
    when: { birthMonth: true },
    limits: { perMemberYear: 1 },
    action: { kind: "giftItem", product: "demo.BA07" },
  },
  {
    id: "for-next-visit",
    name: { en: "2.00 off the next visit", "zh-CN": "下次消费减 2.00" },
    points: points(200),
    action: { kind: "nextVisitCoupon", couponId: "next-visit" },
  },
];

const COUPONS: ProgramParts["coupons"] = [
  {
    id: "welcome",
    name: { en: "Welcome, 5.00 off", "zh-CN": "新客立减 5.00" },
    code: { kind: "multiUse", code: "WELCOME5" },
    minimumSpendMinor: minor(25_00),
    limits: { perMember: 1 },
    joint: true,
    action: { kind: "orderAmount", amountMinor: minor(5_00) },
  },
  {
    id: "next-visit",
    name: { en: "2.00 off", "zh-CN": "立减 2.00" },
    code: { kind: "serial", validDays: 60 },
    bound: "member",
    minimumSpendMinor: minor(10_00),
    joint: true,
    action: { kind: "orderAmount", amountMinor: minor(2_00) },
  },
];

export const DEMO_OFFERS: ProgramParts = {
  promotions: PROMOTIONS,
  rewards: REWARDS,
  coupons: COUPONS,
  priceLists: [
    {
      id: "gold",
      name: { en: "Prices for Gold", "zh-CN": "金卡价" },
      prices: [
        { product: "demo.CO04", unitPriceMinor: minor(8_20) },
        { product: "demo.TE03", unitPriceMinor: minor(13_50) },
      ],
    },
  ],
  storedValue: {
    topUps: true,
    topUpBonuses: [
      { fromMinor: minor(50_00), bonusMinor: minor(3_00) },
      { fromMinor: minor(100_00), bonusMinor: minor(8_00) },
    ],
    balanceMaxMinor: minor(500_00),
    giftCards: true,
  },
};
