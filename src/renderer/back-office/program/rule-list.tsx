import type { ReactNode } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { freeId, listAt, textAt, withoutItem } from "./document-path.ts";
import { fieldId } from "./fields.tsx";
import { useDraft } from "./use-draft.ts";
import { useEditor } from "./use-editor.ts";
import styles from "./program.module.css";

/** Rules whose ids must differ among each other. */
const ONE_NAMESPACE = ["promotions", "coupons", "rewards", "earning.bonuses"];

export interface RuleListProps {
  readonly path: string;
  readonly emptyTitle: string;
  /** What can be added, each with the rule that it begins as. */
  readonly additions: readonly { readonly label: string; readonly first: Readonly<Record<string, unknown>> }[];
  /** What stands behind the name in the list. */
  readonly detailOf?: (rule: unknown) => string;
  readonly children: (path: string) => ReactNode;
}

/** Rules of one kind: a line each, and the fields of the one that is open. */
export function RuleList({ path, emptyTitle, additions, detailOf, children }: RuleListProps) {
  const text = useTexts("program");
  const { language } = useSpeaker();
  const { document, set, replace, remarks } = useDraft();
  const { openRule, show } = useEditor();
  const rules = listAt(document, path);
  const add = (first: Readonly<Record<string, unknown>>): void => {
    const lists = ONE_NAMESPACE.includes(path) ? ONE_NAMESPACE : [path];
    const stem = path.split(".").at(-1)?.replace(/s$/, "") ?? "rule";
    set(`${path}.${rules.length}`, { id: freeId(document, lists, stem), ...first });
    show(`${path}.${rules.length}`);
  };
  return (
    <div className={styles.rules}>
      {rules.length === 0 ? <EmptyState title={emptyTitle} /> : null}
      {rules.map((rule, place) => {
        const at = `${path}.${place}`;
        const isOpen = openRule === at;
        const marks = remarks.filter((one) => one.path === at || one.path.startsWith(`${at}.`));
        return (
          <section key={at} className={isOpen ? styles.openRule : styles.rule}>
            <button
              type="button"
              id={fieldId(at)}
              className={styles.ruleHead}
              aria-expanded={isOpen}
              onClick={() => show(isOpen ? path : at)}
            >
              <span className={styles.ruleName}>{textAt(rule, `name.${language}`) || textAt(rule, "id")}</span>
              <span className={styles.ruleDetail}>{detailOf?.(rule)}</span>
              <span className={marks.some(({ tone }) => tone === "problem") ? styles.badCount : styles.warnCount}>
                {marks.length === 0 ? "" : text("remarkCount", { count: marks.length })}
              </span>
            </button>
            {isOpen ? (
              <div className={styles.ruleBody}>
                {children(at)}
                <Button tone="danger" onClick={() => replace(withoutItem(document, path, place))}>
                  {text("removeRule")}
                </Button>
              </div>
            ) : null}
          </section>
        );
      })}
      <div className={styles.additions}>
        {additions.map(({ label, first }) => (
          <Button key={label} onClick={() => add(first)}>
            + {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
