import { NativeSelect } from "@mantine/core";
import { useCallback, useState } from "react";
import type { DraftSummary, VersionView } from "#contract/program-calls.ts";
import { formatDate } from "#locales/say.ts";
import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import { useAsk, useCommands, useSession } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { ChangeList } from "./change-list.tsx";
import { ProgramEditor } from "./program-editor.tsx";
import styles from "./program.module.css";

/** The versions of the programme and the drafts of the next one; a draft opens in the editor. */
export function ProgramPage() {
  const [draftId, setDraftId] = useState<string | null>(null);
  const close = useCallback(() => setDraftId(null), []);
  if (draftId !== null) return <ProgramEditor key={draftId} draftId={draftId} onClose={close} />;
  return <Versions onDraft={setDraftId} />;
}

const keyOf = ({ id, version }: VersionView): string => `${id} ${version}`;

function Versions({ onDraft }: { readonly onDraft: (draftId: string) => void }) {
  const text = useTexts("program");
  const { failure } = useSpeaker();
  const answer = useAsk("listPrograms", {});
  const drafts = useAsk("listDrafts", {});
  const [chosen, setChosen] = useState<string | null>(null);
  if (answer === undefined || drafts === undefined) return <EmptyState title={text("loading")} />;
  if (!answer.ok) return <EmptyState title={failure(answer.failure)} />;
  const versions = answer.value;
  const current = versions.find((one) => keyOf(one) === chosen) ?? versions.find(({ state }) => state === "inForce");
  return (
    <div className={styles.overview}>
      <div className={styles.list}>
        {drafts.ok ? <Drafts drafts={drafts.value} onDraft={onDraft} /> : null}
        <h2>{text("history")}</h2>
        <ul aria-label={text("history")}>
          {versions.map((version) => (
            <VersionRow
              key={keyOf(version)}
              version={version}
              isChosen={version === current}
              onChoose={() => setChosen(keyOf(version))}
            />
          ))}
        </ul>
      </div>
      {current === undefined ? (
        <EmptyState title={text("noVersions")} />
      ) : (
        <VersionDetail key={keyOf(current)} version={current} versions={versions} onDraft={onDraft} />
      )}
    </div>
  );
}

interface VersionRowProps {
  readonly version: VersionView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function VersionRow({ version, isChosen, onChoose }: VersionRowProps) {
  const text = useTexts("program");
  const { language } = useSpeaker();
  return (
    <li>
      <button type="button" className={styles.entry} aria-current={isChosen ? "true" : undefined} onClick={onChoose}>
        <span className={styles.entryTitle}>
          {text("versionNumber", { version: version.version })}{" "}
          <span className={styles[version.state]}>{text(`state_${version.state}`)}</span>
        </span>
        <span className={styles.hint}>{text("from", { date: formatDate(version.effectiveFrom, language) })}</span>
      </button>
    </li>
  );
}

interface DraftsProps {
  readonly drafts: readonly DraftSummary[];
  readonly onDraft: (draftId: string) => void;
}

function Drafts({ drafts, onDraft }: DraftsProps) {
  const text = useTexts("program");
  const { time } = useSpeaker();
  const { run } = useCommands();
  return (
    <>
      <h2>{text("drafts")}</h2>
      {drafts.length === 0 ? <p className={styles.hint}>{text("noDrafts")}</p> : null}
      <ul aria-label={text("drafts")} hidden={drafts.length === 0}>
        {drafts.map(({ draftId, revision, name, updatedAtMs, updatedBy }) => (
          <li key={draftId} className={styles.draftRow}>
            <button type="button" className={styles.entry} onClick={() => onDraft(draftId)}>
              <span className={styles.entryTitle}>{name || text("unnamed")}</span>
              <span className={styles.hint}>{text("changedBy", { name: updatedBy, time: time(updatedAtMs) })}</span>
            </button>
            <Button tone="quiet" onClick={() => void run("deleteDraft", { draftId, revision })}>
              {text("remove")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface VersionDetailProps {
  readonly version: VersionView;
  readonly versions: readonly VersionView[];
  readonly onDraft: (draftId: string) => void;
}

function VersionDetail({ version, versions, onDraft }: VersionDetailProps) {
  const text = useTexts("program");
  const { language } = useSpeaker();
  const session = useSession();
  const { run, refuse } = useCommands();
  const { id, version: number, effectiveFrom, publishedBy } = version;
  const others = versions.filter((one) => one !== version);
  const [other, setOther] = useState(() => {
    const before = versions[versions.indexOf(version) + 1] ?? others[0];
    return before === undefined ? "" : keyOf(before);
  });
  const compared = others.find((one) => keyOf(one) === other);
  const begin = async (): Promise<void> => {
    const program = await session.ask("getProgram", { id, version: number });
    if (!program.ok) {
      refuse(program.failure);
      return;
    }
    const saved = await run("saveDraft", { draftId: null, revision: null, document: program.value });
    if (saved.ok) onDraft(saved.value.draftId);
  };
  const label = (one: VersionView): string => text("versionNumber", { version: one.version });
  return (
    <section className={styles.detail} aria-label={label(version)}>
      <Stack gap={4}>
        <header>
          <h2 className={styles.sectionTitle}>
            {label(version)} <span className={styles[version.state]}>{text(`state_${version.state}`)}</span>
          </h2>
          <p>{text("from", { date: formatDate(effectiveFrom, language) })}</p>
          <p className={styles.hint}>
            {publishedBy === null ? text("publishedAtSetUp") : text("publishedBy", { name: publishedBy })}
          </p>
        </header>
        <Row>
          <Button tone="main" onClick={() => void begin()}>
            {text("beginDraft")}
          </Button>
        </Row>
        {compared === undefined ? (
          <p className={styles.hint}>{text("firstVersion")}</p>
        ) : (
          <>
            <NativeSelect
              className={styles.figure}
              label={text("compareWith")}
              value={other}
              data={others.map((one) => ({ value: keyOf(one), label: label(one) }))}
              onChange={(event) => setOther(event.currentTarget.value)}
            />
            <ChangeList
              before={{ kind: "version", id: compared.id, version: compared.version }}
              after={{ kind: "version", id, version: number }}
            />
          </>
        )}
      </Stack>
    </section>
  );
}
