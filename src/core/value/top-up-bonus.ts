/**
 * What the shop adds to money that a member leaves with it: the bonus of the highest step that one top-up reaches.
 *
 * | steps: from 50.00 + 5.00, from 100.00 + 15.00 | bonus |
 * |-----------------------------------------------|-------|
 * | 49.99                                         | 0     |
 * | 50.00                                         | 5.00  |
 * | 99.99                                         | 5.00  |
 * | 100.00, 500.00                                | 15.00 |
 * | two lines of 50.00 in one sale                | 5.00 each |
 */
import { ZERO_MINOR } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import type { StoredValueRules } from "../program/program.ts";

export function topUpBonus(amount: Minor, { topUpBonuses }: StoredValueRules): Minor {
  const reached = topUpBonuses.filter((step) => step.fromMinor <= amount);
  const highest = reached.reduce<(typeof reached)[number] | null>(
    (best, step) => (best === null || step.fromMinor > best.fromMinor ? step : best),
    null,
  );
  return highest?.bonusMinor ?? ZERO_MINOR;
}
