/**
 * The programme that a new shop starts with: three tiers, one point for every unit of money, a hundred points worth one.
 * The owner changes names and figures; the shape is one that most shops would arrive at.
 */
import type { LocalText } from "../codec/fields.ts";
import { currencyDecimals, minorPerUnit } from "../money/currency.ts";
import { basisPoints, minor, points } from "../money/integers.ts";
import type { Program, Tier } from "./program.ts";

/** The words of the document, which the locales hold. */
export interface DefaultProgramWords {
  /** The name of the programme is one text, in the shop's language. */
  readonly program: string;
  readonly rule: LocalText;
  readonly bronze: LocalText;
  readonly silver: LocalText;
  readonly gold: LocalText;
}

/** Where money has no decimals its unit is about a hundredth of other currencies' (JPY, KRW). */
const everydayUnit = (currency: string): number => (currencyDecimals(currency) === 0 ? 100 : minorPerUnit(currency));

export function defaultProgram(currency: string, effectiveFrom: string, words: DefaultProgramWords): Program {
  const unit = everydayUnit(currency);
  const tier = (
    id: "bronze" | "silver" | "gold",
    figures: Pick<Tier, "threshold" | "discount" | "earnMultiplierHundredths" | "shape">,
  ): Tier => ({ id, name: words[id], colour: id, ...figures });
  return {
    format: "regulars-program/1",
    id: "regulars",
    version: 1,
    name: words.program,
    effectiveFrom,
    earning: {
      base: "withTax",
      carryRemainder: true,
      availability: { kind: "nextSale" },
      expiry: { kind: "endOf", period: "month", months: 12 },
      rules: [
        {
          id: "spend",
          name: words.rule,
          kind: "perMoney",
          points: points(1),
          perMinor: minor(unit),
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
        tier("bronze", { threshold: 0, discount: basisPoints(0), earnMultiplierHundredths: 100, shape: "circle" }),
        tier("silver", {
          threshold: 300 * unit,
          discount: basisPoints(300),
          earnMultiplierHundredths: 125,
          shape: "square",
        }),
        tier("gold", {
          threshold: 1000 * unit,
          discount: basisPoints(500),
          earnMultiplierHundredths: 150,
          shape: "star",
        }),
      ],
      exceptCategories: [],
    },
    redemption: {
      stepPoints: points(100),
      stepMinor: minor(unit),
      minimumPoints: points(100),
      basketShareMax: basisPoints(10_000),
    },
  };
}
