import { useState } from "react";
import type { Failure } from "#contract/failures.ts";
import { Notice } from "#renderer/kit/notice.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";

/** What became of a form's command: nothing yet, kept, or refused with its sentence. */
export function useSaid() {
  const words = useTexts("words");
  const { failure } = useSpeaker();
  const [said, setSaid] = useState<"saved" | Failure | null>(null);
  return {
    tell: (answer: { readonly ok: true } | { readonly ok: false; readonly failure: Failure }): void =>
      setSaid(answer.ok ? "saved" : answer.failure),
    notice: (
      <output>
        {said === null ? null : said === "saved" ? (
          <Notice tone="good">{words("saved")}</Notice>
        ) : (
          <Notice tone="bad">{failure(said)}</Notice>
        )}
      </output>
    ),
  };
}
