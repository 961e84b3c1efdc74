/**
 * Answers a price request (core/program/price-request.ts): the same functions that sell and take back, on facts from a
 * document, and every reason as a sentence in both languages.
 */
import { z } from "zod";
import { decideReturn } from "#core/basket/decide-return.ts";
import { decideSale } from "#core/basket/decide-sale.ts";
import { priceBasket } from "#core/basket/price-basket.ts";
import type { PricedBasket, Settlement } from "#core/basket/priced-basket.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { settleTenders } from "#core/basket/settle-tenders.ts";
import { earnPoints } from "#core/points/earn-points.ts";
import type { SaleCompleted } from "#core/events/sale-completed.ts";
import type { SaleReturned } from "#core/events/sale-returned.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { priceAnswerSchema } from "#core/program/price-answer.ts";
import type { PriceAnswer } from "#core/program/price-answer.ts";
import { priceRequestSchema } from "#core/program/price-request.ts";
import type { PriceRequest } from "#core/program/price-request.ts";
import { programSchema } from "#core/program/program.ts";
import { numberedId, readPriceRequest, settingsOfRequest } from "#core/program/read-price-request.ts";
import type { CurrentShop, ReadRequest, WallClock } from "#core/program/read-price-request.ts";
import { checkCoupon } from "#core/promotions/check-coupon.ts";
import { parseProgram } from "#core/program/validate-program.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { Sentence } from "#core/sentence.ts";
import { balancesKnown } from "#core/value/value-account.ts";
import { sayIn } from "#locales/say.ts";
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

interface Sold {
  readonly priced: PricedBasket;
  readonly settlement: Settlement;
  /** As it is once whatever is left is paid in money. */
  readonly sale: SaleCompleted;
}

function answerRead(read: ReadRequest): Outcome<PriceAnswer, Refusal> {
  const { basket, facts } = read;
  if (basket.lines.length === 0 && read.returned === null) return fail(refusal("basketEmpty"));
  const returned = read.returned === null ? succeed(null) : takeBack(read);
  if (!returned.ok) return returned;
  const sold = basket.lines.length === 0 ? succeed(null) : sell(read);
  if (!sold.ok) return sold;
  const { settlement = null, priced = null, sale = null } = sold.value ?? {};
  return succeed({
    currency: facts.settings.currency,
    businessDate: facts.businessDate,
    lines: basket.lines.map(({ id, code, name }) => ({ lineId: id, code, name })),
    priced,
    settlement,
    points: sale?.points ?? null,
    sale: settlement?.remainingMinor === 0 ? sale : null,
    returned: returned.value,
    memberAfter: memberAfter(facts, returned.value, sale),
    why: priced === null ? [] : whyOf(priced, facts),
  });
}

/** Coupons are shown one after the other, as at the till; the first that is refused is the answer. */
function refusedCoupon({ basket, facts }: ReadRequest): Refusal | null {
  for (const [index, coupon] of basket.coupons.entries()) {
    const refused = checkCoupon(coupon, { ...basket, coupons: basket.coupons.slice(0, index) }, facts);
    if (refused !== null) return refused;
  }
  return null;
}

function sell(read: ReadRequest): Outcome<Sold, Refusal> {
  const { basket, facts } = read;
  const refused = refusedCoupon(read);
  if (refused !== null) return fail(refused);
  const priced = priceBasket(basket, facts);
  if (!priced.ok) return priced;
  const settled = settleTenders(priced.value, basket.tenders, facts);
  if (!settled.ok) return settled;
  const { remainingMinor } = settled.value;
  const rest = {
    id: numberedId("tender", basket.tenders.length + 1),
    kind: "card",
    amountMinor: remainingMinor,
  } as const;
  const paid = remainingMinor === 0 ? basket : { ...basket, tenders: [...basket.tenders, rest] };
  const decided = decideSale({
    basket: paid,
    facts,
    saleId: basket.id,
    receiptNumber: 1,
    origin: { kind: "till" },
    newSerials: basket.rewards.map((_, index) => `NEW-${index + 1}`),
  });
  if (!decided.ok) return decided;
  const earning = earnPoints(priced.value, settled.value, facts);
  return succeed({
    priced: { ...priced.value, earning },
    settlement: settled.value,
    sale: decided.value.fact.body,
  });
}

function takeBack({ facts, returned }: ReadRequest): Outcome<SaleReturned | null, Refusal> {
  if (returned === null) return succeed(null);
  const decided = decideReturn({
    returnId: numberedId("other", 2),
    receiptNumber: 2,
    reason: "returned",
    origin: { kind: "till" },
    facts,
    originalProgram: facts.program,
    value: balancesKnown(facts),
    usedSerials: facts.shared.usedSerials,
    goods: returned,
  });
  return decided.ok ? succeed(decided.value.fact.body) : decided;
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
