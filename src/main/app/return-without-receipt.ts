/** Takes the open basket back as a return without a receipt. Nobody does that alone: somebody always approves it. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import { fail } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { REFUND_APPROVER, checkApproval } from "./approval.ts";
import { actorOf, refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { jobsOfReturn } from "./print-jobs.ts";
import { answerOfReturn, earlierReturnAnswer } from "./return-goods.ts";
import { decideReturnOfBasket } from "./return-of-basket.ts";

type ReturnAnswer = Answer<CallOutput<"returnWithoutReceipt">>;

export async function returnWithoutReceipt(
  engine: Engine,
  input: CallInput<"returnWithoutReceipt">,
): Promise<ReturnAnswer> {
  const before = earlierReturnAnswer(engine, input.commandId);
  if (before !== null) return before;
  const actor = actorOf(engine);
  const approver = await checkApproval(engine, input.approval, REFUND_APPROVER);
  if (!approver.ok) return approver;
  const meanwhile = earlierReturnAnswer(engine, input.commandId);
  if (meanwhile !== null) return meanwhile;
  if (approver.value === null) return refuse(refusal("approvalNeeded"));
  return commitReturn(engine, input, { actor, approver: approver.value });
}

function commitReturn(
  engine: Engine,
  { commandId, basketId, revision, refund, reason }: CallInput<"returnWithoutReceipt">,
  by: { readonly actor: string; readonly approver: string },
): ReturnAnswer {
  const { store, openBasket } = engine;
  const { basket } = openBasket;
  if (basket.id !== basketId || basket.revision !== revision) return fail(failureOf("basketChanged"));
  const header = { returnId: engine.newId(), receiptNumber: store.sales.nextReceiptNumber(), reason };
  const decided = decideReturnOfBasket(engine, refund, header);
  if (!decided.ok) return decided;
  const { fact, at } = decided.value;
  store.commit({
    commandId,
    moment: at.moment,
    ...by,
    facts: [fact],
    answer: { returnId: header.returnId },
    alongside: () => {
      store.baskets.clearOpen();
      for (const job of jobsOfReturn(engine, fact.body)) store.printJobs.put(job);
    },
  });
  openBasket.startNext();
  engine.devices.wake();
  engine.topics.touch("basket", "sales", "members", "till", "devices");
  return answerOfReturn(engine, header.returnId);
}
