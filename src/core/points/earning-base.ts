/**
 * What a sale is earned on: each line's part of what is paid in money. Owns taxes and parts that are not money; refuses to
 * know rules.
 *
 * A line's worth is its net, with its share of added tax. Of that, what points, gift cards and stored value pay is no
 * money: it is spread over the goods by value. Both shares sum exactly. Value that is sold is no goods and earns nothing;
 * what goods brought back in an exchange are worth is money that was paid before.
 *
 * | goods 30.00 and 10.00, paid with | base of the lines |
 * |----------------------------------|-------------------|
 * | cash                             | 30.00 10.00       |
 * | points worth 20.00, card         | 15.00 5.00        |
 * | gift card 40.00                  | 0 0               |
 * | exchange credit 20.00, cash      | 30.00 10.00       |
 */
import type { PricedBasket, PricedLine, Settlement, TaxRow } from "../basket/priced-basket.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import { allocate } from "../money/allocate.ts";
import { minor, sumMinor } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import { halfUp, multiplyDivide } from "../money/rounding.ts";
import type { Program } from "../program/program.ts";

export interface EarningLine {
  readonly line: PricedLine;
  /** In the measure that the programme earns on. */
  readonly baseMinor: Minor;
  /** Paid in money. */
  readonly withTaxMinor: Minor;
  readonly withoutTaxMinor: Minor;
}

export interface EarningBase {
  /** Goods alone, by line id, so that a tie between equal shares does not depend on the order of scanning. */
  readonly lines: readonly EarningLine[];
  /** What of the goods is paid in money, and what they come to. */
  readonly moneyMinor: Minor;
  readonly wholeMinor: Minor;
}

/** Every line's share of the tax of its rate, by value. */
function taxShares(lines: readonly PricedLine[], taxTable: readonly TaxRow[]): number[] {
  const shares = lines.map(() => 0);
  for (const row of taxTable) {
    const indexes = lines.flatMap((line, index) => (line.taxRateId === row.taxRateId ? [index] : []));
    if (indexes.length === 0 || row.taxMinor === 0) continue;
    const parts = allocate(
      row.taxMinor,
      indexes.map((index) => lines[index]?.netMinor ?? 0),
    );
    indexes.forEach((index, position) => {
      shares[index] = parts[position] ?? 0;
    });
  }
  return shares;
}

const isMoney = (kind: Settlement["tenders"][number]["kind"]): boolean =>
  kind !== "points" && kind !== "giftCard" && kind !== "storedValue";

/** What each worth is paid with that is no money. */
function notMoneyShares(settlement: Settlement | null, worths: readonly number[], wholeMinor: Minor): number[] {
  const tenders = settlement?.tenders.filter((tender) => !isMoney(tender.kind)) ?? [];
  const notMoney = Math.min(sumMinor(tenders.map((tender) => tender.amountMinor)), wholeMinor);
  return notMoney === 0 ? worths.map(() => 0) : allocate(notMoney, worths);
}

export function earningBase(
  { lines: all, taxTable }: PricedBasket,
  settlement: Settlement | null,
  { settings }: PricingFacts,
  { earning }: Program,
): EarningBase {
  const goods = all.filter((line) => line.sells.kind === "goods").toSorted((a, b) => (a.lineId < b.lineId ? -1 : 1));
  const addedOn = settings.taxMode === "exclusive";
  const asksForTax =
    addedOn || earning.base === "withoutTax" || earning.rules.some((rule) => rule.minimumOf === "withoutTax");
  const tax = asksForTax ? taxShares(goods, taxTable) : [];
  const worths = goods.map(({ netMinor }, index) => minor(addedOn ? netMinor + (tax[index] ?? 0) : netMinor));
  const wholeMinor = sumMinor(worths);
  const notMoney = notMoneyShares(settlement, worths, wholeMinor);
  const lines = goods.map((line, index): EarningLine => {
    const whole = worths[index] ?? 0;
    const withTaxMinor = minor(whole - (notMoney[index] ?? 0));
    const withoutTaxMinor =
      whole === 0 || !asksForTax
        ? withTaxMinor
        : minor(multiplyDivide(whole - (tax[index] ?? 0), withTaxMinor, whole, halfUp));
    const baseMinor = earning.base === "withTax" ? withTaxMinor : withoutTaxMinor;
    return { line, baseMinor, withTaxMinor, withoutTaxMinor };
  });
  return { lines, moneyMinor: sumMinor(lines.map((line) => line.withTaxMinor)), wholeMinor };
}
