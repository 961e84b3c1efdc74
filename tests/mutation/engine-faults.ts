/**
 * Seeded faults of the engine: one wrong text in one source file, and the worked case that has to notice. A case that does
 * not notice its fault proves nothing; `npm run bench -- mutation` runs them all, `npm test` some.
 */
export interface EngineFault {
  readonly id: string;
  /** Below `src/core`. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly right: string;
  readonly wrong: string;
  /** A file of `tests/scenarios/pricing` and the name of one of its cases. */
  readonly caughtBy: readonly [file: string, name: string];
}

export const ENGINE_FAULTS: readonly EngineFault[] = [
  {
    id: "buy n take m counts one piece too few",
    file: "promotions/actions/buy-n-take-m.ts",
    right: "formGroupsByProduct(runs, buy + take,",
    wrong: "formGroupsByProduct(runs, buy,",
    caughtBy: ["buy-n-take-m.json", "buy 2 take 1: of 2 pieces 0 are free"],
  },
  {
    id: "buy n take m gives one piece more",
    file: "promotions/actions/buy-n-take-m.ts",
    right: "cheaperPieces(take, rate)",
    wrong: "cheaperPieces(take + 1, rate)",
    caughtBy: ["buy-n-take-m.json", "buy 2 take 1: of 6 pieces 2 are free"],
  },
  {
    id: "some pieces of a line are worth all of it",
    file: "promotions/item-parts.ts",
    right: "netMinor: multiplyDivide(line.netMinor, units, all, halfUp)",
    wrong: "netMinor: line.netMinor",
    caughtBy: ["item-discounts.json", "at most two pieces a sale, the dearest"],
  },
  {
    id: "groups are filled cheapest first",
    file: "promotions/actions/bundled-pieces.ts",
    right: "b.valueMinor - a.valueMinor || a.line - b.line",
    wrong: "a.valueMinor - b.valueMinor || a.line - b.line",
    caughtBy: ["cheapest-free.json", "six bottles make two groups, dearest together"],
  },
  {
    id: "the dearest piece of a group is free",
    file: "promotions/actions/cheaper-pieces.ts",
    right: "of parts.toReversed())",
    wrong: "of parts)",
    caughtBy: ["cheapest-free.json", "of three bottles the cheapest is free"],
  },
  {
    id: "half a price is rounded down",
    file: "promotions/actions/cheaper-pieces.ts",
    right: "multiplyDivide(valueMinor, rate, 10_000, halfUp)",
    wrong: "Math.trunc((valueMinor * rate) / 10_000)",
    caughtBy: ["buy-n-take-m.json", "the second at half price rounds 0.495 up"],
  },
  {
    id: "a group for a price takes the price off",
    file: "promotions/actions/bundled-pieces.ts",
    right: "valueOfParts(parts) - priceMinor)",
    wrong: "priceMinor)",
    caughtBy: ["n-for-price.json", "three rolls for 1.50"],
  },
  {
    id: "mix and match counts each product by itself",
    file: "promotions/actions/mix-and-match.ts",
    right: "formGroups(runs, quantity,",
    wrong: "formGroups(runs.slice(0, 1), quantity,",
    caughtBy: ["mix-and-match.json", "any three for 5.00"],
  },
  {
    id: "a bundle is sold without one of its parts",
    file: "promotions/actions/bundle-price.ts",
    right: "if (missing > 0) return null;",
    wrong: "",
    caughtBy: ["bundle-price.json", "a sandwich that costs more than the deal is no deal by itself"],
  },
  {
    id: "a percentage is rounded down",
    file: "promotions/actions/percent-off.ts",
    right: "multiplyDivide(netMinor, rate, 10_000, halfUp)",
    wrong: "Math.trunc((netMinor * rate) / 10_000)",
    caughtBy: ["item-discounts.json", "10 % of 0.05 is 0.005, rounded up"],
  },
  {
    id: "an amount is taken off once, not from each piece",
    file: "promotions/actions/amount-off.ts",
    right: "perUnit ? multiplyDivide",
    wrong: "!perUnit ? multiplyDivide",
    caughtBy: ["item-discounts.json", "an amount off each piece"],
  },
  {
    id: "a discount is more than what is left",
    file: "promotions/actions/amount-off.ts",
    right: "Math.min(netMinor,",
    wrong: "Math.max(0,",
    caughtBy: ["item-discounts.json", "never more than what is left"],
  },
  {
    id: "a special price raises a price",
    file: "promotions/actions/fixed-price.ts",
    right: "Math.max(0, netMinor - multiplyDivide",
    wrong: "Math.abs(netMinor - multiplyDivide",
    caughtBy: ["item-discounts.json", "a fixed price above the price does nothing"],
  },
  {
    id: "a step begins one cent too late",
    file: "promotions/actions/spend-steps.ts",
    right: "step.fromMinor <= spentMinor",
    wrong: "step.fromMinor < spentMinor",
    caughtBy: ["order-discounts.json", "spend and save: the first step"],
  },
  {
    id: "the lowest step is given",
    file: "promotions/actions/spend-steps.ts",
    right: "step.fromMinor > best.fromMinor",
    wrong: "step.fromMinor < best.fromMinor",
    caughtBy: ["order-discounts.json", "spend and save: the second step"],
  },
  {
    id: "a cap is not held",
    file: "promotions/give-offers.ts",
    right: "sumOf(shares) <= capMinor",
    wrong: "sumOf(shares) >= capMinor",
    caughtBy: ["buy-n-take-m.json", "a cap bounds what the rule gives"],
  },
  {
    id: "priority counts the wrong way",
    file: "promotions/give-offers.ts",
    right: "b.offer.rule.priority - a.offer.rule.priority",
    wrong: "a.offer.rule.priority - b.offer.rule.priority",
    caughtBy: ["mix-and-match.json", "priority goes before benefit"],
  },
  {
    id: "the smaller benefit goes first",
    file: "promotions/give-offers.ts",
    right: "b.benefitMinor - a.benefitMinor",
    wrong: "a.benefitMinor - b.benefitMinor",
    caughtBy: ["mix-and-match.json", "without priorities the larger benefit goes first"],
  },
  {
    id: "exclusive groups are not exclusive",
    file: "promotions/give-offers.ts",
    right: "if (rule.exclusiveGroup !== null && inGroup !== undefined)",
    wrong: "if (false as boolean && inGroup !== undefined)",
    caughtBy: ["item-discounts.json", "of one group only the first is given"],
  },
  {
    id: "every order discount is joint",
    file: "basket/stages/order-stage.ts",
    right: ".filter((offer) => offer.rule.joint)",
    wrong: ".filter(() => true)",
    caughtBy: ["order-discounts.json", "a smaller promotion does not"],
  },
  {
    id: "the smallest order discount is the best",
    file: "basket/stages/order-stage.ts",
    right: "b.amountMinor - a.amountMinor ||",
    wrong: "a.amountMinor - b.amountMinor ||",
    caughtBy: ["order-discounts.json", "a larger promotion replaces the tier's"],
  },
  {
    id: "a tier discounts what it excepts",
    file: "basket/stages/order-stage.ts",
    right: "isGoods(line) && !excepted.has(line.line.category)",
    wrong: "isGoods(line)",
    caughtBy: ["order-discounts.json", "a tier discount never touches what the programme excepts"],
  },
  {
    id: "a member price raises a price",
    file: "basket/stages/price-stage.ts",
    right: "unitPriceMinor >= line.listPriceMinor",
    wrong: "unitPriceMinor < 0",
    caughtBy: ["order-discounts.json", "a member price above the list price does nothing"],
  },
  {
    id: "a gift card is discounted",
    file: "promotions/matches-selection.ts",
    right: 'if (line.sells.kind !== "goods") return false;',
    wrong: "",
    caughtBy: ["item-discounts.json", "a gift card is never discounted"],
  },
  {
    id: "an hour ends a minute late",
    file: "promotions/in-force.ts",
    right: "minute >= first && minute < end",
    wrong: "minute >= first && minute <= end",
    caughtBy: ["item-discounts.json", "happy hour is over at its end"],
  },
  {
    id: "a limit a day is a limit for ever",
    file: "promotions/within-limits.ts",
    right: "hasRoom(perMemberDay, usesToday)",
    wrong: "hasRoom(perMemberDay, uses)",
    caughtBy: ["item-discounts.json", "once a day for a member, used yesterday"],
  },
  {
    id: "the last of all is refused",
    file: "promotions/within-limits.ts",
    right: "+ inThisSale >= total)",
    wrong: "+ inThisSale >= total - 1)",
    caughtBy: ["item-discounts.json", "the hundredth and last of all"],
  },
  {
    id: "a coupon dies on its last day",
    file: "promotions/coupon-right.ts",
    right: "coupon.expiresOn < businessDate",
    wrong: "coupon.expiresOn <= businessDate",
    caughtBy: ["coupons.json", "good through its last day"],
  },
  {
    id: "a serial is taken twice",
    file: "promotions/coupon-right.ts",
    right: "shared.usedSerials.has(coupon.serial)",
    wrong: "false as boolean",
    caughtBy: ["coupons.json", "a serial that was used"],
  },
  {
    id: "included tax is taken from the net",
    file: "basket/tax-table.ts",
    right: 'mode === "inclusive" ? 10_000 + rate : 10_000, halfUp',
    wrong: 'mode === "inclusive" ? 10_000 : 10_000, halfUp',
    caughtBy: ["tax-and-rounding.json", "tax included, 20 % of 12.00 is 2.00"],
  },
  {
    id: "half a cent of cash goes down",
    file: "basket/settle-tenders.ts",
    right: "ROUNDINGS[rounding]",
    wrong: "ROUNDINGS.down",
    caughtBy: ["tax-and-rounding.json", "15.75 in cash at 0.10, halfUp, is 15.80"],
  },
  {
    id: "points are spent from the wrong end",
    file: "points/fold-standing.ts",
    right: 'compareTexts(a.expiresOn ?? "~", b.expiresOn ?? "~")',
    wrong: 'compareTexts(b.expiresOn ?? "~", a.expiresOn ?? "~")',
    caughtBy: ["rewards.json", "the soonest expiring are spent first"],
  },
  {
    id: "a lot dies on its last day",
    file: "points/fold-standing.ts",
    right: "lot.expiresOn !== null && lot.expiresOn < businessDate",
    wrong: "lot.expiresOn !== null && lot.expiresOn <= businessDate",
    caughtBy: ["rewards.json", "a lot is good on its last day"],
  },
  {
    id: "a return takes back the whole sale's points",
    file: "basket/returned-value.ts",
    right: "whole === 0 ? 0 : multiplyDivide(figure, part, whole, halfUp)",
    wrong: "whole === 0 ? 0 : figure",
    caughtBy: ["returns.json", "earned 70, spent 150: half back gives 160"],
  },
];
