/** The words and figures of the screen, in its language and its shop's currency. */
import { createContext, useContext, useMemo } from "react";
import type { Language, LocalText } from "#core/codec/fields.ts";
import type { Failure } from "#contract/failures.ts";
import { formatMinor } from "#core/money/format-money.ts";
import { minor } from "#core/money/integers.ts";
import type { Sentence } from "#core/sentence.ts";
import { texts } from "#locales/catalogue.ts";
import type { CATALOGUE, TextNamespace } from "#locales/catalogue.ts";
import { sayIn } from "#locales/say.ts";

export interface Speech {
  readonly language: Language;
  readonly currency: string;
  readonly timeZone: string;
}

export const SpeechContext = createContext<Speech>({ language: "en", currency: "EUR", timeZone: "UTC" });

export type TextKey<N extends TextNamespace> = keyof (typeof CATALOGUE)["en"][N] & string;
export type Texts<N extends TextNamespace> = (
  key: TextKey<N>,
  values?: Readonly<Record<string, string | number>>,
) => string;

function textsIn<N extends TextNamespace>(language: Language, namespace: N): Texts<N> {
  // i18next types its options by every text that a key may stand for; the key is checked by `TextKey` already.
  const translate: (key: string, values: Record<string, string | number>) => string = texts.getFixedT(
    language,
    namespace,
  );
  return (key, values) => translate(key, { ...values });
}

/** `useTexts("cashier")("total")`: a key that is not in the namespace does not compile. */
export function useTexts<N extends TextNamespace>(namespace: N): Texts<N> {
  const { language } = useContext(SpeechContext);
  return useMemo(() => textsIn(language, namespace), [language, namespace]);
}

/** A text for a document of the shop, which holds both languages whatever the screen is in. */
export const textInBoth = <N extends TextNamespace>(namespace: N, ...words: Parameters<Texts<N>>): LocalText => ({
  en: textsIn("en", namespace)(...words),
  "zh-CN": textsIn("zh-CN", namespace)(...words),
});

export interface Speaker extends Speech {
  money(amountMinor: number): string;
  count(value: number): string;
  why(sentence: Sentence): string;
  failure(failure: Failure): string;
  /** A text that a shop wrote once per language. */
  local(text: { readonly en: string; readonly "zh-CN": string }): string;
  /** Time of day in the shop's zone. */
  time(ms: number): string;
}

const whole = "JPY";
const withMinusSign = (figure: string): string => figure.replace("-", "\u2212");

export function useSpeaker(): Speaker {
  const { language, currency, timeZone } = useContext(SpeechContext);
  return useMemo(() => {
    const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
    const say = sayIn(currency);
    return {
      language,
      currency,
      money: (amountMinor) => withMinusSign(formatMinor(minor(amountMinor), currency, "comma")),
      count: (value) => withMinusSign(formatMinor(minor(value), whole, "comma")),
      why: (sentence) => say(language, "why", sentence),
      failure: (failure) => say(language, "failures", { key: failure.code, values: failure.values }),
      local: (text) => text[language],
      timeZone,
      time: (ms) => clock.format(ms),
    };
  }, [language, currency, timeZone]);
}
