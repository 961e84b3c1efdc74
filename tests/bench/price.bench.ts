/**
 * Pricing a basket of 50 lines for a member: with a tier, manual discounts, overrides and an amount off by points; and,
 * as a busy shop would have it, with 40 rules of every kind and 10 coupons on the basket.
 */
import { basisPoints, minor, milli, points } from "#core/money/integers.ts";
import { priceBasket } from "#core/basket/price-basket.ts";
import { settleTenders } from "#core/basket/settle-tenders.ts";
import { basket, facts, line, price, program, rule, tier, withPoints } from "../builders/sample-shop.ts";
import { coupon, promotion, shown } from "../builders/sample-rules.ts";
import { report, timeRuns } from "./figures.ts";

const RATES = ["standard", "zero", "reduced"];
const lines = Array.from({ length: 50 }, (_, index) =>
  line(index + 1, 95 + index * 37, {
    quantityMilli: milli(index % 7 === 0 ? 1250 : 1000 * ((index % 3) + 1)),
    soldBy: index % 7 === 0 ? "weight" : "piece",
    category: `category-${index % 6}`,
    taxRateId: RATES[index % RATES.length] ?? "standard",
    discount: index % 5 === 0 ? { kind: "percent", rate: basisPoints(750), reason: "damaged" } : null,
    override: index % 11 === 0 ? { unitPriceMinor: minor(80 + index), reason: "price match" } : null,
  }),
);
/** Eight kinds in turn, each about one category or about everything; a third of them with a cap, a group or a minimum. */
function action(index: number): Parameters<typeof promotion>[1] {
  const items = index % 4 === 0 ? {} : { onlyCategories: [`category-${index % 6}`] };
  const kinds: readonly Parameters<typeof promotion>[1][] = [
    { kind: "buyNTakeM", items, buy: 2, take: 1 },
    { kind: "percentOff", items, rate: 500 + index },
    { kind: "mixAndMatch", items, quantity: 3, offer: { kind: "percent", rate: 1000 } },
    { kind: "amountOff", items, amountMinor: minor(5 + index) },
    { kind: "cheapestFree", items, of: 4, free: 1 },
    { kind: "orderPercent", items, rate: 200 + index },
    { kind: "nForPrice", items, quantity: 2, priceMinor: minor(150) },
    {
      kind: "spendSteps",
      items,
      steps: [{ fromMinor: minor(1000), off: { kind: "amount", amountMinor: minor(100) } }],
    },
  ];
  return kinds[index % kinds.length] ?? { kind: "percentOff", items, rate: 100 };
}

const busyPromotions = Array.from({ length: 40 }, (_, index) =>
  promotion(`rule-${index}`, action(index), {
    priority: index % 3,
    joint: index % 2 === 1,
    capMinor: index % 3 === 0 ? minor(400) : null,
    exclusiveGroup: index % 10 === 0 ? "autumn" : null,
    minimumSpendMinor: minor(index % 5 === 0 ? 500 : 0),
    when: index % 4 === 0 ? { hours: [{ from: "08:00", until: "20:00" }], weekdays: [1, 2, 3, 4, 5, 6, 7] } : {},
  }),
);
const busyCoupons = Array.from({ length: 10 }, (_, index) =>
  coupon(
    `coupon-${index}`,
    index % 2 === 0
      ? { kind: "percentOff", rate: 300 + index }
      : { kind: "orderAmount", amountMinor: minor(50 + index) },
    { joint: true },
  ),
);

const shop = facts({
  program: program({
    earning: { rules: [rule(), rule({ id: "double", onlyCategories: ["category-2"] })] },
    tiers: { levels: [tier("gold", 0, { discount: basisPoints(500), earnMultiplierHundredths: 150 })] },
  }),
  standing: withPoints(5000),
});
const sold = basket(lines, { amountOffPoints: points(500) });

const priced = price(sold, shop);
const figures = timeRuns(2000, () => priceBasket(sold, shop));
const settled = timeRuns(2000, () => settleTenders(priced, sold.tenders, shop));
const busy = basket(lines, {
  coupons: busyCoupons.map(({ id }, at) => shown(id, {}, at)),
  amountOffPoints: points(500),
});
const busyShop = facts({
  program: program({
    earning: { rules: [rule(), rule({ id: "double", onlyCategories: ["category-2"] })] },
    tiers: { levels: [tier("gold", 0, { discount: basisPoints(500), earnMultiplierHundredths: 150 })] },
    promotions: busyPromotions,
    coupons: busyCoupons,
  }),
  standing: withPoints(5000),
});
const busyFigures = timeRuns(2000, () => priceBasket(busy, busyShop));
const given = new Set(price(busy, busyShop).lines.flatMap((one) => one.adjustments.map(({ ruleId }) => ruleId)));

report({
  what: `price 50 lines × ${busyPromotions.length} rules × ${busyCoupons.length} coupons`,
  aim: "median ≤ 1 ms",
  ...busyFigures,
  rulesThatGave: given.size,
});
report({ what: "price a 50-line basket", aim: "median ≤ 0.5 ms", ...figures, settleMedianMs: settled.medianMs });
