/**
 * Says a `Sentence` of the core in a language. Figures are written by the core's own formatters, never by `Intl`, so the
 * screen, the paper and a test on another machine read the same.
 *
 * | value              | English      | 简体中文        |
 * |--------------------|--------------|----------------|
 * | money 123450 (GBP) | 1,234.50     | 1,234.50       |
 * | points 1240        | 1,240        | 1,240          |
 * | rate 550           | 5.5 %        | 5.5%           |
 * | quantity 250       | 0.250        | 0.250          |
 * | date 2026-11-30    | 30 Nov 2026  | 2026年11月30日 |
 * | multipliers        | ×2 Tea week, ×1.5 Gold | ×2 茶叶周、×1.5 金卡 |
 *
 * A sentence brings its own unit words ("points", "积分") and no currency symbol: the paper and the screen show once
 * which currency they speak of.
 */
import type { Language } from "#core/codec/fields.ts";
import { formatMinor, formatQuantity } from "#core/money/format-money.ts";
import { minor } from "#core/money/integers.ts";
import type { BasisPoints } from "#core/money/integers.ts";
import type { Sentence, SentenceValue } from "#core/sentence.ts";
import { texts } from "./catalogue.ts";
import type { TextNamespace } from "./catalogue.ts";

export type SaySentence = (language: Language, namespace: TextNamespace, sentence: Sentence) => string;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
/** A currency without decimals groups like a bare number. */
const WHOLE = "JPY";

export function formatPoints(points: number): string {
  return formatMinor(minor(points), WHOLE, "comma");
}

export function formatRate(rate: BasisPoints, language: Language): string {
  const figure = String(rate / 100);
  return language === "en" ? `${figure}\u00a0%` : `${figure}%`;
}

/** `date` is `YYYY-MM-DD`. */
export function formatDate(date: string, language: Language): string {
  const [year = "", month = "", day = ""] = date.split("-");
  if (language === "zh-CN") return `${year}年${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

function sayValue(value: SentenceValue, language: Language, currency: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if ("money" in value) return formatMinor(value.money, currency, "comma");
  if ("points" in value) return formatPoints(value.points);
  if ("rate" in value) return formatRate(value.rate, language);
  if ("quantity" in value) return formatQuantity(value.quantity);
  if ("date" in value) return formatDate(value.date, language);
  if ("name" in value) return value.name[language];
  const said = value.multipliers.map(({ timesHundredths, name }) => `×${timesHundredths / 100} ${name[language]}`);
  return said.join(language === "en" ? ", " : "、");
}

/** A speaker for a shop: money inside a sentence is in the shop's currency. */
export function sayIn(currency: string): SaySentence {
  return (language, namespace, sentence) => {
    const said: Record<string, string> = {};
    for (const [name, value] of Object.entries(sentence.values)) said[name] = sayValue(value, language, currency);
    return texts.getFixedT(language, namespace)(sentence.key, said);
  };
}
