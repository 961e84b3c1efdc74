import { useEffect, useRef } from "react";
import { playSound } from "#renderer/kit/sounds.ts";
import { useCell } from "#renderer/session/cell.ts";
import { usePreferences } from "#renderer/session/preferences.ts";
import { useSession } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { TextKey } from "#renderer/session/words.ts";
import styles from "./message.module.css";

/** What the till answered last: said, shown in colour and heard. It stays until the next answer. */
export function MessageStrip() {
  const feedback = useCell(useSession().feedback);
  const text = useTexts("cashier");
  const { failure } = useSpeaker();
  const [{ muted }] = usePreferences();
  const heard = useRef(feedback.at);
  useEffect(() => {
    if (feedback.at === heard.current) return;
    heard.current = feedback.at;
    if (muted) return;
    if (feedback.kind === "accepted") playSound("accepted");
    if (feedback.kind === "refused") playSound("refused");
  }, [feedback, muted]);
  return (
    <>
      <div key={feedback.at} className={`${styles.flash} ${styles[feedback.kind] ?? ""}`} aria-hidden="true" />
      <output className={styles.strip} aria-live="assertive" data-part="message">
        {feedback.kind === "refused" ? (
          <p className={styles.bad}>
            <span aria-hidden="true">✕</span> {failure(feedback.failure)}
          </p>
        ) : feedback.kind === "said" ? (
          <p className={styles.good}>
            <span aria-hidden="true">✓</span> {text(feedback.key as TextKey<"cashier">, feedback.values)}
          </p>
        ) : null}
      </output>
    </>
  );
}
