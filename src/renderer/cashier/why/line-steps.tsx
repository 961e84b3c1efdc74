import type { PricedLine } from "#core/basket/priced-basket.ts";
import type { SoldLine } from "#core/events/sale-completed.ts";
import { formatQuantity } from "#core/money/format-money.ts";
import type { BasisPoints } from "#core/money/integers.ts";
import { formatRate } from "#locales/say.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import styles from "./why.module.css";

export interface LineStepsProps {
  readonly line: Pick<SoldLine, "name" | "quantityMilli" | "listPriceMinor">;
  readonly priced: Pick<PricedLine, "grossMinor" | "adjustments" | "netMinor" | "taxRateId">;
  /** As it was when the line was sold; null: the shop's rate of today. */
  readonly taxRate: BasisPoints | null;
}

/** How a line came to its price, from the list price to the tax, every step with its rule. */
export function LineSteps({ line, priced, taxRate }: LineStepsProps) {
  const { shop } = useCashier();
  const text = useTexts("cashier");
  const { money, why, local, language } = useSpeaker();
  const tax = shop.taxRates.find((rate) => rate.id === priced.taxRateId);
  return (
    <>
      <p className={styles.subject}>{line.name}</p>
      <ol className={styles.steps}>
        <li className={styles.step}>
          <span>
            {text("listPriceTimes", {
              quantity: formatQuantity(line.quantityMilli),
              price: money(line.listPriceMinor),
            })}
          </span>
          <span>{money(priced.grossMinor)}</span>
        </li>
        {priced.adjustments.map((adjustment) => (
          <li key={`${adjustment.stage} ${adjustment.ruleId}`} className={styles.step}>
            <span>
              {why(adjustment.sentence)}
              <small className={styles.rule}>
                {text(`stage_${adjustment.stage}`)}
                {adjustment.ruleVersion > 0 ? ` · ${text("programVersion", { version: adjustment.ruleVersion })}` : ""}
              </small>
            </span>
            <span>{money(adjustment.amountMinor)}</span>
          </li>
        ))}
        <li className={`${styles.step} ${styles.result}`}>
          <span>{text("linePrice")}</span>
          <span>{money(priced.netMinor)}</span>
        </li>
      </ol>
      {tax === undefined ? null : (
        <p className={styles.note}>
          {text(shop.taxMode === "inclusive" ? "includesTax" : "taxIsAdded", {
            name: local(tax.name),
            rate: formatRate(taxRate ?? tax.rate, language),
          })}
        </p>
      )}
      {priced.adjustments.length === 0 ? <p className={styles.note}>{text("noAdjustments")}</p> : null}
    </>
  );
}
