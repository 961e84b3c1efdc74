import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import styles from "./why.module.css";

/** Which rules make the points of this basket, and from what. */
export function WhyPointsPanel() {
  const { view, close } = useCashier();
  const text = useTexts("cashier");
  const words = useTexts("words");
  const { money, count, why } = useSpeaker();
  const earning = view.pricing.ok ? view.pricing.priced.earning : null;
  return (
    <Panel title={text("whyThesePoints")} close={{ label: words("close"), act: close }}>
      {earning === null ? (
        <EmptyState title={text("noPointsWithoutMember")} />
      ) : (
        <>
          <ol className={styles.steps}>
            <li className={styles.step}>
              <span>{text("earningBase")}</span>
              <span>{money(earning.baseMinor)}</span>
            </li>
            {earning.rules.map((rule) => (
              <li key={rule.ruleId} className={styles.step}>
                <span>{why(rule.sentence)}</span>
                <span>{count(rule.points)}</span>
              </li>
            ))}
            <li className={`${styles.step} ${styles.result}`}>
              <span>{text("pointsOfThisSale")}</span>
              <span>{count(earning.points)}</span>
            </li>
          </ol>
          {earning.remainderAfter.numerator === 0 ? null : (
            <p className={styles.note}>
              {text("remainderKept", {
                numerator: count(earning.remainderAfter.numerator),
                denominator: count(earning.remainderAfter.denominator),
              })}
            </p>
          )}
        </>
      )}
    </Panel>
  );
}
