/**
 * Answers a price request (core/program/price-request.ts): the same functions that sell and take back, on facts from a
 * document, and every reason as a sentence in both languages.
 */
import { z } from "zod";
import type { PricedBasket } from "#core/basket/priced-basket.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { priceAnswerSchema } from "#core/program/price-answer.ts";
import type { PriceAnswer } from "#core/program/price-answer.ts";
import { priceRequestSchema } from "#core/program/price-request.ts";
import type { PriceRequest } from "#core/program/price-request.ts";
import { programSchema } from "#core/program/program.ts";
import { readPriceRequest, settingsOfRequest } from "#core/program/read-price-request.ts";
import type { CurrentShop, ReadRequest, WallClock } from "#core/program/read-price-request.ts";
import { parseProgram } from "#core/program/validate-program.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { Sentence } from "#core/sentence.ts";
import { sayIn } from "#locales/say.ts";
import { decidePriceRequest } from "./decide-price-request.ts";
import { memberAfter } from "./member-after.ts";
import { schemaProblems } from "./schema-problems.ts";
import type { Said, SchemaProblem } from "./schema-problems.ts";
import { isTimeZone, localTimeAt } from "./shop-time.ts";

export type PriceRequestFailure =
  | { readonly kind: "notValid"; readonly problems: readonly SchemaProblem[] }
  | { readonly kind: "needsShop" }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly says: Said };

/** The formats as JSON Schema: the programme, a question about a basket, and its answer. */
export const priceJsonSchemas = (): unknown => ({
  program: z.toJSONSchema(programSchema, { io: "input" }),
  request: z.toJSONSchema(priceRequestSchema, { io: "input" }),
  answer: z.toJSONSchema(priceAnswerSchema, { io: "output" }),
});

export function answerPriceRequest(
  document: unknown,
  shop: CurrentShop | null,
): Outcome<PriceAnswer, PriceRequestFailure> {
  const parsed = priceRequestSchema.safeParse(document);
  if (!parsed.success) return fail({ kind: "notValid", problems: schemaProblems(priceRequestSchema, document) });
  const request: PriceRequest = parsed.data;
  if (request.program === "current" && shop === null) return fail({ kind: "needsShop" });
  const { timeZone, currency } = settingsOfRequest(request, shop);
  if (!isTimeZone(timeZone)) return refuse(refusal("settingsNotValid", { path: "settings.timeZone" }), currency);
  const read = readPriceRequest(request, shop, wallClockOf(request.at, timeZone));
  if (!read.ok) return refuse(read.failure, currency);
  const problems = problemsOfProgram(read.value.facts);
  if (problems.length > 0) return fail({ kind: "notValid", problems });
  const answered = answerRead(read.value);
  return answered.ok ? answered : refuse(answered.failure, currency);
}

/** A text without an offset is the wall clock itself. */
function wallClockOf(at: string, timeZone: string): WallClock {
  if (/(?:Z|[+-]\d{2}:?\d{2})$/u.test(at)) return localTimeAt(Date.parse(at), timeZone);
  const [date = "", clock = "00:00"] = at.split("T");
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return { date, minuteOfDay: hour * 60 + minute };
}

function answerRead(read: ReadRequest): Outcome<PriceAnswer, Refusal> {
  const { basket, facts } = read;
  const decided = decidePriceRequest(read);
  if (!decided.ok) return decided;
  const { priced, settlement, sale, returned } = decided.value;
  return succeed({
    currency: facts.settings.currency,
    businessDate: facts.businessDate,
    lines: basket.lines.map(({ id, code, name }) => ({ lineId: id, code, name })),
    priced,
    settlement,
    points: sale?.points ?? null,
    sale: settlement?.remainingMinor === 0 ? sale : null,
    returned,
    memberAfter: memberAfter(facts, returned, sale),
    why: priced === null ? [] : whyOf(priced, facts),
  });
}

function bothWays(sentence: Sentence, namespace: "why" | "failures", currency: string): Said {
  const say = sayIn(currency);
  return { en: say("en", namespace, sentence), "zh-CN": say("zh-CN", namespace, sentence) };
}

function whyOf(priced: PricedBasket, { settings: { currency } }: PricingFacts): PriceAnswer["why"] {
  const ofLines = priced.lines.flatMap((line) =>
    line.adjustments.map((adjustment) => ({
      of: line.lineId,
      rule: adjustment.ruleId,
      says: bothWays(adjustment.sentence, "why", currency),
    })),
  );
  const ofEarning = (priced.earning?.rules ?? []).map((earned) => ({
    of: "earning",
    rule: earned.ruleId,
    says: bothWays(earned.sentence, "why", currency),
  }));
  const ofBasket = [
    ...priced.coupons.map(({ id, couponId, sentence }) => ({ id, rule: `coupon:${couponId}`, sentence })),
    ...priced.rewards.map(({ id, rewardId, sentence }) => ({ id, rule: `reward:${rewardId}`, sentence })),
  ].map(({ id, rule, sentence }) => ({ of: id, rule, says: bothWays(sentence, "why", currency) }));
  return [...ofLines, ...ofEarning, ...ofBasket];
}

function refuse(refused: Refusal, currency: string): Outcome<never, PriceRequestFailure> {
  const sentence = { key: refused.code, values: refused.values };
  return fail({ kind: "refused", refusal: refused, says: bothWays(sentence, "failures", currency) });
}

/** A programme can fit its schema and still contradict itself. */
function problemsOfProgram({ program, settings: { currency } }: PricingFacts): readonly SchemaProblem[] {
  if (program === null) return [];
  const parsed = parseProgram(program);
  if (parsed.ok) return [];
  return parsed.failure.map(({ path, what, allowed }) => ({
    path: `program.${path}`,
    says: bothWays({ key: what, values: { path: `program.${path}`, allowed } }, "why", currency),
  }));
}
