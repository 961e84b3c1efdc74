/** Both languages say the same things: same keys, same values in each sentence, no sentence missing for a failure. */
import { describe, expect, it } from "vitest";
import { FAILURE_CODES } from "#contract/failures.ts";
import { CATALOGUE } from "#locales/catalogue.ts";
import { expectNone, projectFiles } from "./project-files.ts";

const namespaces = Object.keys(CATALOGUE.en).filter(
  (name) => name in CATALOGUE["zh-CN"],
) as (keyof typeof CATALOGUE.en)[];
const parametersOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/gu)].map((match) => match[1] ?? "").toSorted();
const entriesOf = (language: keyof typeof CATALOGUE, namespace: keyof typeof CATALOGUE.en): Map<string, string> =>
  new Map(Object.entries<string>(CATALOGUE[language][namespace]));

describe("the texts", () => {
  it("have the same namespaces in both languages", () => {
    expect(Object.keys(CATALOGUE["zh-CN"]).toSorted()).toEqual(Object.keys(CATALOGUE.en).toSorted());
  });

  it("come from files that the catalogue names", () => {
    const files = projectFiles(/^src\/locales\/(en|zh-CN)\/[\w-]+\.ts$/u).filter(
      (file) => !file.name.endsWith(".test.ts"),
    );
    const catalogue = projectFiles(/^src\/locales\/catalogue\.ts$/u)[0]?.text ?? "";
    const sins = files
      .map((file) => file.name.replace("src/locales/", "./"))
      .filter((name) => !catalogue.includes(name));
    expectNone(sins, "Add the namespace to src/locales/catalogue.ts.");
  });

  it.each(namespaces)("of %s have the same keys and values in both languages", (namespace) => {
    const english = entriesOf("en", namespace);
    const chinese = entriesOf("zh-CN", namespace);
    const keys = new Set([...english.keys(), ...chinese.keys()]);
    const sins = [...keys].flatMap((key) => {
      const en = english.get(key);
      const zh = chinese.get(key);
      if (en === undefined || zh === undefined) return [`${key}: missing in ${en === undefined ? "en" : "zh-CN"}`];
      const same = parametersOf(en).join() === parametersOf(zh).join();
      return same
        ? []
        : [`${key}: {{${parametersOf(en).join("}} {{")}}} against {{${parametersOf(zh).join("}} {{")}}}`];
    });
    expectNone(sins, "Say the same in both languages.");
  });

  it.each(namespaces)("of %s are really in their language", (namespace) => {
    const english = [...entriesOf("en", namespace)].filter(
      ([, text]) => /\p{Script=Han}/u.test(text) && !/中文/u.test(text),
    );
    const untranslated = [...entriesOf("zh-CN", namespace)].filter(
      ([key, text]) => text === entriesOf("en", namespace).get(key) && /[a-z]{4,} [a-z]{2,}/iu.test(text),
    );
    expectNone(
      [...english, ...untranslated].map(([key]) => key),
      "Translate the text.",
    );
  });

  it("have a sentence for every way in which a call can say no", () => {
    const sins = (["en", "zh-CN"] as const).flatMap((language) => {
      const sentences = entriesOf(language, "failures");
      return FAILURE_CODES.filter((code) => (sentences.get(code) ?? "").length < 5).map(
        (code) => `${language}: ${code}`,
      );
    });
    expectNone(sins, "Write the cashier's sentence: what it is, and what to do.");
  });
});
