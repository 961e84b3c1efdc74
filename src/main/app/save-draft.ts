/**
 * Saves a draft of a programme. Nothing that a person wrote is refused for being wrong: the answer says what is, and the
 * draft cannot be published before that is mended. Two writers never overwrite each other unseen.
 */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { SavedDraft } from "#contract/program-calls.ts";
import { assert } from "#core/assert.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { StoredDraft } from "#main/store/draft-table.ts";
import { actorOf, refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { judgeDocument } from "./judge-document.ts";
import { draftSummaryOf } from "./list-drafts.ts";

export function saveDraft(engine: Engine, input: CallInput<"saveDraft">): Answer<SavedDraft> {
  const { store, commands } = engine;
  const { commandId, draftId, document } = input;
  const done = commands.find(commandId);
  if (done !== null) return savedAnswer(engine, draftOfResult(engine, done.result));

  const before = draftId === null ? null : store.drafts.find(draftId);
  const refused = refusalToSave(engine, input, before);
  if (refused !== null) return refuse(refused);
  const draft: StoredDraft = {
    id: draftId ?? engine.newId(),
    revision: (before?.revision ?? 0) + 1,
    name: nameOf(document),
    document,
    updatedAtMs: engine.nowMs(),
    updatedBy: actorOf(engine),
  };
  const recent = store.write(() => {
    store.drafts.put(draft);
    return commands.write({ id: commandId, result: { draftId: draft.id } });
  });
  commands.keep(recent);
  engine.topics.touch("programs");
  return savedAnswer(engine, draft);
}

function refusalToSave(
  { store }: Engine,
  { draftId, revision, document }: CallInput<"saveDraft">,
  before: StoredDraft | null,
): Refusal | null {
  // A call without a document has none: JSON knows no `undefined`, and a draft of nothing is `null`.
  const text = JSON.stringify(document ?? null);
  if (text.length > LIMITS.draftCharacters) return refusal("programTooLarge", { max: LIMITS.draftCharacters });
  if (draftId === null) {
    const drafts = store.drafts.list(LIMITS.pageRows).length;
    return drafts < LIMITS.pageRows ? null : refusal("tooManyDrafts", { max: LIMITS.pageRows });
  }
  if (before === null) return refusal("programNotFound");
  return before.revision === revision ? null : refusal("programChangedMeanwhile");
}

function savedAnswer({ store }: Engine, draft: StoredDraft | null): Answer<SavedDraft> {
  if (draft === null) return refuse(refusal("programNotFound"));
  const { problems, warnings } = judgeDocument(store, draft.document);
  return succeed({ ...draftSummaryOf(store, draft), problems, warnings });
}

function draftOfResult({ store }: Engine, result: unknown): StoredDraft | null {
  assert(typeof result === "object" && result !== null && "draftId" in result, "a saved draft is remembered by its id");
  return store.drafts.find(String(result.draftId));
}

/** What the draft is called in a list: the programme's name, as far as it has one. */
function nameOf(document: unknown): string {
  const name = typeof document === "object" && document !== null && "name" in document ? document.name : "";
  return typeof name === "string" ? name.trim().slice(0, LIMITS.nameCharacters) : "";
}
