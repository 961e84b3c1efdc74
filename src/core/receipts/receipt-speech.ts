/** Says a label, a sentence or a shop's own text in the languages of one receipt: "Total 合计" when there are two. */
import type { LocalText } from "../codec/fields.ts";
import type { Sentence, SentenceValue } from "../sentence.ts";
import { languagesOf } from "./receipt-input.ts";
import type { ReceiptInput } from "./receipt-input.ts";
import { paperText } from "./receipt-text.ts";
import type { ReceiptLabel, SentenceNamespace } from "./receipt-words.ts";

const LABEL_CHARACTERS = 160;

export interface Speech {
  readonly label: (key: ReceiptLabel, values?: Readonly<Record<string, SentenceValue>>) => string;
  /** Whole sentences: one text for each language, to stand on lines of their own. */
  readonly sentences: (key: ReceiptLabel, values: Readonly<Record<string, SentenceValue>>) => readonly string[];
  /** Why an amount is what it is. */
  readonly reason: (sentence: Sentence) => string;
  readonly local: (text: LocalText) => string;
}

export function speechOf(input: Pick<ReceiptInput, "language" | "say">): Speech {
  const languages = languagesOf(input.language);
  const eachOf = (text: (language: (typeof languages)[number]) => string): readonly string[] =>
    Array.from(new Set(languages.map((language) => paperText(text(language), LABEL_CHARACTERS))));
  const inEach = (text: (language: (typeof languages)[number]) => string): string => eachOf(text).join(" ");
  const say = (namespace: SentenceNamespace, sentence: Sentence): string =>
    inEach((language) => input.say(language, namespace, sentence));
  return {
    label: (key, values = {}) => say("receipt", { key, values }),
    sentences: (key, values) => eachOf((language) => input.say(language, "receipt", { key, values })),
    reason: (sentence) => say("why", sentence),
    local: (text) => inEach((language) => text[language]),
  };
}
