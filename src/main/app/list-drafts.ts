/** The drafts of programmes, the last changed first. */
import type { Answer } from "#contract/contract.ts";
import type { DraftSummary } from "#contract/program-calls.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { succeed } from "#core/outcome.ts";
import type { StoredDraft } from "#main/store/draft-table.ts";
import type { Store } from "#main/store/store.ts";
import type { Engine } from "./engine.ts";

export function listDrafts({ store }: Engine): Answer<DraftSummary[]> {
  return succeed(store.drafts.list(LIMITS.pageRows).map((draft) => draftSummaryOf(store, draft)));
}

/** A draft without its document, and who touched it last by name. */
export function draftSummaryOf({ staff }: Pick<Store, "staff">, draft: StoredDraft): DraftSummary {
  const { id, revision, name, updatedAtMs, updatedBy } = draft;
  return { draftId: id, revision, name, updatedAtMs, updatedBy: staff.find(updatedBy)?.name ?? "" };
}
