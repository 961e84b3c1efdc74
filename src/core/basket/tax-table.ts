/**
 * The tax of a basket: one row a rate, computed on the rate's lines together and rounded half-up once, so that the rows
 * sum to the total.
 *
 * | mode      | rate   | lines        | net   | tax  | total |
 * |-----------|--------|--------------|-------|------|-------|
 * | inclusive | 20 %   | 12.00        | 10.00 | 2.00 | 12.00 |
 * | inclusive | 8.1 %  | 9.95         |  9.20 | 0.75 |  9.95 |
 * | exclusive | 8.25 % | 9.95         |  9.95 | 0.82 | 10.77 |
 * | exclusive | 7.25 % | 3 × 0.10     |  0.30 | 0.02 |  0.32 | per line it would be 3 × 0.01
 * | any       | none   | gift card 20.00 | 20.00 | 0 | 20.00 | value that is sold: a row of its own, the last
 */
import { basisPoints, minor, sumMinor } from "../money/integers.ts";
import type { BasisPoints, Minor } from "../money/integers.ts";
import { halfUp, multiplyDivide } from "../money/rounding.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { ShopSettings } from "../shop/settings.ts";
import { UNTAXED } from "./basket.ts";
import type { TaxRow } from "./priced-basket.ts";

function taxOf(amount: Minor, rate: BasisPoints, mode: ShopSettings["taxMode"]): Minor {
  return minor(multiplyDivide(amount, rate, mode === "inclusive" ? 10_000 + rate : 10_000, halfUp));
}

function taxRow(taxRateId: string, rate: BasisPoints, amount: Minor, mode: ShopSettings["taxMode"]): TaxRow {
  const taxMinor = taxOf(amount, rate, mode);
  return { taxRateId, rate, netMinor: mode === "inclusive" ? minor(amount - taxMinor) : amount, taxMinor };
}

/** No tax is due on value before goods are bought with it. */
const NO_TAX = { id: UNTAXED, rate: basisPoints(0) };

/** The rate of a line; undefined when the shop does not have it. */
export const taxRateOf = (taxRateId: string, { taxRates }: Pick<ShopSettings, "taxRates">): BasisPoints | undefined =>
  [...taxRates, NO_TAX].find(({ id }) => id === taxRateId)?.rate;

/** Rows in the order of the shop's rates, for those that the lines use. A rate that the shop does not have is refused. */
export function taxTable(
  lines: readonly { readonly taxRateId: string; readonly netMinor: Minor }[],
  settings: ShopSettings,
): Outcome<TaxRow[], Refusal> {
  const byRate = Map.groupBy(lines, (line) => line.taxRateId);
  const unknown = [...byRate.keys()].find((rateId) => taxRateOf(rateId, settings) === undefined);
  if (unknown !== undefined) return fail(refusal("settingsNotValid", { path: `taxRates.${unknown}` }));
  return succeed(
    [...settings.taxRates, NO_TAX].flatMap(({ id, rate }) => {
      const group = byRate.get(id);
      return group === undefined
        ? []
        : [taxRow(id, rate, sumMinor(group.map((line) => line.netMinor)), settings.taxMode)];
    }),
  );
}
