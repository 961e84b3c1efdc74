/** What is wrong with a programme, and what is doubtful about it: where, what, and what would be right. */
import type { SentenceValue } from "../sentence.ts";

/** What can be wrong. Each has its sentence in the locale namespace `why`. */
export type ProgramProblemKey =
  | "programWrongKind"
  | "programOutOfRange"
  | "programWrongText"
  | "programUnknownField"
  | "programNotOneOf"
  | "programFirstTierNotZero"
  | "programTiersNotRising"
  | "programDuplicateId"
  | "programMinimumNotInSteps"
  | "programCategoryBothWays"
  | "programPointsInThisSale"
  | "programPriceListMissing"
  | "programCouponMissing"
  | "programDuplicateCode";

export interface ProgramProblem {
  /** Where, as in `tiers.levels.1.threshold`; empty for the document itself. */
  readonly path: string;
  readonly what: ProgramProblemKey;
  /** What would be right, in signs and names of the document: `> 50000`, `never | days | months | endOf`. */
  readonly allowed: string;
}

/** Each has its sentence in the locale namespace `why`. */
export type ProgramWarningKey =
  | "programNeverEnded"
  | "programNeverDates"
  | "programNeverWeekday"
  | "programNeverMatches"
  | "programNeverRedeemed"
  | "programNeverAfforded"
  | "programNeverToppedUp"
  | "programTierMissing"
  | "programMultipliesByOne"
  | "programPriceListUnused"
  | "programProductUnknown"
  | "programCategoryUnknown"
  | "programBrandUnknown"
  | "programBothGiven"
  | "programBundlesCompete"
  | "programGivesEverything"
  | "programStackReachesAll"
  | "programAmountReachesMinimum"
  | "programPaysBackAll";

export interface ProgramWarning {
  /** Where, as in `promotions.1.when.through`. */
  readonly path: string;
  readonly what: ProgramWarningKey;
  readonly values: Readonly<Record<string, SentenceValue>>;
}
