/**
 * A sentence as data: which one, and the values in it. The core says *what* is to be said; `#locales/say.ts` says it in
 * a language. So a price, a receipt, a report and a screen explain themselves with the same words.
 */
import type { BasisPoints, Milli, Minor, Points } from "./money/integers.ts";
import type { LocalText } from "./codec/fields.ts";

/** What scaled points, and how much: 200 hundredths are ×2. */
export interface NamedMultiplier {
  readonly timesHundredths: number;
  readonly name: LocalText;
}

export type SentenceValue =
  | string
  | number
  | { readonly money: Minor }
  | { readonly points: Points }
  | { readonly rate: BasisPoints }
  | { readonly quantity: Milli }
  | { readonly date: string }
  | { readonly name: LocalText }
  | { readonly multipliers: readonly NamedMultiplier[] };

/** `key` is a key of the locale namespace `why`, e.g. `tierDiscount`. */
export interface Sentence {
  readonly key: string;
  readonly values: Readonly<Record<string, SentenceValue>>;
}
