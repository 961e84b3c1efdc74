/** Every text of the product, in both languages. A namespace is a file per language with the same keys. */
import { createInstance } from "i18next";
import { failures as failuresEn } from "./en/failures.ts";
import { shell as shellEn } from "./en/shell.ts";
import { failures as failuresZh } from "./zh-CN/failures.ts";
import { shell as shellZh } from "./zh-CN/shell.ts";

export const CATALOGUE = {
  en: { failures: failuresEn, shell: shellEn },
  "zh-CN": { failures: failuresZh, shell: shellZh },
} as const;

export type TextNamespace = keyof (typeof CATALOGUE)["en"];

/** One instance for engine, paper, command line and screens; each asks it in the language that it needs. */
export const texts = createInstance();

// Resources are in the bundle, so nothing is awaited: the first sentence can be said when this module is loaded.
void texts.init({
  initAsync: false,
  lng: "en",
  fallbackLng: false,
  supportedLngs: ["en", "zh-CN"],
  ns: Object.keys(CATALOGUE.en),
  resources: CATALOGUE,
  // Texts go to React, which escapes, to paper and to a terminal, where an escaped `&` would be a wrong character.
  interpolation: { escapeValue: false },
});
