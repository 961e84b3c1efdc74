/**
 * Takes goods of a sale back. After the commit, and only then, the drawer opens (when cash goes out) and the receipt
 * prints, from jobs that were committed with the return.
 *
 *   known command? ─► answer as before
 *   approver's PIN, if one was typed ─► compared, which takes time
 *   known command? ─► somebody else sent it meanwhile
 *   sale + earlier returns + member ─► decided anew ─┬─ needs an approver, has none ─► refused
 *                                                    └─ return + jobs, one commit
 */
import { z } from "zod";
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { assert } from "#core/assert.ts";
import { succeed } from "#core/outcome.ts";
import { REFUND_APPROVER, checkApproval, refundNeeds } from "./approval.ts";
import { actorOf, refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { getBasket } from "./get-basket.ts";
import { jobsOfReturn } from "./print-jobs.ts";
import { decideReturnOfSale } from "./return-of-sale.ts";
import { saleViewOf } from "./sale-view.ts";

type ReturnAnswer = Answer<CallOutput<"returnGoods">>;

const storedAnswerSchema = z.strictObject({ returnId: z.uuid() });

/** The answer of a return command that was done before; null when it was not. */
export function earlierReturnAnswer(engine: Engine, commandId: string): ReturnAnswer | null {
  const before = engine.store.findAnswer(commandId);
  return before === undefined ? null : answerOfReturn(engine, storedAnswerSchema.parse(before).returnId);
}

export function answerOfReturn(engine: Engine, returnId: string): ReturnAnswer {
  const stored = engine.store.sales.find(returnId);
  assert(stored !== null, "a committed return is found by its id");
  const view = getBasket(engine);
  return view.ok ? succeed({ returned: saleViewOf(engine, stored), view: view.value }) : view;
}

export async function returnGoods(engine: Engine, input: CallInput<"returnGoods">): Promise<ReturnAnswer> {
  const before = earlierReturnAnswer(engine, input.commandId);
  if (before !== null) return before;
  const actor = actorOf(engine);
  const approver = await checkApproval(engine, input.approval, REFUND_APPROVER);
  if (!approver.ok) return approver;
  return (
    earlierReturnAnswer(engine, input.commandId) ?? commitReturn(engine, input, { actor, approver: approver.value })
  );
}

interface By {
  readonly actor: string;
  readonly approver: string | null;
}

function commitReturn(engine: Engine, input: CallInput<"returnGoods">, { actor, approver }: By): ReturnAnswer {
  const { store } = engine;
  const { commandId, reason } = input;
  const header = { returnId: engine.newId(), receiptNumber: store.sales.nextReceiptNumber(), reason };
  const decided = decideReturnOfSale(engine, input, header);
  if (!decided.ok) return decided;
  const { fact, facts, at } = decided.value;
  const needed = refundNeeds(fact.body, facts.program);
  if (needed !== null && approver === null) return refuse(needed);
  store.commit({
    commandId,
    moment: at.moment,
    actor,
    approver,
    facts: [fact],
    answer: { returnId: header.returnId },
    alongside: () => {
      for (const job of jobsOfReturn(engine, fact.body)) store.printJobs.put(job);
    },
  });
  engine.devices.wake();
  engine.topics.touch("basket", "sales", "members", "till", "devices");
  return answerOfReturn(engine, header.returnId);
}
