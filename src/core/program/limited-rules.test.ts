import { expect, it } from "vitest";
import { limitedRules } from "./limited-rules.ts";
import { programSchema } from "./program.ts";

const name = { en: "x", "zh-CN": "x" };
const percentOff = { kind: "percentOff", rate: 1000 } as const;
const rule = { name, kind: "perMoney", points: 1, perMinor: 100, minimumSpendMinor: 0 } as const;
const shopProgram = (earning: object, more: object) =>
  programSchema.parse({
    format: "regulars-program/1",
    id: "shop",
    version: 1,
    name: "Shop",
    effectiveFrom: "2026-01-01",
    earning: {
      base: "withTax",
      carryRemainder: true,
      availability: { kind: "nextSale" },
      expiry: { kind: "never" },
      rules: [],
      ...earning,
    },
    tiers: { metric: "netSpend", window: "lifetime", graceDays: 0, levels: [], exceptCategories: [] },
    redemption: null,
    ...more,
  });

it("asks nothing for a programme without limits, or with limits within one sale", () => {
  const program = shopProgram(
    {
      rules: [{ ...rule, id: "spend", caps: { perSale: 50 } }],
      bonuses: [{ id: "hello", name, on: "welcome", points: 5 }],
    },
    {
      promotions: [{ id: "plain", name, action: percentOff, limits: { perSale: 2 } }],
      coupons: [{ id: "summer", name, code: { kind: "multiUse", code: "SUMMER10" }, action: percentOff }],
    },
  );
  expect(limitedRules(program, ["summer"])).toEqual({ ofMember: [], overAll: [] });
});

it("asks about every limited rule by the id that its uses carry, and about coupons of the basket alone", () => {
  const program = shopProgram(
    {
      rules: [
        { ...rule, id: "spend", caps: { perDay: 50 } },
        { ...rule, id: "tea", caps: { perMember: 50 } },
      ],
      caps: { perDay: 100 },
      bonuses: [{ id: "cake-day", name, on: "birthday", points: 50 }],
    },
    {
      promotions: [{ id: "once", name, action: percentOff, limits: { perMember: 1, total: 100 } }],
      coupons: ["a", "b"].map((id) => ({
        id,
        name,
        code: { kind: "multiUse", code: `CODE-${id.toUpperCase()}` },
        action: percentOff,
        limits: { perMemberDay: 1, total: 10 },
      })),
      rewards: [
        { id: "cake", name, points: 0, action: { kind: "amountOff", amountMinor: 100 }, limits: { perMemberYear: 1 } },
      ],
    },
  );
  expect(limitedRules(program, ["b"])).toEqual({
    ofMember: ["promotion:once", "coupon:b", "reward:cake", "spend", "tea", "earning", "bonus:cake-day"],
    overAll: ["promotion:once", "coupon:b"],
  });
});
