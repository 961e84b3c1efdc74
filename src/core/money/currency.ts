/**
 * What the till knows of currencies: their decimals (ISO 4217, minor unit column) and the coins and notes that people
 * hand over. Data, so that a new currency is a row.
 */
import { minor } from "./integers.ts";
import type { Minor } from "./integers.ts";

const WITHOUT_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ");
const WITH_THREE = "BHD IQD JOD KWD LYD OMR TND".split(" ");

/** 0, 2 or 3. A code that is not in the tables has two, as most of ISO 4217. */
export function currencyDecimals(currency: string): 0 | 2 | 3 {
  if (WITHOUT_DECIMALS.includes(currency)) return 0;
  return WITH_THREE.includes(currency) ? 3 : 2;
}

/** How many minor units make one of the currency: 1, 100 or 1000. */
export const minorPerUnit = (currency: string): number => 10 ** currencyDecimals(currency);

export interface Denominations {
  /** Minor units, rising. */
  readonly coins: readonly Minor[];
  readonly notes: readonly Minor[];
}

const CASH: Readonly<Record<string, readonly [coins: readonly number[], notes: readonly number[]]>> = {
  AUD: [
    [5, 10, 20, 50, 100, 200],
    [500, 1000, 2000, 5000, 10_000],
  ],
  CAD: [
    [5, 10, 25, 100, 200],
    [500, 1000, 2000, 5000, 10_000],
  ],
  CHF: [
    [5, 10, 20, 50, 100, 200, 500],
    [1000, 2000, 5000, 10_000, 20_000, 100_000],
  ],
  CNY: [
    [10, 50, 100],
    [100, 500, 1000, 2000, 5000, 10_000],
  ],
  DKK: [
    [50, 100, 200, 500, 1000, 2000],
    [5000, 10_000, 20_000, 50_000],
  ],
  EUR: [
    [1, 2, 5, 10, 20, 50, 100, 200],
    [500, 1000, 2000, 5000, 10_000, 20_000],
  ],
  GBP: [
    [1, 2, 5, 10, 20, 50, 100, 200],
    [500, 1000, 2000, 5000],
  ],
  HKD: [
    [10, 20, 50, 100, 200, 500, 1000],
    [1000, 2000, 5000, 10_000, 50_000, 100_000],
  ],
  INR: [
    [100, 200, 500, 1000, 2000],
    [1000, 2000, 5000, 10_000, 20_000, 50_000],
  ],
  JPY: [
    [1, 5, 10, 50, 100, 500],
    [1000, 2000, 5000, 10_000],
  ],
  KWD: [
    [5, 10, 20, 50, 100],
    [250, 500, 1000, 5000, 10_000, 20_000],
  ],
  NOK: [
    [100, 500, 1000, 2000],
    [5000, 10_000, 20_000, 50_000],
  ],
  NZD: [
    [10, 20, 50, 100, 200],
    [500, 1000, 2000, 5000, 10_000],
  ],
  PLN: [
    [1, 2, 5, 10, 20, 50, 100, 200, 500],
    [1000, 2000, 5000, 10_000, 20_000, 50_000],
  ],
  SEK: [
    [100, 200, 500, 1000],
    [2000, 5000, 10_000, 20_000, 50_000, 100_000],
  ],
  SGD: [
    [5, 10, 20, 50, 100],
    [200, 500, 1000, 5000, 10_000],
  ],
  USD: [
    [1, 5, 10, 25, 50, 100],
    [100, 200, 500, 1000, 2000, 5000, 10_000],
  ],
};

/** The coins and notes of a currency; 1-2-5 steps for one that is not in the table. */
export function cashDenominations(currency: string): Denominations {
  const known = CASH[currency];
  if (known !== undefined) return { coins: known[0].map(minor), notes: known[1].map(minor) };
  const unit = minorPerUnit(currency);
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
  return {
    coins: steps.filter((step) => step < 5 * unit).map(minor),
    notes: steps.filter((step) => step >= 5 * unit).map(minor),
  };
}
