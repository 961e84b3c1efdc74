import { memo } from "react";
import { Notice } from "#renderer/kit/notice.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import styles from "./totals.module.css";

export const BasketTotals = memo(function BasketTotals() {
  const { view, open } = useCashier();
  const text = useTexts("cashier");
  const { money, count, failure, currency } = useSpeaker();
  if (!view.pricing.ok) {
    return (
      <div className={styles.totals} role="alert">
        <Notice tone="bad" title={text("saleStopped")}>
          <p>{failure(view.pricing.failure)}</p>
        </Notice>
      </div>
    );
  }
  const { priced, settlement } = view.pricing;
  const partlyPaid = settlement.tenders.length > 0;
  const earned = priced.earning?.points ?? 0;
  return (
    <div className={styles.totals}>
      <div className={styles.figures}>
        {view.basket.lines.length > 0 ? <span>{text("lineCount", { count: view.basket.lines.length })}</span> : null}
        {priced.savedMinor > 0 ? <span>{text("youSave", { amount: money(priced.savedMinor) })}</span> : null}
        {priced.taxAddedMinor > 0 ? <span>{text("taxAdded", { amount: money(priced.taxAddedMinor) })}</span> : null}
        {earned > 0 ? (
          <button type="button" className={styles.points} onClick={() => open({ kind: "whyPoints" })}>
            {text("earnsPoints", { points: count(earned) })}
          </button>
        ) : null}
        {partlyPaid ? <span>{text("totalWas", { amount: money(priced.totalMinor) })}</span> : null}
      </div>
      <div className={styles.total}>
        <span className={styles.label}>
          {text(partlyPaid ? "stillToPay" : "total")} <small>{currency}</small>
        </span>
        <output className={styles.sum} data-part="total" aria-label={text(partlyPaid ? "stillToPay" : "total")}>
          {money(partlyPaid ? settlement.remainingMinor : priced.totalMinor)}
        </output>
      </div>
    </div>
  );
});
