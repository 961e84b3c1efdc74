/** What a return would do, decided by the core as the return itself is; nothing is kept. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { ReturnPreview } from "#contract/return-views.ts";
import { succeed } from "#core/outcome.ts";
import { REFUND_APPROVER, approvalView, refundNeeds } from "./approval.ts";
import type { Engine } from "./engine.ts";
import { returnEffectsOf } from "./return-preview.ts";
import { PREVIEW_HEADER, decideReturnOfSale } from "./return-of-sale.ts";

export function previewReturn(engine: Engine, input: CallInput<"previewReturn">): Answer<ReturnPreview> {
  const decided = decideReturnOfSale(engine, input, PREVIEW_HEADER);
  if (!decided.ok) return decided;
  const { fact, facts } = decided.value;
  return succeed({
    ...returnEffectsOf(engine.store, fact.body, facts.program),
    approval: approvalView(engine, refundNeeds(fact.body, facts.program), REFUND_APPROVER),
  });
}
