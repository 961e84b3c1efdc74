/**
 * What scales the points of each line: the tier of the sale and the multipliers that are in force. Owns which one counts;
 * refuses to know rules.
 *
 * | tier | tea week (tea only) | double day | stacking | tea  | bread | sale or visit |
 * |------|---------------------|------------|----------|------|-------|---------------|
 * | ×1.5 | ×3                  |            | highest  | ×3   | ×1.5  | ×1.5          |
 * | ×1.5 | ×3                  | ×2         | highest  | ×3   | ×2    | ×2            |
 * | ×1.5 | ×3                  | ×2         | multiply | ×9   | ×3    | ×3            |
 *
 * What a sale or a visit makes belongs to no line, so multipliers of certain goods do not touch it.
 */
import type { PricingFacts } from "../basket/pricing-facts.ts";
import type { Selection } from "../program/conditions.ts";
import type { Program, Tier } from "../program/program.ts";
import { isInForce } from "../promotions/in-force.ts";
import { matchesSelection } from "../promotions/matches-selection.ts";
import type { NamedMultiplier } from "../sentence.ts";
import type { EarningLine } from "./earning-base.ts";

/** How often the points count: `times / scale` of the set it is in. */
interface Factor {
  readonly times: bigint;
  /** Those that count, by name. */
  readonly by: readonly NamedMultiplier[];
}

export interface Factors {
  readonly scale: bigint;
  /** One for each line given. */
  readonly ofLines: readonly Factor[];
  readonly ofSale: Factor;
}

interface Candidate extends NamedMultiplier {
  /** null for the tier: all goods. */
  readonly items: Selection | null;
}

const isForAll = (items: Selection | null): boolean =>
  items === null || Object.values(items).every((list) => list.length === 0);

function candidates(facts: PricingFacts, { earning }: Program, tier: Tier | null): readonly Candidate[] {
  const ofTier =
    tier === null || tier.earnMultiplierHundredths === 100
      ? []
      : [{ timesHundredths: tier.earnMultiplierHundredths, name: tier.name, items: null }];
  const inForce = earning.multipliers.filter((one) => isInForce(one.when, facts, tier?.id ?? null));
  return [...ofTier, ...inForce.filter((one) => one.timesHundredths > 100)];
}

const named = ({ timesHundredths, name }: Candidate): NamedMultiplier => ({ timesHundredths, name });

/** The highest, the first of equal ones; over 100. */
function highestOf(matching: readonly Candidate[]): Factor {
  const [first, ...others] = matching;
  if (first === undefined) return { times: 100n, by: [] };
  const best = others.reduce((most, one) => (one.timesHundredths > most.timesHundredths ? one : most), first);
  return { times: BigInt(best.timesHundredths), by: [named(best)] };
}

/** All of them, over 100 to the power of how many there are in the sale. */
function productOf(matching: readonly Candidate[], count: number): Factor {
  const product = matching.reduce((times, one) => times * BigInt(one.timesHundredths), 1n);
  return { times: product * 100n ** BigInt(count - matching.length), by: matching.map(named) };
}

export function earningFactors(
  lines: readonly EarningLine[],
  facts: PricingFacts,
  program: Program,
  tier: Tier | null,
): Factors {
  const all = candidates(facts, program, tier);
  const isHighest = program.earning.stacking === "highest";
  const factorOf = (matching: readonly Candidate[]): Factor =>
    isHighest ? highestOf(matching) : productOf(matching, all.length);
  const everywhere = all.filter((one) => isForAll(one.items));
  const ofSale = factorOf(everywhere);
  const isSame = everywhere.length === all.length;
  return {
    scale: isHighest ? 100n : 100n ** BigInt(all.length),
    ofLines: lines.map(({ line }) =>
      isSame ? ofSale : factorOf(all.filter(({ items }) => items === null || matchesSelection(items, line))),
    ),
    ofSale,
  };
}
