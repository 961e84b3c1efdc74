import { useCallback, useEffect, useMemo, useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { useSession } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { Answer } from "#contract/contract.ts";
import { useStepBack } from "../office/use-office.ts";
import { textAt } from "./document-path.ts";
import { fieldId } from "./fields.tsx";
import { PublishPanel } from "./publish-panel.tsx";
import { RemarkList } from "./remark-list.tsx";
import { SECTIONS, ruleOf, sectionOf } from "./sections.ts";
import { DraftContext, useOpenDraft } from "./use-draft.ts";
import type { Draft, OpenedDraft } from "./use-draft.ts";
import { EditorContext } from "./use-editor.ts";
import styles from "./program.module.css";

export interface ProgramEditorProps {
  readonly draftId: string;
  readonly onClose: () => void;
}

/** Loads the draft once: from then on the screen is ahead of the till, not behind it. */
export function ProgramEditor({ draftId, onClose }: ProgramEditorProps) {
  const session = useSession();
  const { failure } = useSpeaker();
  const text = useTexts("program");
  const [answer, setAnswer] = useState<Answer<OpenedDraft> | null>(null);
  useEffect(() => {
    let wanted = true;
    void session.ask("getDraft", { draftId }).then((loaded) => {
      if (wanted) setAnswer(loaded);
    });
    return () => {
      wanted = false;
    };
  }, [session, draftId]);
  useStepBack(onClose);
  if (answer === null) return <EmptyState title={text("loading")} />;
  if (!answer.ok) {
    return (
      <EmptyState title={failure(answer.failure)}>
        <Button onClick={onClose}>{text("backToVersions")}</Button>
      </EmptyState>
    );
  }
  return <OpenEditor opened={answer.value} onClose={onClose} />;
}

function OpenEditor({ opened, onClose }: { readonly opened: OpenedDraft; readonly onClose: () => void }) {
  const text = useTexts("program");
  const draft = useOpenDraft(opened);
  const { section, openRule, show, goTo } = usePlace();
  const editor = useMemo(() => ({ openRule, show }), [openRule, show]);
  const current = SECTIONS.find(({ id }) => id === section);
  return (
    <DraftContext value={draft}>
      <EditorContext value={editor}>
        <div className={styles.editor}>
          <header className={styles.editorHead}>
            <h2>{textAt(draft.document, "name") || text("unnamed")}</h2>
            <SavingState draft={draft} />
            <Button tone="quiet" keyName="Esc" onClick={onClose}>
              {text("backToVersions")}
            </Button>
            <Button tone="main" onClick={() => goTo("publish")}>
              {text("publishDots")}
            </Button>
          </header>
          <SectionList section={section} onOpen={goTo} />
          <div className={styles.editorBody}>
            <RemarkList onShow={show} />
            {current === undefined ? (
              <PublishPanel onPublished={onClose} />
            ) : (
              <section aria-label={text(current.titleKey)} className={styles.fields}>
                <h2 className={styles.sectionTitle}>{text(current.titleKey)}</h2>
                <current.Fields />
              </section>
            )}
          </div>
        </div>
      </EditorContext>
    </DraftContext>
  );
}

/** Which section, which rule; going to a field waits until it is on the screen. */
function usePlace() {
  const [section, setSection] = useState(SECTIONS[0].id);
  const [openRule, setOpenRule] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ readonly path: string } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    let path = wanted.path;
    while (path !== "") {
      const found = document.getElementById(fieldId(path));
      if (found !== null) {
        found.scrollIntoView({ block: "center" });
        found.focus();
        return;
      }
      path = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "";
    }
  }, [wanted]);
  const show = useCallback((path: string) => {
    setSection(sectionOf(path));
    setOpenRule(ruleOf(path));
    setWanted({ path });
  }, []);
  const goTo = useCallback((next: string) => {
    setSection(next);
    setOpenRule(null);
  }, []);
  return { section, openRule, show, goTo };
}

function SavingState({ draft: { saving } }: { readonly draft: Draft }) {
  const text = useTexts("program");
  const { failure } = useSpeaker();
  return (
    <output className={styles.saving} data-part="saving">
      {typeof saving === "string" ? (
        text(`saving_${saving}`)
      ) : (
        <strong className={styles.bad}>{failure(saving)}</strong>
      )}
    </output>
  );
}

function SectionList({ section, onOpen }: { readonly section: string; readonly onOpen: (id: string) => void }) {
  const text = useTexts("program");
  return (
    <nav className={styles.sections} aria-label={text("sections")}>
      {SECTIONS.map(({ id, titleKey }) => (
        <button
          key={id}
          type="button"
          className={styles.sectionLink}
          aria-current={id === section ? "page" : undefined}
          onClick={() => onOpen(id)}
        >
          {text(titleKey)}
        </button>
      ))}
    </nav>
  );
}
