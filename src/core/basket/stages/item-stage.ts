/**
 * Stage 3: discounts on single lines. Today the cashier's own; product, category and member prices are further
 * conditions of this stage.
 *
 * | line | discount | off  |
 * |------|----------|------|
 * | 3.90 | 10 %     | 0.39 |
 * | 0.05 | 10 %     | 0.01 | half-up
 * | 3.90 | 5.00     | 3.90 | never more than what is left
 */
import { minor } from "#core/money/integers.ts";
import { succeed } from "#core/outcome.ts";
import { manualDiscountAmount, manualDiscountSentence } from "../manual-discount.ts";
import { adjustLine } from "../pricing-stage.ts";
import type { LineInWork, PricingStage } from "../pricing-stage.ts";

function discountLine(line: LineInWork): LineInWork {
  const { discount } = line.line;
  if (discount === null) return line;
  return adjustLine(line, {
    stage: "item",
    ruleId: "manual:line",
    ruleVersion: 0,
    amountMinor: minor(-manualDiscountAmount(discount, line.netMinor)),
    sentence: manualDiscountSentence("line", discount),
  });
}

export const itemStage: PricingStage = (work) => succeed({ ...work, lines: work.lines.map(discountLine) });
