import { useCallback } from "react";
import { CATALOGUE } from "#locales/catalogue.ts";
import { useTexts } from "#renderer/session/words.ts";
import type { TextKey } from "#renderer/session/words.ts";

const LABELS = CATALOGUE.en.programFields;
const isLabel = (key: string): key is TextKey<"programFields"> => Object.hasOwn(LABELS, key);

/** What a field of the document is called on the screen: by its last name that is no number. */
export function useFieldLabel(): (path: string) => string {
  const text = useTexts("programFields");
  return useCallback(
    (path) => {
      const steps = path.split(".").filter((step) => !/^\d+$/.test(step));
      const last = steps.at(-1) ?? "";
      const key = last === "en" || last === "zh-CN" ? "name" : last;
      return isLabel(key) ? text(key) : last;
    },
    [text],
  );
}
