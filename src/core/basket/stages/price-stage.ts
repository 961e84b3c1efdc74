/**
 * Stage 1: what each line costs before anything is taken off. List price × quantity, rounded half-up per line; an
 * override with its reason stands beside it as an adjustment, so the receipt can show both.
 *
 * | list  | quantity | override | gross | adjustment | net  |
 * |-------|----------|----------|-------|------------|------|
 * | 1.95  | 2        |          | 3.90  |            | 3.90 |
 * | 12.90 | 0.250 kg |          | 3.23  |            | 3.23 |
 * | 1.95  | 2        | 1.50     | 3.90  | -0.90      | 3.00 |
 * | 1.95  | 2        | 2.00     | 3.90  | +0.10      | 4.00 |
 */
import { LIMITS } from "#core/codec/fields.ts";
import { minor } from "#core/money/integers.ts";
import type { Milli, Minor } from "#core/money/integers.ts";
import { halfUp, multiplyDivide } from "#core/money/rounding.ts";
import { fail, succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { BasketLine } from "../basket.ts";
import { adjustLine } from "../pricing-stage.ts";
import type { LineInWork, PricingStage } from "../pricing-stage.ts";

const priceOf = (unitPriceMinor: Minor, quantityMilli: Milli): Minor =>
  minor(multiplyDivide(unitPriceMinor, quantityMilli, 1000, halfUp));

function priceLine(line: BasketLine): LineInWork {
  const grossMinor = priceOf(line.listPriceMinor, line.quantityMilli);
  const listed: LineInWork = { line, grossMinor, adjustments: [], netMinor: grossMinor };
  if (line.override === null) return listed;
  const { unitPriceMinor, reason } = line.override;
  return adjustLine(listed, {
    stage: "price",
    ruleId: "override",
    ruleVersion: 0,
    amountMinor: minor(priceOf(unitPriceMinor, line.quantityMilli) - grossMinor),
    sentence: {
      key: "priceOverride",
      values: { list: { money: line.listPriceMinor }, price: { money: unitPriceMinor }, reason },
    },
  });
}

export const priceStage: PricingStage = (work) => {
  const lines = work.basket.lines.map(priceLine);
  const most = lines.reduce((sum, line) => sum + Math.max(line.grossMinor, line.netMinor), 0);
  if (most > LIMITS.totalMinor) {
    return fail(refusal("totalOutOfRange", { max: { money: minor(LIMITS.totalMinor) } }));
  }
  return succeed({ ...work, lines });
};
