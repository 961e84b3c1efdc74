/** One draft with its document and what is wrong with it. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { judgeDocument } from "./judge-document.ts";
import { draftSummaryOf } from "./list-drafts.ts";

export function getDraft({ store }: Engine, { draftId }: CallInput<"getDraft">): Answer<CallOutput<"getDraft">> {
  const draft = store.drafts.find(draftId);
  if (draft === null) return refuse(refusal("programNotFound"));
  const { problems, warnings } = judgeDocument(store, draft.document);
  return succeed({ ...draftSummaryOf(store, draft), problems, warnings, document: draft.document });
}
