import type { LiabilityView } from "#contract/liability-calls.ts";
import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { formatDate } from "#locales/say.ts";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { Breakage } from "./breakage.tsx";
import { ByAge, ByExpiry } from "./liability-parts.tsx";
import { LiabilityMonths } from "./liability-months.tsx";
import styles from "./liability.module.css";

type Liability = Extract<LiabilityView, { state: "finished" }>["liability"];

/** What the shop owes in points, gift cards and stored value. Reckoned beside the till, and kept until asked for anew. */
export function LiabilityPage() {
  const answer = useAsk("getLiability", {});
  const { run } = useCommands();
  const text = useTexts("liability");
  const { failure, time, language } = useSpeaker();
  if (answer === undefined) return null;
  if (!answer.ok) return <EmptyState title={failure(answer.failure)} />;
  const view = answer.value;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <p className={styles.soft} aria-live="polite">
          {view.state === "finished"
            ? text("asOf", {
                date: formatDate(view.liability.businessDate, language),
                time: time(view.reckonedAtMs),
              })
            : view.state === "running"
              ? text("reckoning", { done: view.done, total: view.total })
              : view.state === "failed"
                ? failure(view.failure)
                : text("notYet")}
        </p>
        <Button tone="main" disabled={view.state === "running"} onClick={() => void run("reckonLiability", {})}>
          {text("reckonAgain")}
        </Button>
      </header>
      {view.state === "finished" ? <Reckoned liability={view.liability} /> : null}
    </div>
  );
}

function Reckoned({ liability }: { readonly liability: Liability }) {
  const text = useTexts("liability");
  const { money, count } = useSpeaker();
  const { points, giftCards, storedValue, rate } = liability;
  return (
    <Stack gap={4}>
      <div className={styles.tiles}>
        <section className={styles.tile}>
          <h3>{text("pointsOutstanding")}</h3>
          <p className={styles.big}>{count(points.outstanding)}</p>
          <p className={styles.soft}>
            {points.worthMinor === null ? "" : `${text("worth")} ${money(points.worthMinor)} · `}
            {text("holders", { count: points.holders })}
          </p>
        </section>
        <section className={styles.tile}>
          <h3>{text("giftCards")}</h3>
          <p className={styles.big}>{money(giftCards.balanceMinor)}</p>
          <p className={styles.soft}>{text("cardsHeld", { count: giftCards.holders })}</p>
        </section>
        <section className={styles.tile}>
          <h3>{text("storedValue")}</h3>
          <p className={styles.big}>{money(storedValue.balanceMinor)}</p>
          <p className={styles.soft}>{text("holders", { count: storedValue.holders })}</p>
        </section>
        <Breakage breakage={points.breakage} />
      </div>
      <div className={styles.soft}>
        <p>
          {rate === null
            ? text("noRate")
            : text("rate", { money: money(rate.stepMinor), points: count(rate.stepPoints) })}
        </p>
        {points.lapsed === 0 ? null : <p>{text("lapsed", { points: count(points.lapsed) })}</p>}
        {points.owed === 0 ? null : <p>{text("owed", { points: count(points.owed) })}</p>}
      </div>
      <div className={styles.columns}>
        <ByExpiry parts={points.byExpiry} />
        <ByAge parts={points.byAge} />
      </div>
      <LiabilityMonths liability={liability} />
    </Stack>
  );
}
