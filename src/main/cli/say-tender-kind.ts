/** The word for how somebody paid. */
import type { Language } from "#core/codec/fields.ts";
import { texts } from "#locales/catalogue.ts";

export type TenderKind = "cash" | "card" | "points" | "imported";

export const sayTenderKind = (language: Language, kind: TenderKind): string =>
  texts.getFixedT(language, "cli")(`tender_${kind}`);
