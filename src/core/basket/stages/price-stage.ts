/**
 * Stage 1: what each line costs before anything is taken off. List price × quantity, rounded half-up per line. An
 * override with its reason stands beside it as an adjustment, so the receipt can show both; where nobody set a price by
 * hand, the price list of the member's tier does, when it names the product and is lower.
 *
 * | list  | quantity | override | member price | gross | adjustment | net  |
 * |-------|----------|----------|--------------|-------|------------|------|
 * | 1.95  | 2        |          |              | 3.90  |            | 3.90 |
 * | 12.90 | 0.250 kg |          |              | 3.23  |            | 3.23 |
 * | 1.95  | 2        | 1.50     |              | 3.90  | -0.90      | 3.00 |
 * | 1.95  | 2        | 2.00     | 1.70         | 3.90  | +0.10      | 4.00 |
 * | 1.95  | 2        |          | 1.70         | 3.90  | -0.50      | 3.40 |
 * | 1.95  | 2        |          | 2.10         | 3.90  |            | 3.90 |
 */
import { LIMITS } from "#core/codec/fields.ts";
import { minor } from "#core/money/integers.ts";
import type { Milli, Minor } from "#core/money/integers.ts";
import { halfUp, multiplyDivide } from "#core/money/rounding.ts";
import { fail, succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { BasketLine } from "../basket.ts";
import { memberPriceOf, memberPrices } from "../member-prices.ts";
import type { MemberPrices } from "../member-prices.ts";
import { adjustLine, isGoods } from "../pricing-stage.ts";
import type { LineInWork, PricingStage } from "../pricing-stage.ts";

const priceOf = (unitPriceMinor: Minor, quantityMilli: Milli): Minor =>
  minor(multiplyDivide(unitPriceMinor, quantityMilli, 1000, halfUp));

function priceByHand(listed: LineInWork, override: NonNullable<BasketLine["override"]>): LineInWork {
  const { line, grossMinor } = listed;
  const { unitPriceMinor, reason } = override;
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

function priceForMember(listed: LineInWork, prices: MemberPrices, ruleVersion: number): LineInWork {
  const { line, grossMinor } = listed;
  const unitPriceMinor = memberPriceOf(prices, line);
  if (unitPriceMinor === null || unitPriceMinor >= line.listPriceMinor || !isGoods(listed)) return listed;
  return adjustLine(listed, {
    stage: "price",
    ruleId: `prices:${prices.list.id}`,
    ruleVersion,
    amountMinor: minor(priceOf(unitPriceMinor, line.quantityMilli) - grossMinor),
    sentence: {
      key: "memberPrice",
      values: {
        prices: { name: prices.list.name },
        list: { money: line.listPriceMinor },
        price: { money: unitPriceMinor },
      },
    },
  });
}

function priceLine(line: BasketLine, prices: MemberPrices | null, ruleVersion: number): LineInWork {
  const grossMinor = priceOf(line.listPriceMinor, line.quantityMilli);
  const listed: LineInWork = { line, grossMinor, adjustments: [], netMinor: grossMinor };
  if (line.override !== null) return priceByHand(listed, line.override);
  return prices === null ? listed : priceForMember(listed, prices, ruleVersion);
}

export const priceStage: PricingStage = (work) => {
  const { basket, facts, tier } = work;
  // Prices that are final were asked by another till, whatever the list of today says.
  const prices = facts.discounts === "final" ? null : memberPrices(facts.program, tier, basket.lines);
  const lines = basket.lines
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((line) => priceLine(line, prices, facts.program?.version ?? 0));
  const most = lines.reduce((sum, line) => sum + Math.max(line.grossMinor, line.netMinor), 0);
  if (most > LIMITS.totalMinor) {
    return fail(refusal("totalOutOfRange", { max: { money: minor(LIMITS.totalMinor) } }));
  }
  return succeed({ ...work, lines });
};
