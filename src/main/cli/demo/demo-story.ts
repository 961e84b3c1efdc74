/** What happened, as data; said when it is printed. A part that another process lived through arrives the same way. */
import type { Language } from "#core/codec/fields.ts";
import type { demo } from "#locales/en/demo.ts";
import { texts } from "#locales/catalogue.ts";

export type StoryKey = keyof typeof demo;
export type StoryValues = Readonly<Record<string, string | number>>;

export interface StoryLine {
  /** The shop's wall clock. */
  readonly at: string;
  readonly key: StoryKey;
  readonly values: StoryValues;
}

export type Tell = (key: StoryKey, values?: StoryValues) => void;

export function sayDemo(language: Language, key: StoryKey, values: StoryValues = {}): string {
  return texts.getFixedT(language, "demo")(key, values);
}
