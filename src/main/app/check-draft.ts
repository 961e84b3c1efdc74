/** What is wrong with a draft and what is doubtful about it. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { judgeDocument } from "./judge-document.ts";

export function checkDraft({ store }: Engine, { draftId }: CallInput<"checkDraft">): Answer<CallOutput<"checkDraft">> {
  const draft = store.drafts.find(draftId);
  if (draft === null) return refuse(refusal("programNotFound"));
  const { problems, warnings } = judgeDocument(store, draft.document);
  return succeed({ problems, warnings });
}
