import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { TrialView } from "#contract/trial-calls.ts";
import { TrialOutcome } from "./trial-outcome.tsx";
import { TryForm } from "./try-form.tsx";
import styles from "./try-it.module.css";

/** Trying a programme on a past period: a page of the office. */
export function TryPage() {
  const text = useTexts("trial");
  const { failure } = useSpeaker();
  const answer = useAsk("getTrial", {}, { keep: true });
  if (answer === undefined) return null;
  if (!answer.ok) return <EmptyState title={failure(answer.failure)} />;
  return (
    <div className={styles.page}>
      <section className={styles.card} aria-labelledby="try-title">
        <h2 id="try-title">{text("title")}</h2>
        <p className={styles.hint}>{text("hint")}</p>
        <TryForm isRunning={answer.value.state === "running"} />
      </section>
      <Trial view={answer.value} />
    </div>
  );
}

function Trial({ view }: { readonly view: TrialView }) {
  const text = useTexts("trial");
  const { failure } = useSpeaker();
  switch (view.state) {
    case "none":
      return <EmptyState title={text("noneYet")} />;
    case "running":
      return <Running view={view} />;
    case "cancelled":
      return <Notice tone="plain" title={text("cancelled", { name: view.asked.programName })} />;
    case "failed":
      return (
        <Notice tone="bad" title={text("failed", { name: view.asked.programName })}>
          <p>{failure(view.failure)}</p>
        </Notice>
      );
    case "finished":
      return <TrialOutcome asked={view.asked} result={view.result} />;
  }
}

function Running({ view }: { readonly view: Extract<TrialView, { state: "running" }> }) {
  const text = useTexts("trial");
  const { count } = useSpeaker();
  const commands = useCommands();
  const { asked, done, total } = view;
  return (
    <section className={styles.card} aria-busy="true">
      <p>{text("running", { name: asked.programName, from: asked.from, through: asked.through })}</p>
      <progress className={styles.progress} max={Math.max(1, total)} value={done} aria-label={text("title")} />
      <div className={styles.running}>
        <span className={styles.hint}>{text("progress", { done: count(done), total: count(total) })}</span>
        <Button tone="danger" onClick={() => void commands.run("cancelTrial", {})} data-part="cancel-trial">
          {text("cancel")}
        </Button>
      </div>
    </section>
  );
}
