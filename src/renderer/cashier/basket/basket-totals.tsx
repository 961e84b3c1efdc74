import { memo } from "react";
import { Notice } from "#renderer/kit/notice.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { PanelState } from "../panels.ts";
import { TakenTenders } from "../pay/taken-tenders.tsx";
import { useCashier } from "../use-cashier.tsx";
import styles from "./totals.module.css";

/** These panels list themselves what was taken. */
const PAYING: ReadonlySet<PanelState["kind"]> = new Set(["cash", "card", "points", "giftCards", "giftCard"]);

export const BasketTotals = memo(function BasketTotals() {
  const { view, panel, open } = useCashier();
  const text = useTexts("cashier");
  const { money, count, failure, currency } = useSpeaker();
  if (!view.pricing.ok) {
    return (
      <div className={styles.totals}>
        <div role="alert">
          <Notice tone="bad" title={text("saleStopped")}>
            <p>{failure(view.pricing.failure)}</p>
          </Notice>
        </div>
        {/* Nothing else moves while money is taken, and the panels for paying do not open for such a basket. */}
        {PAYING.has(panel.kind) ? null : (
          <div className={styles.taken}>
            <TakenTenders />
          </div>
        )}
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
