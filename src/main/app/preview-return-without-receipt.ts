/** What taking the open basket back would do; nothing is kept. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { ReturnPreview } from "#contract/return-views.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { REFUND_APPROVER, approvalView } from "./approval.ts";
import type { Engine } from "./engine.ts";
import { decideReturnOfBasket } from "./return-of-basket.ts";
import { PREVIEW_HEADER } from "./return-of-sale.ts";
import { returnEffectsOf } from "./return-preview.ts";

export function previewReturnWithoutReceipt(
  engine: Engine,
  { refund }: CallInput<"previewReturnWithoutReceipt">,
): Answer<ReturnPreview> {
  const decided = decideReturnOfBasket(engine, refund, PREVIEW_HEADER);
  if (!decided.ok) return decided;
  const { fact, facts } = decided.value;
  return succeed({
    ...returnEffectsOf(engine.store, fact.body, facts.program),
    approval: approvalView(engine, refusal("approvalNeeded"), REFUND_APPROVER),
  });
}
