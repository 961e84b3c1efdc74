/** The word for how somebody paid. */
import type { Language } from "#core/codec/fields.ts";
import type { SettledTender } from "#core/basket/priced-basket.ts";
import { texts } from "#locales/catalogue.ts";

export type TenderKind = SettledTender["kind"];

export const sayTenderKind = (language: Language, kind: TenderKind): string =>
  texts.getFixedT(language, "cli")(`tender_${kind}`);
