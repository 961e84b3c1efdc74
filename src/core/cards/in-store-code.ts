/**
 * Codes that a scale or a label printer of the shop made: GS1 restricted circulation prefixes 02, 04 and 20–29, whose
 * meaning is the shop's own and stands in its settings.
 *
 *   prefix 2 │ item 3–7 │ value check digit 0–1 │ value 3–6 │ check digit      = 13
 *
 * A product sold this way is stored under its code with the value digits at zero and the check digit made good: the
 * same product then has one GTIN whatever it weighs. `itemCode` is there for shops that know it by the item digits.
 */
import { milli, type Milli } from "../money/integers.ts";
import { fail, succeed, type Outcome } from "../outcome.ts";
import type { InStoreTemplate } from "../shop/settings.ts";
import { gs1CheckDigit, hasGs1CheckDigit, hasPriceCheckDigitRule, isDigits, priceCheckDigit } from "./check-digits.ts";

export type EmbeddedValue =
  /** `amount` in units of 10^-decimals of the shop's currency, or of `currency` (ISO 4217 numeric) if the code names one. */
  | { readonly kind: "price"; readonly amount: number; readonly decimals: number; readonly currency: string | null }
  | { readonly kind: "weight"; readonly quantityMilli: Milli; readonly unit: "kg" | "lb" };

export interface InStoreCode {
  /** 14 digits: the code with its value and value check digit at zero. */
  readonly gtin14: string;
  readonly itemCode: string;
  readonly embedded: EmbeddedValue;
}

export type InStoreCodeFailure = "noTemplate" | "wrongCheckDigit";

export type TemplateProblem =
  | { readonly kind: "templateLength"; readonly template: number }
  | { readonly kind: "templateValueCheckDigit"; readonly template: number }
  | { readonly kind: "templatesOverlap"; readonly template: number; readonly with: number };

const CODE_LENGTH = 13;

/** Every template must add up to 13 digits, ask only for check digits that exist, and own its prefix alone. */
export function checkTemplates(templates: readonly InStoreTemplate[]): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  for (const [index, template] of templates.entries()) {
    if (lengthOf(template) !== CODE_LENGTH) problems.push({ kind: "templateLength", template: index });
    if (template.valueCheckDigit && !hasPriceCheckDigitRule(template.valueDigits)) {
      problems.push({ kind: "templateValueCheckDigit", template: index });
    }
    const earlier = templates.findIndex((other) => other.prefix === template.prefix);
    if (earlier < index) problems.push({ kind: "templatesOverlap", template: index, with: earlier });
  }
  return problems;
}

function lengthOf(template: InStoreTemplate): number {
  return template.prefix.length + template.itemDigits + Number(template.valueCheckDigit) + template.valueDigits + 1;
}

/** Reads 13 digits (or the 12 that a scanner leaves of a code with a leading zero) by the template of their prefix. */
export function parseInStoreCode(
  templates: readonly InStoreTemplate[],
  text: string,
): Outcome<InStoreCode, InStoreCodeFailure> {
  const code = text.length === CODE_LENGTH - 1 ? `0${text}` : text;
  if (code.length !== CODE_LENGTH || !isDigits(code)) return fail("noTemplate");
  const template = templates.find((candidate) => code.startsWith(candidate.prefix));
  if (template === undefined || lengthOf(template) !== CODE_LENGTH) return fail("noTemplate");
  if (!hasGs1CheckDigit(code)) return fail("wrongCheckDigit");

  const itemEnd = template.prefix.length + template.itemDigits;
  const valueFrom = itemEnd + Number(template.valueCheckDigit);
  const value = code.slice(valueFrom, -1);
  if (template.valueCheckDigit) {
    if (!hasPriceCheckDigitRule(value.length)) return fail("noTemplate");
    if (priceCheckDigit(value) !== code.slice(itemEnd, valueFrom)) return fail("wrongCheckDigit");
  }
  const body = code.slice(0, itemEnd).padEnd(CODE_LENGTH - 1, "0");
  return succeed({
    gtin14: `0${body}${gs1CheckDigit(body)}`,
    itemCode: code.slice(template.prefix.length, itemEnd),
    embedded: embeddedOf(template, Number(value)),
  });
}

function embeddedOf(template: InStoreTemplate, amount: number): EmbeddedValue {
  if (template.value === "price") return { kind: "price", amount, decimals: template.decimals, currency: null };
  return { kind: "weight", quantityMilli: milli(amount * 10 ** (3 - template.decimals)), unit: "kg" };
}
