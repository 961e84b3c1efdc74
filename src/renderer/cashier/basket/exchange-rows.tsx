import { memo } from "react";
import type { ExchangeView } from "#contract/return-views.ts";
import { formatQuantity } from "#core/money/format-money.ts";
import { Button } from "#renderer/kit/button.tsx";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import styles from "./exchange-rows.module.css";

/** What comes back against the basket, above what is taken. */
export const ExchangeRows = memo(function ExchangeRows({ exchange }: { readonly exchange: ExchangeView }) {
  const { run } = useCommands();
  const text = useTexts("returns");
  const { money } = useSpeaker();
  return (
    <section className={styles.block} aria-label={text("comesBack")} data-part="exchange">
      <header className={styles.header}>
        <span>{text("comesBackOf", { number: exchange.receiptNumber })}</span>
        <Button tone="quiet" keyName="X" onClick={() => void run("clearExchange", {})}>
          {text("notBack")}
        </Button>
      </header>
      <ul>
        {exchange.returned.lines.map(({ lineId, name, quantityMilli, netMinor }) => (
          <li key={lineId} className={styles.row}>
            <span>
              {formatQuantity(quantityMilli)} × {name}
            </span>
            <span>{money(netMinor)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
});
