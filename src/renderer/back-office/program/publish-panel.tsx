import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Failure } from "#contract/failures.ts";
import type { VersionView } from "#contract/program-calls.ts";
import { Button } from "#renderer/kit/button.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { formatDate } from "#locales/say.ts";
import { useOffice } from "../office/use-office.ts";
import { ChangeList } from "./change-list.tsx";
import { useDraft } from "./use-draft.ts";
import { useFieldLabel } from "./use-field-label.ts";
import styles from "./program.module.css";

/** The last look before a version counts: from when, what is doubtful, what differs from the one in force. */
export function PublishPanel({ onPublished }: { readonly onPublished: () => void }) {
  const text = useTexts("program");
  const label = useFieldLabel();
  const { till } = useOffice();
  const { failure } = useSpeaker();
  const draft = useDraft();
  const [from, setFrom] = useState(till.businessDate ?? "");
  const [read, setRead] = useState(false);
  const { refused, publish } = usePublish(onPublished);
  const versions = useAsk("listPrograms", {});
  const list = versions?.ok === true ? versions.value : [];
  const problems = draft.remarks.filter(({ tone }) => tone === "problem").length;
  const warnings = draft.remarks.length - problems;
  const past = till.businessDate !== null && from < till.businessDate;

  return (
    <section aria-label={text("publish")} className={styles.fields}>
      <h2 className={styles.sectionTitle}>{text("publish")}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void publish(from, read);
        }}
      >
        <Stack gap={4}>
          <TextInput
            className={styles.figure}
            type="date"
            label={label("effectiveFrom")}
            description={text("effectiveHint")}
            value={from}
            min={till.businessDate ?? undefined}
            error={past ? text("startsInPast") : null}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <Displaced versions={list} from={from} />
          {warnings > 0 ? (
            <Checkbox
              label={text("warningsRead", { count: warnings })}
              checked={read}
              onChange={(event) => setRead(event.currentTarget.checked)}
            />
          ) : null}
          {problems > 0 ? <Notice tone="bad">{text("mendFirst")}</Notice> : null}
          {refused === null ? null : <Notice tone="bad">{failure(refused)}</Notice>}
          <Row>
            <Button
              tone="main"
              size="large"
              submit
              disabled={problems > 0 || past || from === "" || (warnings > 0 && !read)}
            >
              {text("publishNow")}
            </Button>
          </Row>
          <Changes versions={list} />
        </Stack>
      </form>
    </section>
  );
}

/** What was not saved yet is saved first: what is published is what is on the screen. */
function usePublish(onPublished: () => void) {
  const { draftId, settle } = useDraft();
  const { quietly } = useCommands();
  const [refused, setRefused] = useState<Failure | null>(null);
  const publish = async (effectiveFrom: string, acceptWarnings: boolean): Promise<void> => {
    const revision = await settle();
    if (revision === null) return;
    const answer = await quietly("publishProgram", { draftId, revision, effectiveFrom, acceptWarnings });
    if (answer.ok) onPublished();
    else setRefused(answer.failure);
  };
  return { refused, publish };
}

interface VersionsProps {
  readonly versions: readonly VersionView[];
}

/** Planned versions that this one takes the place of. */
function Displaced({ versions, from }: VersionsProps & { readonly from: string }) {
  const text = useTexts("program");
  const { language } = useSpeaker();
  const displaced = versions.filter(({ state, effectiveFrom }) => state === "planned" && effectiveFrom >= from);
  if (displaced.length === 0) return null;
  return (
    <Notice tone="warn">
      {displaced.map(({ version, effectiveFrom }) => (
        <p key={version}>{text("displaces", { version, date: formatDate(effectiveFrom, language) })}</p>
      ))}
    </Notice>
  );
}

function Changes({ versions }: VersionsProps) {
  const text = useTexts("program");
  const { draftId, revision, remarks, saving } = useDraft();
  const inForce = versions.find(({ state }) => state === "inForce");
  const isReady = saving === "saved" && remarks.every(({ tone }) => tone === "warning");
  return (
    <>
      <h3 className={styles.subtitle}>{text("changesToForce")}</h3>
      {inForce === undefined || !isReady ? (
        <p className={styles.hint}>{text("changesLater")}</p>
      ) : (
        <ChangeList
          key={revision}
          before={{ kind: "version", id: inForce.id, version: inForce.version }}
          after={{ kind: "draft", draftId }}
        />
      )}
    </>
  );
}
