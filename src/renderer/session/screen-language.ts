import { useCallback, useContext } from "react";
import type { Language } from "#core/codec/fields.ts";
import { createCell } from "./cell.ts";
import type { Cell } from "./cell.ts";
import { useCommands } from "./use-till.ts";
import { SpeechContext } from "./words.ts";

/** Chosen on this screen and on its way to the till; null = what the till says. */
export const screenLanguage: Cell<Language | null> = createCell<Language | null>(null);

export function useLanguage(): readonly [Language, (language: Language) => void] {
  const { language } = useContext(SpeechContext);
  const { run } = useCommands();
  const choose = useCallback(
    (next: Language) => {
      screenLanguage.write(next);
      void run("setLanguage", { language: next });
    },
    [run],
  );
  return [language, choose];
}
