/**
 * Answers a price request (core/program/price-request.ts): the same functions that sell, on facts from a document, and
 * every reason as a sentence in both languages.
 */
import { z } from "zod";
import { priceBasket } from "#core/basket/price-basket.ts";
import type { PricedBasket, Settlement } from "#core/basket/priced-basket.ts";
import { settleTenders } from "#core/basket/settle-tenders.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import type { PointsOfSale } from "#core/events/sale-completed.ts";
import { earnPoints } from "#core/points/earn-points.ts";
import { pointsOfSale } from "#core/points/points-of-sale.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { priceRequestSchema, readPriceRequest } from "#core/program/price-request.ts";
import type { CurrentShop, PriceRequest } from "#core/program/price-request.ts";
import { parseProgram } from "#core/program/validate-program.ts";
import type { Refusal } from "#core/refusal.ts";
import type { Sentence } from "#core/sentence.ts";
import { sayIn } from "#locales/say.ts";
import { schemaProblems } from "./schema-problems.ts";
import type { Said, SchemaProblem } from "./schema-problems.ts";

export interface PriceAnswer {
  readonly currency: string;
  readonly businessDate: string;
  /** What each line of `priced` is called. */
  readonly lines: readonly { readonly lineId: string; readonly code: string; readonly name: string }[];
  readonly priced: PricedBasket;
  readonly settlement: Settlement;
  /** With a member and a programme: what the sale would write into the ledger once these tenders pay it. */
  readonly points: PointsOfSale | null;
  /** Every adjustment and every earning rule, in the order of the figures above. */
  readonly why: readonly { readonly of: string; readonly rule: string; readonly says: Said }[];
}

export type PriceRequestFailure =
  | { readonly kind: "notValid"; readonly problems: readonly SchemaProblem[] }
  | { readonly kind: "needsShop" }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly says: Said };

export const priceRequestJsonSchema = (): unknown => z.toJSONSchema(priceRequestSchema, { io: "input" });

export function answerPriceRequest(
  document: unknown,
  shop: CurrentShop | null,
): Outcome<PriceAnswer, PriceRequestFailure> {
  const parsed = priceRequestSchema.safeParse(document);
  if (!parsed.success) return fail({ kind: "notValid", problems: schemaProblems(priceRequestSchema, document) });
  const request: PriceRequest = parsed.data;
  if (request.program === "current" && shop === null) return fail({ kind: "needsShop" });
  const { basket, facts } = readPriceRequest(request, shop);
  const problems = problemsOfProgram(facts);
  if (problems.length > 0) return fail({ kind: "notValid", problems });

  const priced = priceBasket(basket, facts);
  if (!priced.ok) return refuse(priced.failure, facts);
  const settled = settleTenders(priced.value, basket.tenders, facts);
  if (!settled.ok) return refuse(settled.failure, facts);
  const earning = earnPoints(priced.value, settled.value, facts);
  const { amountOff } = priced.value;
  const points = earning === null ? null : pointsOfSale({ facts, settlement: settled.value, earning, amountOff });
  return succeed({
    currency: facts.settings.currency,
    businessDate: facts.businessDate,
    lines: basket.lines.map(({ id, code, name }) => ({ lineId: id, code, name })),
    priced: { ...priced.value, earning },
    settlement: settled.value,
    points,
    why: whyOf({ ...priced.value, earning }, facts),
  });
}

function bothWays(sentence: Sentence, namespace: "why" | "failures", facts: PricingFacts): Said {
  const say = sayIn(facts.settings.currency);
  return { en: say("en", namespace, sentence), "zh-CN": say("zh-CN", namespace, sentence) };
}

function whyOf(priced: PricedBasket, facts: PricingFacts): PriceAnswer["why"] {
  const ofLines = priced.lines.flatMap((line) =>
    line.adjustments.map((adjustment) => ({
      of: line.lineId,
      rule: adjustment.ruleId,
      says: bothWays(adjustment.sentence, "why", facts),
    })),
  );
  const ofEarning = (priced.earning?.rules ?? []).map((earned) => ({
    of: "earning",
    rule: earned.ruleId,
    says: bothWays(earned.sentence, "why", facts),
  }));
  return [...ofLines, ...ofEarning];
}

function refuse(refusal: Refusal, facts: PricingFacts): Outcome<never, PriceRequestFailure> {
  const sentence = { key: refusal.code, values: refusal.values };
  return fail({ kind: "refused", refusal, says: bothWays(sentence, "failures", facts) });
}

/** A programme can fit its schema and still contradict itself. */
function problemsOfProgram(facts: PricingFacts): readonly SchemaProblem[] {
  if (facts.program === null) return [];
  const parsed = parseProgram(facts.program);
  if (parsed.ok) return [];
  return parsed.failure.map(({ path, what, allowed }) => ({
    path: `program.${path}`,
    says: bothWays({ key: what, values: { path: `program.${path}`, allowed } }, "why", facts),
  }));
}
