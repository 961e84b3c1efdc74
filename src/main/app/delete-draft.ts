/** Throws a draft away, if nobody else has changed it meanwhile. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";

export function deleteDraft(engine: Engine, input: CallInput<"deleteDraft">): Answer<Record<string, never>> {
  const { store, commands } = engine;
  const { commandId, draftId, revision } = input;
  if (commands.find(commandId) !== null) return succeed({});
  const draft = store.drafts.find(draftId);
  if (draft === null) return refuse(refusal("programNotFound"));
  if (draft.revision !== revision) return refuse(refusal("programChangedMeanwhile"));
  const recent = store.write(() => {
    store.drafts.remove(draftId);
    return commands.write({ id: commandId, result: null });
  });
  commands.keep(recent);
  engine.topics.touch("programs");
  return succeed({});
}
