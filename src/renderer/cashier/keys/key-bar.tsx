import { memo } from "react";
import { KeyCap } from "#renderer/kit/key-cap.tsx";
import { useTexts } from "#renderer/session/words.ts";
import type { TextKey } from "#renderer/session/words.ts";
import type { TillAct } from "./use-till-keys.ts";
import styles from "./keys.module.css";

export const KeyBar = memo(function KeyBar({ acts }: { readonly acts: readonly TillAct[] }) {
  const text = useTexts("cashier");
  return (
    <nav className={styles.bar} aria-label={text("keys")}>
      <div className={styles.more}>
        <span className={styles.hint}>{text("lineKeys")}</span>
        {acts
          .filter((act) => act.bar === "more")
          .map((act) => (
            <KeyButton key={act.id} act={act} />
          ))}
      </div>
      <div className={styles.main}>
        {acts
          .filter((act) => act.bar === "main")
          .map((act) => (
            <KeyButton key={act.keyName} act={act} />
          ))}
      </div>
    </nav>
  );
});

function KeyButton({ act }: { readonly act: TillAct }) {
  const text = useTexts("cashier");
  const classes = [styles.key, act.keyName === "F12" ? styles.cash : "", act.bar === "more" ? styles.small : ""];
  return (
    <button
      type="button"
      className={classes.join(" ")}
      disabled={!act.enabled}
      aria-keyshortcuts={act.keys[0]}
      data-key={act.keyName}
      onClick={act.act}
    >
      <KeyCap name={act.keyName} />
      <span>{text(`key_${act.id}` as TextKey<"cashier">)}</span>
    </button>
  );
}
