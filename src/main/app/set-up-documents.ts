/** The answers of the set-up form as the two documents that a shop runs on: settings and programme. */
import type { CallInput } from "#contract/calls.ts";
import { basisPoints, minor, points } from "#core/money/integers.ts";
import { programSchema } from "#core/program/program.ts";
import type { Program, Tier } from "#core/program/program.ts";
import type { z } from "zod";
import type { ShopSettings } from "#core/shop/settings.ts";
import { CATALOGUE } from "#locales/catalogue.ts";

export type SetUp = CallInput<"setUpShop">;

/** A tier is a shape and a colour, never a colour alone: the six that a form can hold, from the first to the highest. */
const MARKS: readonly Pick<Tier, "shape" | "colour">[] = [
  { shape: "circle", colour: "bronze" },
  { shape: "square", colour: "silver" },
  { shape: "star", colour: "gold" },
  { shape: "diamond", colour: "blue" },
  { shape: "triangle", colour: "green" },
  { shape: "diamond", colour: "gold" },
];

const FIRST_MARK = { shape: "circle", colour: "bronze" } as const;

export function settingsOfSetUp(form: SetUp): ShopSettings {
  const taxRates = form.taxRates.map((rate, index) => ({ id: `tax-${index + 1}`, ...rate }));
  return {
    shopName: form.shopName,
    address: form.address,
    taxNumber: form.taxNumber,
    currency: form.currency,
    timeZone: form.timeZone,
    dayCutOffHour: 4,
    language: form.language,
    receiptLanguage: form.receiptLanguage,
    receiptFooter: "",
    taxMode: form.taxMode,
    taxRates,
    // One for each tax rate, so that a shop without a product file can sell from the first minute.
    departments: taxRates.map(({ id, name }, index) => ({
      id: `department-${index + 1}`,
      name,
      category: "general",
      taxRateId: id,
    })),
    cashRounding: { stepMinor: form.cashRoundingStepMinor, rounding: "halfUp" },
    memberNumberPrefix: "77",
    memberNumberLength: 10,
    inStoreTemplates: [],
  };
}

export function programOfSetUp(form: SetUp, effectiveFrom: string): Program {
  return programSchema.parse({
    format: "regulars-program/1",
    id: "regulars",
    version: 1,
    name: form.shopName,
    effectiveFrom,
    earning: {
      base: "withTax",
      carryRemainder: true,
      availability: { kind: "nextSale" },
      expiry: { kind: "endOf", period: "month", months: 12 },
      rules: form.earning === null ? [] : [earningRule(form.earning)],
    },
    tiers: {
      metric: "netSpend",
      window: "rolling12Months",
      graceDays: 30,
      levels: form.tiers.map(({ name, thresholdMinor, discount }, index) => ({
        id: `tier-${index + 1}`,
        name,
        threshold: thresholdMinor,
        discount,
        earnMultiplierHundredths: 100,
        ...(MARKS[index] ?? FIRST_MARK),
      })),
      exceptCategories: [...NO_MERCHANDISE],
    },
    redemption:
      form.redemption === null
        ? null
        : { ...form.redemption, minimumPoints: form.redemption.stepPoints, basketShareMax: basisPoints(10_000) },
  } satisfies z.input<typeof programSchema>);
}

/** The categories that the shipped mappings give to postage, bank charges and vouchers: no discount, no points. */
const NO_MERCHANDISE = ["fees", "gift-cards"] as const;

function earningRule(earning: NonNullable<SetUp["earning"]>) {
  return {
    id: "spend",
    name: { en: CATALOGUE.en.setup.earningRuleName, "zh-CN": CATALOGUE["zh-CN"].setup.earningRuleName },
    kind: "perMoney" as const,
    points: points(earning.points),
    perMinor: earning.perMinor,
    onlyCategories: [],
    exceptCategories: [...NO_MERCHANDISE],
    minimumSpendMinor: minor(0),
  };
}
