import type { SaleView } from "#contract/views.ts";
import { formatQuantity } from "#core/money/format-money.ts";
import { useSpeaker } from "#renderer/session/words.ts";
import styles from "./sales.module.css";

export function SoldLines({ sale }: { readonly sale: SaleView }) {
  const { money, why } = useSpeaker();
  return (
    <ul className={styles.lines}>
      {sale.lines.map((line) => (
        <li key={line.lineId}>
          <div className={styles.line}>
            <span>
              {formatQuantity(line.quantityMilli)} × {line.name}
            </span>
            <span>{money(line.grossMinor)}</span>
          </div>
          {line.adjustments.map((adjustment) => (
            <div key={`${adjustment.stage} ${adjustment.ruleId}`} className={styles.adjustment}>
              <span>{why(adjustment.sentence)}</span>
              <span>{money(adjustment.amountMinor)}</span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
