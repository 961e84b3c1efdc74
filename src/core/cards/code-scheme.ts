/** The part of the shop's settings that says what its own codes look like. `checkCodeScheme` refuses what overlaps. */
import type { ShopSettings } from "../shop/settings.ts";
import { checkTemplates, type TemplateProblem } from "./in-store-code.ts";
import { isGtinLength } from "./parse-gtin.ts";

export type CodeScheme = Pick<ShopSettings, "memberNumberPrefix" | "memberNumberLength" | "inStoreTemplates">;

export type CodeSchemeProblem =
  | TemplateProblem
  /** Too few digits are left between prefix and check digit to number members. */
  | { readonly kind: "memberNumberTooShort" }
  /** A member number of this prefix and length is also a product code that somebody else may print. */
  | { readonly kind: "memberNumberLooksLikeProduct" }
  /** A member number of this prefix and length also fits the in-store template at this index. */
  | { readonly kind: "memberNumberFitsTemplate"; readonly template: number };

const MEMBER_RUNNING_DIGITS_MIN = 4;

/** Everything wrong with a scheme, in the order of the settings; empty when it may be used. */
export function checkCodeScheme(scheme: CodeScheme): readonly CodeSchemeProblem[] {
  const problems: CodeSchemeProblem[] = [...checkTemplates(scheme.inStoreTemplates)];
  const { memberNumberPrefix: prefix, memberNumberLength: length } = scheme;
  if (length - prefix.length - 1 < MEMBER_RUNNING_DIGITS_MIN) problems.push({ kind: "memberNumberTooShort" });
  if (isGtinLength(length) && !isRestricted(prefix, length)) problems.push({ kind: "memberNumberLooksLikeProduct" });
  if (length === 13) {
    for (const [template, { prefix: other }] of scheme.inStoreTemplates.entries()) {
      if (prefix.startsWith(other) || other.startsWith(prefix)) {
        problems.push({ kind: "memberNumberFitsTemplate", template });
      }
    }
  }
  return problems;
}

/** Whether GS1 keeps numbers of this prefix out of trade, so that no maker's product can carry one. */
function isRestricted(prefix: string, length: number): boolean {
  if (length === 8) return /^[02]/.test(prefix);
  if (length === 12) return /^[24]/.test(prefix);
  if (length === 13) return /^(02|04|2\d?)/.test(prefix);
  // GTIN-14 has no block of its own: only an indicator 9 (variable measure) keeps clear of fixed goods.
  return prefix.startsWith("9");
}
