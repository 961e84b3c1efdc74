/**
 * What a schema cannot say about a programme: names that have to be there, figures that have to fit together. Each
 * problem keeps a programme from being published; what is merely doubtful is in program-warnings.ts.
 *
 * | document                                         | problem at                   |
 * |--------------------------------------------------|------------------------------|
 * | a promotion and a coupon that are both `summer`  | coupons.0.id                 | uses are counted by kind, but people read one name
 * | two coupons with the code TEA5                   | coupons.1.code.code          |
 * | a tier with the price list `gold`, not in it     | tiers.levels.1.priceList     |
 * | a reward that prints a coupon with one code      | rewards.0.action.couponId    | only a serial coupon can be printed for one visit
 * | a tier that counts in this sale, by points       | tiers.countsFrom             | the points are known only after the tier is
 * | of every 3 pieces the 4 cheapest are free        | promotions.0.action.free     |
 */
import type { EarningRule, Program } from "./program.ts";
import type { ProgramProblem } from "./program-problem.ts";

interface Named {
  readonly id: string;
}

function duplicates(places: readonly (readonly [string, readonly Named[]])[]): ProgramProblem[] {
  const seen = new Set<string>();
  return places.flatMap(([place, rules]) =>
    rules.flatMap(({ id }, index): ProgramProblem[] => {
      if (seen.has(id)) return [{ path: `${place}.${index}.id`, what: "programDuplicateId", allowed: `≠ ${id}` }];
      seen.add(id);
      return [];
    }),
  );
}

const duplicateIds = (program: Program): ProgramProblem[] => [
  ...duplicates([["tiers.levels", program.tiers.levels]]),
  ...duplicates([["earning.rules", program.earning.rules]]),
  ...duplicates([["earning.multipliers", program.earning.multipliers]]),
  ...duplicates([["priceLists", program.priceLists]]),
  ...duplicates([
    ["promotions", program.promotions],
    ["coupons", program.coupons],
    ["rewards", program.rewards],
    ["earning.bonuses", program.earning.bonuses],
  ]),
];

function duplicateCodes({ coupons }: Program): ProgramProblem[] {
  const seen = new Set<string>();
  return coupons.flatMap(({ code }, index): ProgramProblem[] => {
    if (code.kind !== "multiUse") return [];
    if (!seen.has(code.code)) {
      seen.add(code.code);
      return [];
    }
    return [{ path: `coupons.${index}.code.code`, what: "programDuplicateCode", allowed: `≠ ${code.code}` }];
  });
}

function tierProblems({ tiers, priceLists }: Program): ProgramProblem[] {
  const { levels } = tiers;
  const lists = priceLists.map((list) => list.id);
  const counting: ProgramProblem[] =
    tiers.countsFrom === "thisSale" && tiers.metric === "points"
      ? [{ path: "tiers.countsFrom", what: "programPointsInThisSale", allowed: "nextSale" }]
      : [];
  const rising = levels.flatMap(({ threshold }, index): ProgramProblem[] => {
    const path = `tiers.levels.${index}.threshold`;
    const below = levels[index - 1];
    if (below === undefined) return threshold === 0 ? [] : [{ path, what: "programFirstTierNotZero", allowed: "0" }];
    if (threshold > below.threshold) return [];
    return [{ path, what: "programTiersNotRising", allowed: `> ${below.threshold}` }];
  });
  const listed = levels.flatMap(({ priceList }, index): ProgramProblem[] => {
    if (priceList === null || lists.includes(priceList)) return [];
    const allowed = ["null", ...lists].join(" | ");
    return [{ path: `tiers.levels.${index}.priceList`, what: "programPriceListMissing", allowed }];
  });
  return [...rising, ...counting, ...listed];
}

function ruleProblems({ rules }: { readonly rules: readonly EarningRule[] }): ProgramProblem[] {
  return rules.flatMap(({ onlyCategories, exceptCategories }, index): ProgramProblem[] => {
    const both = onlyCategories.filter((category) => exceptCategories.includes(category));
    if (both.length === 0) return [];
    const path = `earning.rules.${index}.exceptCategories`;
    return [{ path, what: "programCategoryBothWays", allowed: `≠ ${both.join(", ")}` }];
  });
}

function redemptionProblems({ redemption }: Program): ProgramProblem[] {
  if (redemption === null || redemption.minimumPoints % redemption.stepPoints === 0) return [];
  const allowed = `n × ${redemption.stepPoints}`;
  return [{ path: "redemption.minimumPoints", what: "programMinimumNotInSteps", allowed }];
}

function rewardProblems({ rewards, coupons }: Program): ProgramProblem[] {
  const serials = coupons.filter(({ code }) => code.kind === "serial").map(({ id }) => id);
  return rewards.flatMap(({ action }, index): ProgramProblem[] => {
    if (action.kind !== "nextVisitCoupon" || serials.includes(action.couponId)) return [];
    return [{ path: `rewards.${index}.action.couponId`, what: "programCouponMissing", allowed: serials.join(" | ") }];
  });
}

function promotionProblems({ promotions }: Program): ProgramProblem[] {
  return promotions.flatMap(({ action }, index): ProgramProblem[] => {
    if (action.kind !== "cheapestFree" || action.free <= action.of) return [];
    return [{ path: `promotions.${index}.action.free`, what: "programOutOfRange", allowed: `<= ${action.of}` }];
  });
}

/** Everything that keeps the programme from meaning something, in the order of its document. */
export const meaningProblems = (program: Program): ProgramProblem[] => [
  ...duplicateIds(program),
  ...tierProblems(program),
  ...ruleProblems(program.earning),
  ...redemptionProblems(program),
  ...rewardProblems(program),
  ...promotionProblems(program),
  ...duplicateCodes(program),
];
