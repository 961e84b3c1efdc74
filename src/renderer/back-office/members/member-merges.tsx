import { useState } from "react";
import type { MemberPage, MergeSide } from "#contract/member-page-views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import { TextInput } from "@mantine/core";
import { formatDate } from "#locales/say.ts";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { MergeFinder } from "./merge-finder.tsx";
import { useSaid } from "./use-said.tsx";
import styles from "./members.module.css";

/** Makes one member of two, after showing both and the one; and makes two of one again. */
export function MemberMerges({ page }: { readonly page: MemberPage }) {
  const [other, setOther] = useState<string | null>(null);
  return (
    <Stack gap={4}>
      {other === null ? (
        <MergeFinder memberRef={page.ref} onChoose={setOther} />
      ) : (
        <MergePreview page={page} mergedRef={other} onEnd={() => setOther(null)} />
      )}
      <MergeList page={page} />
    </Stack>
  );
}

interface MergePreviewProps {
  readonly page: MemberPage;
  readonly mergedRef: string;
  readonly onEnd: () => void;
}

function MergePreview({ page, mergedRef, onEnd }: MergePreviewProps) {
  const { quietly } = useCommands();
  const answer = useAsk("previewMerge", { keptRef: page.ref, mergedRef });
  const text = useTexts("memberPage");
  const { failure } = useSpeaker();
  const [reason, setReason] = useState("");
  const { tell, notice } = useSaid();
  const merge = async (): Promise<void> => {
    const merged = await quietly("mergeMembers", { keptRef: page.ref, mergedRef, reason: reason.trim() });
    tell(merged);
    if (merged.ok) onEnd();
  };
  if (answer === undefined) return null;
  return (
    <section className={styles.card} aria-labelledby="merge-preview">
      <Stack gap={3}>
        <h3 id="merge-preview">{text("mergePreview")}</h3>
        {answer.ok ? <Sides preview={answer.value} /> : <Notice tone="bad">{failure(answer.failure)}</Notice>}
        <p className={styles.soft}>{text("mergeMeans")}</p>
        <ReasonField value={reason} onChange={setReason} />
        {notice}
        <Row>
          <Button tone="main" disabled={!answer.ok || reason.trim() === ""} onClick={() => void merge()}>
            {text("mergeNow")}
          </Button>
          <Button onClick={onEnd}>{text("notNow")}</Button>
        </Row>
      </Stack>
    </section>
  );
}

function ReasonField({ value, onChange }: { readonly value: string; readonly onChange: (reason: string) => void }) {
  const cashier = useTexts("cashier");
  return (
    <TextInput
      label={cashier("reason")}
      description={cashier("reasonHint")}
      value={value}
      maxLength={80}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface SidesProps {
  readonly preview: { readonly kept: MergeSide; readonly merged: MergeSide; readonly result: MergeSide };
}

function Sides({ preview }: SidesProps) {
  const text = useTexts("memberPage");
  const members = useTexts("members");
  const { count, money, local, language } = useSpeaker();
  const dated = (date: string | null): string => (date === null ? "–" : formatDate(date, language));
  const agreed = (yes: boolean): string => text(yes ? "yes" : "no");
  const rows: readonly (readonly [string, (side: MergeSide) => string])[] = [
    [members("name"), (side) => side.name ?? members("withoutName")],
    [members("cards"), (side) => count(side.cards)],
    [text("visits"), (side) => count(side.visits)],
    [text("firstVisit"), (side) => dated(side.firstVisit)],
    [text("balance"), (side) => count(side.balance)],
    [text("available"), (side) => count(side.available)],
    [text("owed"), (side) => count(side.deficit)],
    [text("tier"), (side) => (side.tier === null ? text("noTier") : local(side.tier))],
    [text("tierSince"), (side) => dated(side.tierSince)],
    [text("spent"), (side) => money(side.lifetimeSpendMinor)],
    [text("storedValue"), (side) => money(side.storedValueMinor)],
    [text("agreesMembership"), (side) => agreed(side.consent.membership)],
    [text("agreesOffers"), (side) => agreed(side.consent.marketing)],
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text("figure")}</th>
          <th scope="col">{text("keptMember")}</th>
          <th scope="col">{text("mergedMember")}</th>
          <th scope="col">{text("afterMerge")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, figure]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{figure(preview.kept)}</td>
            <td>{figure(preview.merged)}</td>
            <td>
              <strong>{figure(preview.result)}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MergeList({ page }: { readonly page: MemberPage }) {
  const { quietly } = useCommands();
  const text = useTexts("memberPage");
  const members = useTexts("members");
  const { count, language } = useSpeaker();
  const [undoing, setUndoing] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const { tell, notice } = useSaid();
  const undo = async (mergeId: string): Promise<void> => {
    const answer = await quietly("undoMerge", { memberRef: page.ref, mergeId, reason: reason.trim() });
    tell(answer);
    if (answer.ok) setUndoing(null);
  };
  return (
    <section className={styles.card} aria-labelledby="member-merges">
      <h3 id="member-merges">{text("merges")}</h3>
      {page.merges.length === 0 ? <p className={styles.soft}>{text("noMerges")}</p> : null}
      <table className={styles.table}>
        <tbody>
          {page.merges.map((merge) => (
            <tr key={merge.mergeId}>
              <td>{formatDate(merge.date, language)}</td>
              <td>
                {merge.mergedName ?? members("withoutName")}
                <div className={styles.soft}>
                  {merge.by} · {merge.reason}
                </div>
              </td>
              <td className={styles.figure}>{count(merge.points)}</td>
              <td className={styles.acts}>
                {merge.state === "undone" ? (
                  text("undone")
                ) : (
                  <Button tone="quiet" onClick={() => setUndoing(merge.mergeId)}>
                    {text("undoMerge")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {undoing === null ? null : (
        <Stack gap={2}>
          <p>{text("undoMeans")}</p>
          <ReasonField value={reason} onChange={setReason} />
          <Row>
            <Button tone="danger" disabled={reason.trim() === ""} onClick={() => void undo(undoing)}>
              {text("undoNow")}
            </Button>
            <Button onClick={() => setUndoing(null)}>{text("notNow")}</Button>
          </Row>
        </Stack>
      )}
      {notice}
    </section>
  );
}
