/** Completes an exchange with nothing left to pay: what is over is paid out, which may need an approver. */
import { z } from "zod";
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import { fail, succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { REFUND_APPROVER, checkApproval } from "./approval.ts";
import { answerOfSale, completeSale } from "./complete-sale.ts";
import type { By } from "./complete-sale.ts";
import { actorOf, refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { priceOpenBasket } from "./price-open-basket.ts";
import { shopMomentAt } from "./shop-time.ts";

type FinishAnswer = Answer<CallOutput<"finishExchange">>;
type TenderAnswer = Answer<CallOutput<"takeTender">>;

const storedAnswerSchema = z.strictObject({ saleId: z.uuid() });

function earlierAnswer(engine: Engine, commandId: string): FinishAnswer | null {
  const before = engine.store.findAnswer(commandId);
  return before === undefined ? null : finished(answerOfSale(engine, storedAnswerSchema.parse(before).saleId));
}

export async function finishExchange(engine: Engine, input: CallInput<"finishExchange">): Promise<FinishAnswer> {
  const before = earlierAnswer(engine, input.commandId);
  if (before !== null) return before;
  const actor = actorOf(engine);
  const approver = await checkApproval(engine, input.approval, REFUND_APPROVER);
  if (!approver.ok) return approver;
  return earlierAnswer(engine, input.commandId) ?? finish(engine, input, { actor, approver: approver.value });
}

function finish(engine: Engine, input: CallInput<"finishExchange">, by: By): FinishAnswer {
  const { basket } = engine.openBasket;
  if (basket.id !== input.basketId || basket.revision !== input.revision) return fail(failureOf("basketChanged"));
  if (engine.store.space().state === "low") return fail(failureOf("spaceLow"));
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const price = priceOpenBasket(engine, shop.value, basket, at);
  if (!price.ok) return fail(price.failure);
  if (price.value.exchange === null) return refuse(refusal("exchangeNotPossible"));
  return finished(completeSale(engine, input.commandId, { basket, price: price.value, at }, by));
}

function finished(answer: TenderAnswer): FinishAnswer {
  if (!answer.ok) return answer;
  // What is left to pay is refused before anything is committed, so an answer is that of a sale.
  if (answer.value.state !== "completed") return fail(failureOf("basketChanged"));
  const { sale, view } = answer.value;
  return succeed({ sale, view });
}
