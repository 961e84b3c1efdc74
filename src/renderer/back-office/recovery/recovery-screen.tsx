/** Shown instead of everything else while the till of this folder cannot be opened: why, what is known, what to do. */
import { useEffect, useState } from "react";
import type { CallOutput } from "#contract/calls.ts";
import type { Failure } from "#contract/failures.ts";
import type { RecoveryView } from "#contract/recovery.ts";
import { Button } from "#renderer/kit/button.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { useCell } from "#renderer/session/cell.ts";
import { screenLanguage } from "#renderer/session/screen-language.ts";
import { useAsk, useCommands, useSession } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { RecoveryActions } from "./recovery-actions.tsx";
import type { Step } from "./recovery-actions.tsx";
import styles from "./recovery.module.css";

type Saved = NonNullable<CallOutput<"recover">["saved"]>;

export function RecoveryScreen() {
  const recovery = useAsk("getRecovery", {});
  const view = recovery?.ok === true ? recovery.value : null;
  useSystemLanguage();
  const { take, working, refused, saved } = useSteps();
  const text = useTexts("recovery");
  const { failure } = useSpeaker();
  if (view === null) return null;
  return (
    <main className={styles.screen}>
      <LanguageChoice />
      <div className={styles.page}>
        <h1 className={styles.title}>{text("title")}</h1>
        <Notice tone="bad" title={failure(view.failure)}>
          <p>{text("nothingChanged")}</p>
        </Notice>
        <KnownFigures view={view} />
        <output className={styles.said}>
          {working ? <Notice tone="plain">{text("working")}</Notice> : null}
          {saved === null ? null : (
            <Notice tone={saved.toTheEnd ? "good" : "warn"}>
              {text(saved.toTheEnd ? "savedWhole" : "savedPart", { entries: saved.entries, file: saved.file })}
            </Notice>
          )}
        </output>
        <div role="alert">{refused === null ? null : <Notice tone="bad">{failure(refused)}</Notice>}</div>
        <RecoveryActions view={view} working={working} onStep={(step) => void take(step)} />
      </div>
    </main>
  );
}

function useSteps() {
  const session = useSession();
  const { quietly } = useCommands();
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const take = async (step: Step): Promise<void> => {
    setWorking(true);
    setRefused(null);
    const answer = await quietly("recover", { step });
    setWorking(false);
    if (!answer.ok) setRefused(answer.failure);
    else setSaved(answer.value.saved);
    // Another state, another folder's contents, or an open till: everything is asked anew.
    await session.queries.invalidateQueries();
  };
  return { take, working, refused, saved };
}

function KnownFigures({ view }: { readonly view: RecoveryView }) {
  const text = useTexts("recovery");
  const { count } = useSpeaker();
  const { lastEntry, knownEntry } = view;
  const missing = lastEntry !== null && knownEntry !== null && knownEntry > lastEntry ? knownEntry - lastEntry : null;
  const figures = [
    [text("state"), view.failure.code],
    [text("folder"), view.dataFolder],
    [text("lastEntry"), lastEntry === null ? null : count(lastEntry)],
    [text("knownEntry"), knownEntry === null ? null : count(knownEntry)],
    [text("missing"), missing === null ? null : count(missing)],
  ] as const;
  return (
    <section aria-label={text("known")}>
      <dl className={styles.figures}>
        {figures.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

/** No till, no shop, no chosen language: the machine's own, until the till can say. */
function useSystemLanguage(): void {
  useEffect(() => {
    if (screenLanguage.read() === null && navigator.language.startsWith("zh")) screenLanguage.write("zh-CN");
    return () => screenLanguage.write(null);
  }, []);
}

function LanguageChoice() {
  const language = useCell(screenLanguage) ?? "en";
  return (
    <div className={styles.language}>
      <Button tone="quiet" lang="en" aria-pressed={language === "en"} onClick={() => screenLanguage.write("en")}>
        English
      </Button>
      <Button
        tone="quiet"
        lang="zh-CN"
        aria-pressed={language === "zh-CN"}
        onClick={() => screenLanguage.write("zh-CN")}
      >
        简体中文
      </Button>
    </div>
  );
}
