import { Panel } from "#renderer/kit/panel.tsx";
import { formatQuantity } from "#core/money/format-money.ts";
import { formatRate } from "#locales/say.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import styles from "./why.module.css";

/** How a line came to its price, from the list price to the tax, every step with its rule. */
export function WhyLinePanel({ lineId }: { readonly lineId: string }) {
  const { view, shop, close } = useCashier();
  const text = useTexts("cashier");
  const words = useTexts("words");
  const { money, why, local, language } = useSpeaker();
  const line = view.basket.lines.find((one) => one.id === lineId);
  const priced = view.pricing.ok ? view.pricing.priced.lines.find((one) => one.lineId === lineId) : undefined;
  if (line === undefined || priced === undefined) return null;
  const tax = shop.taxRates.find((rate) => rate.id === priced.taxRateId);
  return (
    <Panel title={text("whyThisPrice")} close={{ label: words("close"), act: close }}>
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
            rate: formatRate(tax.rate, language),
          })}
        </p>
      )}
      {priced.adjustments.length === 0 ? <p className={styles.note}>{text("noAdjustments")}</p> : null}
    </Panel>
  );
}
