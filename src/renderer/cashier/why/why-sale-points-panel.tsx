import type { SaleView } from "#contract/views.ts";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { useAsk } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import styles from "./why.module.css";

/** Which rules moved the points of a past sale or return, and what it did to the tier. */
export function WhySalePointsPanel({ saleId }: { readonly saleId: string }) {
  const { close } = useCashier();
  const answer = useAsk("getSale", { saleId });
  const text = useTexts("returns");
  const words = useTexts("words");
  return (
    <Panel title={text("whySalePoints")} close={{ label: words("back"), act: close }}>
      {answer?.ok === true ? <PointsSteps sale={answer.value} /> : null}
    </Panel>
  );
}

function PointsSteps({ sale }: { readonly sale: SaleView }) {
  const text = useTexts("returns");
  const cashier = useTexts("cashier");
  const { money, count, why } = useSpeaker();
  const { points, movements, tierWhy } = sale;
  if (points === null) return <EmptyState title={text("noMember")} />;
  const { numerator, denominator } = points.remainderAfter;
  return (
    <>
      <ol className={styles.steps}>
        <li className={styles.step}>
          <span>{cashier("earningBase")}</span>
          <span>{money(points.earnedBaseMinor)}</span>
        </li>
        {points.earned.map((row) => (
          <li key={row.ruleId} className={styles.step}>
            <span>{why(row.sentence)}</span>
            <span>{count(row.points)}</span>
          </li>
        ))}
      </ol>
      <ol className={styles.steps}>
        <li className={styles.step}>
          <span>{text("balanceBefore")}</span>
          <span>{count(points.before)}</span>
        </li>
        {movements.map((movement) => (
          <li key={movement.kind} className={styles.step}>
            <span>{text(`movement_${movement.kind}`)}</span>
            <span>{count(movement.points)}</span>
          </li>
        ))}
        <li className={`${styles.step} ${styles.result}`}>
          <span>{text("balanceAfter")}</span>
          <span>{count(points.after)}</span>
        </li>
      </ol>
      {tierWhy.map((sentence) => (
        <p key={sentence.key} className={styles.note}>
          {why(sentence)}
        </p>
      ))}
      {numerator === 0 ? null : (
        <p className={styles.note}>
          {cashier("remainderKept", { numerator: count(numerator), denominator: count(denominator) })}
        </p>
      )}
    </>
  );
}
