/** The language of this machine's screens: a preference, not a fact about the shop. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { languageField } from "#core/codec/fields.ts";
import type { Language } from "#core/codec/fields.ts";
import { succeed } from "#core/outcome.ts";
import type { Engine } from "./engine.ts";

const KEY = "screen.language";

export function setLanguage({ store, topics }: Engine, input: CallInput<"setLanguage">): Answer<Record<string, never>> {
  store.write(() => store.preferences.put(KEY, input.language));
  topics.touch("till");
  return succeed({});
}

/** What was chosen on this machine, else what the shop speaks, else English. */
export function languageOf({ store }: Pick<Engine, "store">): Language {
  const chosen = languageField.safeParse(store.preferences.get(KEY));
  return chosen.success ? chosen.data : (store.findSettings()?.language ?? "en");
}
