import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { Remark } from "./judge-draft.ts";
import { useFieldLabel } from "./use-field-label.ts";
import { useDraft } from "./use-draft.ts";
import styles from "./program.module.css";

const SHOWN_MAX = 8;

/** What has to be mended, or what is doubtful: each sentence goes to its field. */
export function RemarkList({ onShow }: { readonly onShow: (path: string) => void }) {
  const text = useTexts("program");
  const { remarks } = useDraft();
  if (remarks.length === 0) return null;
  const bad = remarks.some(({ tone }) => tone === "problem");
  return (
    <section className={bad ? styles.problems : styles.warnings} aria-label={text("remarks")} data-part="remarks">
      <p className={styles.remarkTitle}>{text(bad ? "problemCount" : "warningCount", { count: remarks.length })}</p>
      <ul>
        {remarks.slice(0, SHOWN_MAX).map((remark) => (
          <li key={`${remark.path} ${remark.sentence.key}`} className={styles.remark}>
            <RemarkSentence remark={remark} />
            <button type="button" className={styles.jump} onClick={() => onShow(remark.path)}>
              {text("goThere")}
            </button>
          </li>
        ))}
      </ul>
      {remarks.length > SHOWN_MAX ? <p>{text("moreRemarks", { count: remarks.length - SHOWN_MAX })}</p> : null}
    </section>
  );
}

function RemarkSentence({ remark: { path, sentence } }: { readonly remark: Remark }) {
  const { why } = useSpeaker();
  const label = useFieldLabel();
  return <span>{why({ key: sentence.key, values: { ...sentence.values, path: label(path) || path } })}</span>;
}
