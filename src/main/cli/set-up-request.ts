/** The few answers of `regulars set-up` as the call that the set-up screen makes, with that screen's defaults. */
import type { CallInput } from "#contract/calls.ts";
import type { Language } from "#core/codec/fields.ts";
import { minorPerUnit } from "#core/money/currency.ts";
import { basisPoints, minor, points } from "#core/money/integers.ts";
import { texts } from "#locales/catalogue.ts";
import type { CliText, TextValues } from "./command-context.ts";

export interface SetUpAnswers {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  /** Hundredths of a percent. */
  readonly taxRate: number;
  readonly taxMode: "inclusive" | "exclusive";
  readonly ownerName: string;
  readonly pin: string;
}

export type SetUpRequest = Omit<CallInput<"setUpShop">, "commandId">;

/** Spent in twelve months, in whole units of the currency. */
const TIERS = [
  { name: "tierFirst", threshold: 0, discount: 0 },
  { name: "tierSecond", threshold: 500, discount: 300 },
  { name: "tierThird", threshold: 1500, discount: 500 },
] as const;

const pointsPerUnit = 1;
const pointsPerUnitOff = 100;
/** Ten fen are the smallest coins in use; elsewhere nothing is rounded unless the shop says so. */
const cashStepOf = (currency: string): number => (currency === "CNY" ? 10 : 1);

const inBoth = (key: CliText, values: TextValues = {}) => ({
  en: texts.getFixedT("en", "cli")(key, values),
  "zh-CN": texts.getFixedT("zh-CN", "cli")(key, values),
});

export function setUpRequestOf(answers: SetUpAnswers, language: Language): SetUpRequest {
  const { name, currency, timeZone, taxRate, taxMode, ownerName, pin } = answers;
  const unit = minorPerUnit(currency);
  return {
    shopName: name,
    address: "",
    taxNumber: "",
    currency,
    timeZone,
    language,
    receiptLanguage: language,
    taxMode,
    taxRates: [{ name: inBoth("taxRateName", { percent: taxRate / 100 }), rate: basisPoints(taxRate) }],
    cashRoundingStepMinor: minor(cashStepOf(currency)),
    tiers: TIERS.map((tier) => ({
      name: inBoth(tier.name),
      thresholdMinor: minor(tier.threshold * unit),
      discount: basisPoints(tier.discount),
    })),
    earning: { points: points(pointsPerUnit), perMinor: minor(unit) },
    redemption: { stepPoints: points(pointsPerUnitOff), stepMinor: minor(unit) },
    staff: [{ name: ownerName, role: "owner", pin }],
    printer: { kind: "virtual", profile: "generic" },
    scanner: { wedge: { layout: "us", gapMsMax: null, prefix: "" }, serial: null },
  };
}
