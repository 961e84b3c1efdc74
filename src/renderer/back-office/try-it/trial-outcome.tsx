import { BarChart } from "#renderer/kit/bar-chart.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { TrialView } from "#contract/trial-calls.ts";
import type { TrialSide } from "#core/insights/trial-result.ts";
import { FigureTable } from "./figure-table.tsx";
import { MemberDifferences } from "./member-differences.tsx";
import { TierTable } from "./tier-table.tsx";
import styles from "./try-it.module.css";

type Finished = Extract<TrialView, { state: "finished" }>;

/** What a trial found: in words, as figures to copy, as bars, and by member. */
export function TrialOutcome({ asked, result }: Pick<Finished, "asked" | "result">) {
  const text = useTexts("trial");
  const { count } = useSpeaker();
  const { sales, returns, members, actual, draft, refused } = result;
  return (
    <div className={styles.outcome} data-part="trial-result">
      <section className={styles.card} aria-labelledby="result-title">
        <h2 id="result-title">
          {text("resultTitle", { name: asked.programName, from: asked.from, through: asked.through })}
        </h2>
        <Summary result={result} />
        <p className={styles.hint}>
          {text("replayed", { sales: count(sales), returns: count(returns), members: count(members) })}
        </p>
        {result.notes.map((note) => (
          <Notice key={note} tone="warn" title={text(`note_${note}`)} />
        ))}
        {refused.count === 0 ? null : <Refused refused={refused} />}
      </section>
      <div className={styles.columns}>
        <section className={styles.card} aria-labelledby="figures-title">
          <h2 id="figures-title">{text("figures")}</h2>
          <FigureTable actual={actual} draft={draft} />
        </section>
        <div className={styles.outcome}>
          <section className={styles.card}>
            <SideChart actual={actual} draft={draft} />
          </section>
          <section className={styles.card} aria-labelledby="tiers-title">
            <h2 id="tiers-title">{text("tiers")}</h2>
            <TierTable actual={actual.tiers} draft={draft.tiers} />
          </section>
          <MemberDifferences titleKey="gaining" members={result.gaining} />
          <MemberDifferences titleKey="losing" members={result.losing} />
        </div>
      </div>
    </div>
  );
}

/** Which of three sentences a difference is said with. */
const sizeOf = (difference: number) => (difference > 0 ? "More" : difference < 0 ? "Less" : "Same");

const changeOfWorth = ({ outstandingBefore, outstandingAfter }: TrialSide): number =>
  (outstandingAfter.worthMinor ?? 0) - (outstandingBefore.worthMinor ?? 0);

function Summary({ result: { actual, draft } }: Pick<Finished, "result">) {
  const text = useTexts("trial");
  const { money, count } = useSpeaker();
  const discount = draft.discountMinor - actual.discountMinor;
  const points = draft.points.issued - actual.points.issued;
  const worth = (draft.outstandingAfter.worthMinor ?? 0) - (actual.outstandingAfter.worthMinor ?? 0);
  return (
    <p className={styles.summary} data-part="trial-summary">
      {text(`discount${sizeOf(discount)}`, { amount: money(Math.abs(discount)) })}{" "}
      {text(`points${sizeOf(points)}`, { points: count(Math.abs(points)) })}{" "}
      {text(`liability${sizeOf(worth)}`, { amount: money(Math.abs(worth)) })}
    </p>
  );
}

function Refused({ refused }: Pick<Finished["result"], "refused">) {
  const text = useTexts("trial");
  const { failure, count } = useSpeaker();
  return (
    <Notice tone="warn" title={text("refused", { count: refused.count })}>
      <ul>
        {refused.reasons.map((reason) => (
          <li key={reason.code}>
            {count(reason.count)} × {failure({ code: reason.code, severity: "refusal", retryHelps: false, values: {} })}
          </li>
        ))}
      </ul>
      <p>{text("refusedReceipts", { numbers: refused.receiptNumbers.join(", ") })}</p>
    </Notice>
  );
}

/** Money alone, so that one line of zero serves all bars. */
function SideChart({ actual, draft }: { readonly actual: TrialSide; readonly draft: TrialSide }) {
  const text = useTexts("trial");
  const { money } = useSpeaker();
  const of = ["discount", "tendered", "worthChange"] as const;
  const valueOf = { discount: discountOf, tendered: tenderedOf, worthChange: changeOfWorth };
  const bars = of.flatMap((what) => {
    const [before, after] = [valueOf[what](actual), valueOf[what](draft)];
    const label = text(`bar_${what}`);
    return [
      { id: `${what}-actual`, label, value: before, figure: money(before), tone: "soft" as const },
      { id: `${what}-draft`, label, value: after, figure: money(after), tone: "main" as const },
    ];
  });
  return (
    <figure className={styles.chart}>
      <BarChart label={text("chart")} bars={bars} />
      <figcaption className={styles.legend}>
        <span className={styles.legendSoft}>{text("asItWas")}</span>
        <span className={styles.legendMain}>{text("underDraft")}</span>
      </figcaption>
    </figure>
  );
}

const discountOf = ({ discountMinor }: TrialSide): number => discountMinor;
const tenderedOf = ({ tenderedMinor }: TrialSide): number => tenderedMinor;
