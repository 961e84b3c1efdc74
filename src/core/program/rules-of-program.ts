/** The rules of a programme in one list, each with its place in the document: for whoever judges or compares them all. */
import type { LocalText } from "../codec/fields.ts";
import type { Selection, When } from "./conditions.ts";
import type { Program } from "./program.ts";
import type { OfferAction } from "./promotion.ts";
import type { RewardAction } from "./reward.ts";

export interface NamedRule {
  readonly path: string;
  readonly name: LocalText;
  readonly when: When;
}

export interface NamedSelection {
  readonly path: string;
  readonly name: LocalText;
  readonly selection: Selection;
}

interface Placed<T> {
  readonly path: string;
  readonly rule: T;
}

const placed = <T>(place: string, rules: readonly T[]): readonly Placed<T>[] =>
  rules.map((rule, index) => ({ path: `${place}.${index}`, rule }));

const asNamed = ({ path, rule }: Placed<Omit<NamedRule, "path">>): NamedRule => ({
  path,
  name: rule.name,
  when: rule.when,
});

/** Everything that counts at some times only. */
export const rulesWithTime = (program: Program): readonly NamedRule[] => [
  ...placed("earning.rules", program.earning.rules).map(asNamed),
  ...placed("earning.multipliers", program.earning.multipliers).map(asNamed),
  ...placed("rewards", program.rewards).map(asNamed),
  ...placed("promotions", program.promotions).map(asNamed),
  ...placed("coupons", program.coupons).map(asNamed),
];

function selectionsOfAction(
  path: string,
  name: LocalText,
  action: OfferAction | RewardAction,
): readonly NamedSelection[] {
  if (action.kind === "bundlePrice") {
    return action.parts.map(({ items }, index) => ({
      path: `${path}.action.parts.${index}.items`,
      name,
      selection: items,
    }));
  }
  return "items" in action ? [{ path: `${path}.action.items`, name, selection: action.items }] : [];
}

/** Everything that is about some goods only. */
export const selectionsOf = (program: Program): readonly NamedSelection[] => [
  ...placed("earning.rules", program.earning.rules).map(({ path, rule }) => ({
    path,
    name: rule.name,
    selection: rule,
  })),
  ...placed("earning.multipliers", program.earning.multipliers).map(({ path, rule }) => ({
    path: `${path}.items`,
    name: rule.name,
    selection: rule.items,
  })),
  ...[
    ...placed("rewards", program.rewards),
    ...placed("promotions", program.promotions),
    ...placed("coupons", program.coupons),
  ].flatMap(({ path, rule }) => selectionsOfAction(path, rule.name, rule.action)),
];
