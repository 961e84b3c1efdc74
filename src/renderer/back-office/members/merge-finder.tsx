import { Finder } from "./member-finder.tsx";
import { useTexts } from "#renderer/session/words.ts";
import styles from "./members.module.css";

export interface MergeFinderProps {
  readonly memberRef: string;
  readonly onChoose: (memberRef: string) => void;
}

/** Looks for the profile that is the same person. */
export function MergeFinder({ memberRef, onChoose }: MergeFinderProps) {
  const text = useTexts("memberPage");
  return (
    <section className={styles.card} aria-labelledby="merge-finder">
      <h3 id="merge-finder">{text("merge")}</h3>
      <p className={styles.soft}>{text("mergeHint")}</p>
      <Finder chosen={memberRef} takesFocus={false} onChoose={onChoose} />
    </section>
  );
}
