import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Failure } from "#contract/failures.ts";
import { Button } from "#renderer/kit/button.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { formatDate } from "#locales/say.ts";
import { useOffice } from "../office/use-office.ts";
import { ChangeList } from "./change-list.tsx";
import { useDraft } from "./use-draft.ts";
import styles from "./program.module.css";

/** The last look before a version counts: from when, what is doubtful, what differs from the one in force. */
export function PublishPanel({ onPublished }: { readonly onPublished: () => void }) {
  const text = useTexts("program");
  const { till } = useOffice();
  const { failure, language } = useSpeaker();
  const draft = useDraft();
  const { quietly } = useCommands();
  const [from, setFrom] = useState(till.businessDate ?? "");
  const [read, setRead] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const versions = useAsk("listPrograms", {});
  const list = versions?.ok === true ? versions.value : [];
  const inForce = list.find(({ state }) => state === "inForce");
  const displaced = list.filter(({ state, effectiveFrom }) => state === "planned" && effectiveFrom >= from);
  const problems = draft.remarks.filter(({ tone }) => tone === "problem").length;
  const warnings = draft.remarks.length - problems;
  const past = till.businessDate !== null && from < till.businessDate;

  const publish = async (): Promise<void> => {
    const revision = await draft.settle();
    if (revision === null) return;
    const answer = await quietly("publishProgram", {
      draftId: draft.draftId,
      revision,
      effectiveFrom: from,
      acceptWarnings: read,
    });
    if (answer.ok) onPublished();
    else setRefused(answer.failure);
  };
  return (
    <section aria-label={text("publish")} className={styles.fields}>
      <h2 className={styles.sectionTitle}>{text("publish")}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void publish();
        }}
      >
        <Stack gap={4}>
          <TextInput
            className={styles.figure}
            type="date"
            label={text("f_effectiveFrom")}
            description={text("effectiveHint")}
            value={from}
            min={till.businessDate ?? undefined}
            error={past ? text("startsInPast") : null}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          {displaced.length === 0 ? null : (
            <Notice tone="warn">
              {displaced.map(({ version, effectiveFrom }) => (
                <p key={version}>{text("displaces", { version, date: formatDate(effectiveFrom, language) })}</p>
              ))}
            </Notice>
          )}
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
          <h3 className={styles.subtitle}>{text("changesToForce")}</h3>
          {inForce === undefined || problems > 0 || draft.saving !== "saved" ? (
            <p className={styles.hint}>{text("changesLater")}</p>
          ) : (
            <ChangeList
              key={draft.revision}
              before={{ kind: "version", id: inForce.id, version: inForce.version }}
              after={{ kind: "draft", draftId: draft.draftId }}
            />
          )}
        </Stack>
      </form>
    </section>
  );
}
