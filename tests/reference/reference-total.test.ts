/** The engine against the slow reference, on ten thousand baskets from chance. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { priceBasket } from "#core/basket/price-basket.ts";
import { expectValue, facts, withPoints } from "../builders/sample-shop.ts";
import { randomSale } from "./random-baskets.ts";
import type { RandomSale } from "./random-baskets.ts";
import { referenceTotal } from "./reference-total.ts";

const RUNS = 10_000;

function byEngine({ basket, program, settings }: RandomSale) {
  const priced = expectValue(priceBasket(basket, facts({ program, settings, standing: withPoints(1000) })));
  return {
    nets: priced.lines.map(({ lineId, netMinor }) => [lineId, netMinor]),
    taxes: priced.taxTable.map(({ taxRateId, netMinor, taxMinor }) => [taxRateId, netMinor, taxMinor]),
    total: priced.totalMinor,
  };
}

function byReference({ basket, program, settings }: RandomSale) {
  const [tier = null] = program.tiers.levels;
  const { nets, taxes, total } = referenceTotal(basket, { settings, program, tier });
  return {
    nets: [...nets].map(([lineId, net]) => [lineId, Number(net)]),
    taxes: taxes.map(({ rate, net, tax }) => [rate, Number(net), Number(tax)]),
    total: Number(total),
  };
}

test(`lines, taxes and total are the reference's on ${RUNS} random baskets`, { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(randomSale, (sale) => {
      expect(byEngine(sale)).toEqual(byReference(sale));
    }),
    { numRuns: RUNS },
  );
});
