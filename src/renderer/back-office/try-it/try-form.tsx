import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { CallInput } from "#contract/calls.ts";
import type { Failure } from "#contract/failures.ts";
import { isPeriod, periodOf, PRESETS, todayIn } from "./trial-period.ts";
import type { Period, Preset } from "./trial-period.ts";
import styles from "./try-it.module.css";

type Wished = CallInput<"startTrial">["program"];

/** What can be tried: drafts, the last changed first, then published versions, the newest first. */
function useChoices(): readonly { readonly label: string; readonly wished: Wished }[] {
  const text = useTexts("trial");
  const drafts = useAsk("listDrafts", {});
  const versions = useAsk("listPrograms", {});
  const nameOf = (name: string): string => (name === "" ? text("noName") : name);
  return [
    ...(drafts?.ok === true ? drafts.value : []).map(({ draftId, name }) => ({
      label: text("draftOf", { name: nameOf(name) }),
      wished: { kind: "draft" as const, draftId },
    })),
    ...(versions?.ok === true ? versions.value : []).map(({ id, version, name, effectiveFrom }) => ({
      label: text("versionOf", { version, name: nameOf(name), date: effectiveFrom }),
      wished: { kind: "version" as const, id, version },
    })),
  ];
}

export function TryForm({ isRunning }: { readonly isRunning: boolean }) {
  const text = useTexts("trial");
  const { timeZone, failure: say } = useSpeaker();
  const commands = useCommands();
  const choices = useChoices();
  const [chosen, setChosen] = useState(0);
  const [preset, setPreset] = useState<Preset | "own">("lastMonth");
  const [today] = useState(() => todayIn(timeZone, Date.now()));
  const [own, setOwn] = useState<Period>(() => periodOf("lastMonth", today));
  const [refused, setRefused] = useState<Failure | null>(null);
  const period = preset === "own" ? own : periodOf(preset, today);
  const choice = choices[chosen];
  const start = async (): Promise<void> => {
    if (choice === undefined) return;
    const answer = await commands.quietly("startTrial", { program: choice.wished, ...period });
    setRefused(answer.ok ? null : answer.failure);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <NativeSelect
        label={text("program")}
        value={String(chosen)}
        data={choices.map(({ label }, index) => ({ value: String(index), label }))}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
      />
      <ChoiceBar
        label={text("period")}
        value={preset}
        onChoose={setPreset}
        choices={[...PRESETS, "own" as const].map((value) => ({ value, label: text(`period_${value}`) }))}
      />
      {preset === "own" ? (
        <OwnPeriod period={own} onChange={setOwn} />
      ) : (
        <p className={styles.hint}>{text("periodIs", { from: period.from, through: period.through })}</p>
      )}
      {refused === null ? null : <Notice tone="bad" title={say(refused)} />}
      <div>
        <Button
          tone="main"
          submit
          disabled={isRunning || choice === undefined || !isPeriod(period)}
          data-part="start-trial"
        >
          {text("start")}
        </Button>
      </div>
    </form>
  );
}

function OwnPeriod({ period, onChange }: { readonly period: Period; readonly onChange: (period: Period) => void }) {
  const text = useTexts("trial");
  return (
    <div className={styles.pair}>
      <TextInput
        type="date"
        label={text("from")}
        value={period.from}
        error={isPeriod(period) ? null : text("datesNeeded")}
        onChange={(event) => onChange({ ...period, from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={text("through")}
        value={period.through}
        onChange={(event) => onChange({ ...period, through: event.currentTarget.value })}
      />
    </div>
  );
}
