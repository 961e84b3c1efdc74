/** Pricing a basket of 50 lines for a member with a tier, manual discounts, overrides and an amount off by points. */
import { basisPoints, minor, milli, points } from "#core/money/integers.ts";
import { priceBasket } from "#core/basket/price-basket.ts";
import { settleTenders } from "#core/basket/settle-tenders.ts";
import { basket, facts, line, price, program, rule, tier, withPoints } from "../builders/sample-shop.ts";
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
report({ what: "price a 50-line basket", aim: "median ≤ 0.5 ms", ...figures, settleMedianMs: settled.medianMs });
