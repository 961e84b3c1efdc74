/**
 * What a sale or a return is as spending of its member: goods, without what points paid. Value that is sold is spent only
 * when goods are bought with it.
 *
 * | sale                                | net spend |
 * |-------------------------------------|-----------|
 * | goods 40.00, card                   | 40.00     |
 * | goods 40.00, points worth 15.00     | 25.00     |
 * | goods 40.00 and a gift card of 20.00 | 40.00    |
 * | goods 40.00, by gift card           | 40.00     |
 */
import type { SettledTender } from "../basket/priced-basket.ts";
import type { SoldLine } from "../events/sale-completed.ts";
import { minor } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";

/** Below zero for a return, whose figures are. */
export function netSpend(
  totalMinor: Minor,
  lines: readonly Pick<SoldLine, "sells" | "netMinor">[],
  tenders: readonly Pick<SettledTender, "kind" | "amountMinor">[],
): Minor {
  let spend: number = totalMinor;
  for (const { kind, amountMinor } of tenders) if (kind === "points") spend -= amountMinor;
  for (const { sells, netMinor } of lines) if (sells.kind !== "goods") spend -= netMinor;
  return minor(spend);
}
