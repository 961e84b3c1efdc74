import { memo } from "react";
import type { RefObject } from "react";
import type { BasketLine } from "#core/basket/basket.ts";
import type { PricedLine } from "#core/basket/priced-basket.ts";
import { formatQuantity } from "#core/money/format-money.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { PanelState } from "../panels.ts";
import styles from "./basket.module.css";

export interface BasketLineRowProps {
  readonly line: BasketLine;
  readonly priced: PricedLine | undefined;
  readonly selected: boolean;
  readonly rowRef: RefObject<HTMLLIElement | null> | undefined;
  readonly onSelect: (lineId: string) => void;
  readonly onWhy: (panel: PanelState) => void;
}

export const BasketLineRow = memo(function BasketLineRow(props: BasketLineRowProps) {
  const { line, priced, selected, rowRef, onSelect, onWhy } = props;
  const text = useTexts("cashier");
  const { money, why } = useSpeaker();
  return (
    <li ref={rowRef} className={selected ? `${styles.row} ${styles.selected}` : styles.row} aria-current={selected}>
      <button type="button" className={styles.main} tabIndex={selected ? 0 : -1} onClick={() => onSelect(line.id)}>
        <span className={styles.quantity}>{formatQuantity(line.quantityMilli)} ×</span>
        <span className={styles.name}>{line.name}</span>
        <span className={styles.unit}>{money(line.listPriceMinor)}</span>
        <span className={styles.amount}>{priced === undefined ? "–" : money(priced.grossMinor)}</span>
      </button>
      {priced === undefined || priced.adjustments.length === 0 ? null : (
        <div className={styles.adjustments}>
          <ul className={styles.sentences}>
            {priced.adjustments.map((adjustment) => (
              <li key={`${adjustment.stage} ${adjustment.ruleId}`}>
                {why(adjustment.sentence)} <b className={styles.part}>{money(adjustment.amountMinor)}</b>
              </li>
            ))}
          </ul>
          <button
            type="button"
            className={styles.why}
            tabIndex={-1}
            aria-label={text("whyOf", { name: line.name })}
            onClick={() => onWhy({ kind: "whyLine", lineId: line.id })}
          >
            {text("why")}
          </button>
          <span className={styles.amount}>
            {money(priced.adjustments.reduce((sum, { amountMinor }) => sum + amountMinor, 0))}
          </span>
        </div>
      )}
    </li>
  );
});
